"""A name on a public notice, and objections to it, for tests of what follows."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from approvals.university import University
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome
from huizhang.selection.actions import (
    answer_objection,
    close_notice,
    object_to,
)
from huizhang.selection.models import Notice, Objection
from selection.test_nominating import (
    BRANCH,
    LEAGUE,
    PARTY,
    nominated,
    says,
    wish,
)

DAYS = 5


def determined(university: University) -> Notice:
    nomination = nominated(university, wish(university), BRANCH)
    says(university, nomination, LEAGUE)
    says(university, nomination, PARTY)
    return Notice.objects.get(nomination=nomination)


def over(notice: Notice) -> Notice:
    """As if it had been opened long enough ago."""
    today = timezone.localdate()
    Notice.objects.filter(pk=notice.pk).update(
        opens=today - timedelta(days=DAYS + 1), last_day=today - timedelta(days=1)
    )
    notice.refresh_from_db()
    return notice


def closed(university: University, notice: Notice, organ: str = PARTY) -> Notice:
    return close_notice(actor=university.seated[organ], notice=notice.pk, organ=organ, pack=university.pack)


def objected(university: University, notice: Notice) -> Objection:
    return object_to(
        actor=university.seated["personnel"], notice=notice.pk, said="成绩有误", pack=university.pack
    )


def answered(university: University, objection: Objection, outcome: Outcome, opinion: str = "已核实") -> Case:
    return answer_objection(
        actor=university.seated[PARTY],
        case=objection.case_id,
        organ=PARTY,
        outcome=outcome,
        pack=university.pack,
        opinion=opinion,
    )
