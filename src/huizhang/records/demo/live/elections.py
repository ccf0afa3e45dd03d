"""The students of a college elect somebody by ballot these days: whoever of them has an account may vote."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from huizhang.congress.queries import open_call
from huizhang.elections.actions import draft_election, open_election
from huizhang.elections.rules.drafting import Draft
from huizhang.people.demo import OFFICER
from huizhang.records.demo.live.people import COLLEAGUES, University

SEATS, STAND = 2, 4
LASTS = timedelta(days=14)
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


def _evening() -> datetime:
    return (timezone.localtime() + LASTS).replace(hour=20, minute=0, second=0, microsecond=0)
