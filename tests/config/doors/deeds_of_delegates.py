"""Delegates are recommended, elected, withdrawn, replaced, checked."""

from __future__ import annotations

from config.doors.deeds import Deed, day, deed
from config.doors.deeds_of_congresses import NAME, called
from congress.delegations import Sending, classmate, freeze
from selection.serving import Presidium
from selection.test_nominating import BRANCH

PAGE = f"/congresses/{NAME}/delegates"
UNIT = "软件工程"
UNION = "college_union"


def sending(presidium: Presidium) -> Sending:
    """A called congress with two seats for the major, and six who may be elected."""
    university = presidium.university
    congress = called(presidium)
    made = tuple(classmate(university, number) for number in range(1, 7))
    freeze(university, congress, "college", 2)
    return Sending(university, congress, made, UNIT, "college")


def elected(presidium: Presidium) -> Sending:
    there = sending(presidium)
    there.recommended(0, 1, 2)
    there.elect(there.result({0: 4, 1: 4, 2: 4}, (0, 1), (2,), tie="抽签", **PAPERS))
    return there


PAPERS = {"eligible": 6, "present": 6, "valid": 6}
ELECTION = f"{PAGE}/election?unit={UNIT}&kind=college"


@deed("delegate recommend")
def _recommend(presidium: Presidium) -> Deed:
    number = sending(presidium).number(0)
    given = {"said": "热心服务同学", "cadre": "no"}
    return Deed(
        presidium.guiding(BRANCH),
        f"{PAGE}/recommend/{number}",
        given,
        "/congresses/delegates/recommend",
        ("--congress", NAME, "--student-no", number, "--said", given["said"], "--cadre", "no"),
        {**given, "congress": NAME, "student_no": number},
    )


@deed("delegate elect")
def _elect(presidium: Presidium) -> Deed:
    there = sending(presidium)
    there.recommended(0, 1, 2)
    votes = {there.number(n): count for n, count in enumerate((5, 4, 1))}
    papers = {"day": day(), "seats": 2, "eligible": 6, "present": 6, "valid": 6}
    words = {"scrutineers": "监票人甲", "minutes": "班会投票"}
    options = [part for name, value in {**papers, **words}.items() for part in (f"--{name}", value)]
    said = [part for number, count in votes.items() for part in ("--votes", f"{number}={count}")]
    return Deed(
        presidium.guiding(UNION),
        ELECTION,
        {**papers, **words, **{f"votes-{number}": count for number, count in votes.items()}, "act": "record"},
        "/congresses/delegates/election",
        ("--congress", NAME, "--unit", UNIT, *options, *said),
        {
            **papers,
            **words,
            "congress": NAME,
            "unit": UNIT,
            "votes": [f"{one}={n}" for one, n in votes.items()],
        },
    )


@deed("delegate annul")
def _annul(presidium: Presidium) -> Deed:
    poll = elected(presidium).congress.polls.get()
    return Deed(
        presidium.guiding(UNION),
        ELECTION,
        {"act": "annul", "poll": poll.pk, "why": "计票有误"},
        "/congresses/delegates/annul",
        ("--congress", NAME, "--unit", UNIT, "--said", "计票有误"),
        {"congress": NAME, "unit": UNIT, "said": "计票有误"},
    )


@deed("delegate leave-vacant")
def _leave_vacant(presidium: Presidium) -> Deed:
    there, why = sending(presidium), "院学生会会议决定空缺"
    there.recommended(0, 1, 2)
    there.elect(there.result({0: 4, 1: 2, 2: 1}, (0,), **PAPERS))
    return Deed(
        presidium.guiding(UNION),
        ELECTION,
        {"act": "vacant", "why": why},
        "/congresses/delegates/vacant",
        ("--congress", NAME, "--unit", UNIT, "--said", why),
        {"congress": NAME, "unit": UNIT, "said": why},
    )


@deed("delegate withdraw")
def _withdraw(presidium: Presidium) -> Deed:
    number = elected(presidium).number(0)
    return Deed(
        presidium.guiding(UNION),
        f"{PAGE}/{number}/withdraw",
        {"why": "休学"},
        "/congresses/delegates/withdraw",
        ("--congress", NAME, "--student-no", number, "--said", "休学"),
        {"congress": NAME, "student_no": number, "said": "休学"},
    )


@deed("delegate follow")
def _follow(presidium: Presidium) -> Deed:
    there = elected(presidium)
    there.withdraw(0)
    return Deed(
        presidium.guiding(UNION),
        ELECTION,
        {"act": "follow"},
        "/congresses/delegates/follow",
        ("--congress", NAME, "--unit", UNIT),
        {"congress": NAME, "unit": UNIT},
    )


@deed("delegate office")
def _office(presidium: Presidium) -> Deed:
    given = {"student_no": sending(presidium).number(0), "office": "主席团成员"}
    return Deed(
        presidium.members[0],
        PAGE,
        given,
        "/congresses/delegates/office",
        ("--congress", NAME, "--student-no", given["student_no"], "--office", given["office"]),
        {**given, "congress": NAME},
    )


@deed("delegate check")
def _check(presidium: Presidium) -> Deed:
    elected(presidium)
    given = {"committee": "江一帆、叶清和", "statement": "代表资格有效。"}
    return Deed(
        presidium.members[0],
        f"/congresses/{NAME}/credentials",
        given,
        "/congresses/credentials",
        ("--congress", NAME, "--committee", given["committee"], "--statement", given["statement"]),
        {**given, "congress": NAME},
    )
