"""Public notices: which run, what was said against them, who answers."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from huizhang.approvals.queries import determining, seat_for
from huizhang.kernel import records
from huizhang.kernel.procedure import State
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.models import Nomination, Notice, Objection
from huizhang.selection.queries.nominations import ALIVE
from huizhang.selection.rules.nominating import needs_election


def notices() -> QuerySet[Notice]:
    """With the person, the union and the case; by union and post."""
    return Notice.objects.select_related(
        "nomination__case", "nomination__union", "nomination__student__class_group__major", "opened_by"
    ).order_by("nomination__union", "nomination__post", "nomination__department", "pk")


def running() -> QuerySet[Notice]:
    """Neither in effect nor taken back."""
    return notices().filter(ended_at__isnull=True)


def in_effect() -> QuerySet[Notice]:
    """Ended without being taken back, the latest first."""
    return notices().filter(ended_at__isnull=False, taken_back=False).order_by("-ended_at", "-pk")


def unanswered(notice: Notice) -> int:
    return notice.objections.filter(case__state__in=ALIVE).count()


def ended_unobjected(day: date) -> list[int]:
    """The keys of those whose last day is over and against which nothing is open."""
    over = Notice.objects.filter(ended_at__isnull=True, last_day__lt=day)
    return list(over.exclude(objections__case__state__in=ALIVE).order_by("pk").values_list("pk", flat=True))


def objected_by(account: Account, notice: Notice) -> bool:
    return notice.objections.filter(case__submitted_by=account).exclude(case__state=State.WITHDRAWN).exists()


def objection_of(case: int) -> Objection:
    return Objection.objects.select_related("case", "notice__nomination__student").get(case=case)


def posts_on_notice(union: str, pack: Pack) -> tuple[records.Post, ...]:
    """What was determined and begins as soon as the notice ends; candidates wait for their congress."""
    found = Nomination.objects.filter(union=union, notice__isnull=False, notice__ended_at__isnull=True)
    return tuple(
        post_wished(one, one.start)
        for one in found.select_related("case")
        if not needs_election(pack, one.case.kind, one.post)
    )


def post_wished(nomination: Nomination, start: date) -> records.Post:
    return records.Post(
        nomination.union_id,
        nomination.student_id,
        nomination.post,
        start,
        nomination.department or None,
        nomination.end,
        None,
    )


def organs_of(account: Account, notice: Notice, day: date) -> list[str]:
    """Of the organs that determined, those for which the account speaks; none about the person."""
    nomination = notice.nomination
    if account.student_id and account.student_id == nomination.student_id:
        return []
    slots = determining(nomination.case).slots
    return [slot.organ for slot in slots if seat_for(account, slot, day) is not None]


def objections_for(account: Account, notice: Notice, day: date) -> QuerySet[Objection]:
    """The own one, and every one for an organ that answers."""
    found = notice.objections.select_related("case__submitted_by").order_by("pk")
    return found if organs_of(account, notice, day) else found.filter(case__submitted_by=account)
