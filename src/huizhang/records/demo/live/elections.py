"""The students of a college elect somebody by ballot these days: whoever of them has an account may vote.
Another election, on paper, is over: counted by two tellers and laid open for everybody."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from huizhang.congress.queries import open_call
from huizhang.elections.actions import (
    close_election,
    count_election,
    draft_election,
    hand_in_sheet,
    open_election,
    publish_election,
    put_pile,
    record_papers,
)
from huizhang.elections.queries import Election
from huizhang.elections.rules.drafting import Draft
from huizhang.kernel.tally.sheets import Pile, Votes
from huizhang.people.demo import OFFICER
from huizhang.records.demo.live.people import COLLEAGUES, University

SEATS, STAND = 2, 4
LASTS = timedelta(days=14)
# who has how many of ten votes
SHARES, WHOLE = (7, 6, 4, 2), 10
TELLING = ("school_party_committee", "college_party_org")
WATCHING = ("school_league_committee", "school_student_affairs", "college_league_org")


def open_ballot(university: University) -> None:
    """By the officer, whose organ the plan lets open elections of the school's congress."""
    congress = open_call(university.school)
    if congress is None or len(university.qualified) < STAND:
        return
    draft = Draft(
        kind="other",
        title="选举伙食委员会学生委员",
        seats=SEATS,
        candidates=tuple(one.pk for one in university.qualified[:STAND]),
        scrutineers=tuple(COLLEAGUES[organ][0] for organ in WATCHING),
        approved="筹备委员会会议举手表决通过监票人名单",
        balloting=university.pack.balloting,
        office="伙食委员会学生委员",
        constituency=university.college,
        closes=_evening(),
    )
    officer, pack = university.of(OFFICER.username), university.pack
    made = draft_election(actor=officer, congress=congress, draft=draft, pack=pack)
    open_election(actor=officer, election=made, pack=pack)


def publish_ballot(university: University) -> None:
    """What two tellers wrote down of it, added up and published."""
    congress = open_call(university.school)
    if congress is None or len(university.qualified) < STAND:
        return
    tellers = tuple(COLLEAGUES[organ][0] for organ in TELLING)
    draft = Draft(
        kind="other",
        title="选举学生公寓自我管理委员会委员",
        seats=SEATS,
        candidates=tuple(one.pk for one in university.qualified[-STAND:]),
        scrutineers=tuple(COLLEAGUES[organ][0] for organ in WATCHING),
        tellers=tellers,
        approved="筹备委员会会议举手表决通过监票人、计票人名单",
        balloting=university.pack.balloting,
        office="学生公寓自我管理委员会委员",
        constituency=university.college,
        mode="paper",
    )
    acting: dict[str, Any] = {"actor": university.of(OFFICER.username), "pack": university.pack}
    made = open_election(election=draft_election(congress=congress, draft=draft, **acting), **acting)
    made = close_election(election=made, **acting)
    came = (made.entitled or 0) * 9 // 10
    made = record_papers(election=made, issued=came, returned=came - 1, **acting)
    for teller in map(university.of, tellers):
        put_pile(actor=teller, election=made, pile=_pile(came - 1, made))
        hand_in_sheet(actor=teller, election=made, pack=university.pack)
    count_election(election=made, **acting)
    publish_election(election=made, **acting)


def _pile(ballots: int, election: Election) -> Pile:
    """One ballot is invalid; the first two of four candidates have most of the others."""
    valid, votes = ballots - 1, {}
    for place, one in enumerate(election.candidates.order_by("key")):
        approve = valid * SHARES[place] // WHOLE
        oppose = valid // WHOLE
        votes[one.key] = Votes(approve, oppose, valid - approve - oppose)
    return Pile("全部选票", valid, 1, votes)


def _evening() -> datetime:
    return (timezone.localtime() + LASTS).replace(hour=20, minute=0, second=0, microsecond=0)
