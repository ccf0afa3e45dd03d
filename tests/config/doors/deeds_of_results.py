"""The congress's election of the presidium is recorded, and taken back."""

from __future__ import annotations

from config.doors.deeds import Deed, day, deed
from congress.electing import NAME, electing_of
from selection.serving import Presidium

PAGE = f"/congresses/{NAME}/result"
PAPERS = {"seats": 2, "entitled": 9, "present": 8, "issued": 8, "returned": 8, "valid": 8}
WORDS = {"scrutineers": "监票人甲", "minutes": "无记名投票"}


@deed("congress elect")
def _elect(presidium: Presidium) -> Deed:
    there = electing_of(presidium)
    votes = {there.number(n): count for n, count in enumerate((7, 6, 3))}
    told = {"day": day(), **PAPERS, **WORDS}
    options = [part for name, value in told.items() for part in (f"--{name}", value)]
    said = [part for number, count in votes.items() for part in ("--votes", f"{number}={count}")]
    fields = {f"votes-{number}": count for number, count in votes.items()}
    return Deed(
        presidium.members[0],
        PAGE,
        {**told, **fields, "whole": "renews", "act": "record"},
        "/congresses/result",
        ("--congress", NAME, *options, *said),
        {**told, "congress": NAME, "votes": [f"{one}={n}" for one, n in votes.items()]},
    )


@deed("congress annul-result")
def _annul(presidium: Presidium) -> Deed:
    made = electing_of(presidium).elected()
    return Deed(
        presidium.members[0],
        PAGE,
        {"act": "annul", "result": made.pk, "why": "计票有误"},
        "/congresses/result/annul",
        ("--congress", NAME, "--said", "计票有误"),
        {"congress": NAME, "said": "计票有误"},
    )
