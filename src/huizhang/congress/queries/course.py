"""How far a congress is: what is on record of its course."""

from __future__ import annotations

from datetime import date

from django.db import models as db
from django.db.models import Q, QuerySet

from huizhang.approvals import queries as approvals
from huizhang.approvals.queries import Case
from huizhang.congress.models import Calling, Congress, Milestone, Session
from huizhang.congress.queries.seats import frozen
from huizhang.congress.rules import timeline as rules
from huizhang.congress.rules.allocation import demands_of
from huizhang.congress.rules.allocation.proposing import CHAIN as SEATS_CHAIN
from huizhang.congress.rules.calling import ASSEMBLY, Standing
from huizhang.congress.rules.delegates.candidates import EX_OFFICIO
from huizhang.congress.rules.requests import ASKED
from huizhang.congress.rules.timeline import OnFile, timeline
from huizhang.kernel import records
from huizhang.kernel.procedure import State
from huizhang.policy.pack import Pack

ALIVE = (State.OPEN, State.RETURNED)


def was_held() -> Q:
    """Of congresses: brought in with the records, or called here and their session recorded."""
    sessions = Milestone.objects.filter(name=rules.Name.SESSION).values("congress")
    return Q(calling__isnull=True) | Q(pk__in=sessions)


def congresses_of(union: str) -> QuerySet[Congress]:
    """The latest first, each with `stage`: called, cancelled or held."""
    stage = db.Case(
        db.When(was_held(), then=db.Value("held")),
        db.When(calling__cancelled_on__isnull=False, then=db.Value("cancelled")),
        default=db.Value("called"),
        output_field=db.CharField(),
    )
    return Congress.objects.filter(union=union).annotate(stage=stage).order_by("-date", "congress")


def open_call(union: str) -> Congress | None:
    """The one that was called, not cancelled and not held yet."""
    waiting = Congress.objects.filter(union=union, calling__cancelled_on__isnull=True)
    return waiting.exclude(was_held()).first()


def calling_of(congress: Congress) -> Calling | None:
    return Calling.objects.filter(congress=congress).select_related("by").first()


def milestones_of(congress: Congress) -> dict[str, Milestone]:
    return {one.name: one for one in Milestone.objects.filter(congress=congress)}


def requests_of(congress: Congress, what: str | None = None) -> QuerySet[Case]:
    """The newest first."""
    kinds = [ASKED[what]] if what else list(ASKED.values())
    return Case.objects.filter(kind__in=kinds, subject=congress.congress).order_by("-pk")


def requests_standing(congress: Congress) -> QuerySet[Case]:
    """Without those to convene it on a day that was changed since; the newest first."""
    calling = calling_of(congress)
    if calling is None or calling.moved_at is None:
        return requests_of(congress)
    return requests_of(congress).exclude(kind=rules.CONVENING, opened_at__lt=calling.moved_at)


def on_file(congress: Congress, pack: Pack, today: date) -> OnFile:
    found = frozen(congress)
    demands = demands_of(pack)
    students = congress.students_represented
    least = demands.minimum(students) if students else None
    return OnFile(
        congress.date,
        calling_of(congress) is not None,
        {name: one.day for name, one in milestones_of(congress).items() if one.day <= today},
        _words(congress, today),
        found.frozen_on if found else None,
        congress.delegates.exclude(kind=EX_OFFICIO).count(),
        found.total if found else least,
        congress.elected_by == ASSEMBLY,
    )


def course_of(
    congress: Congress, union: records.Union, pack: Pack, today: date
) -> tuple[rules.Milestone, ...]:
    return timeline(pack, union, on_file(congress, pack, today), today)


def _words(congress: Congress, today: date) -> dict[str, dict[tuple[str, str], date]]:
    """A request counts while it is decided and once it is granted; the result has the congress's own name."""
    live = requests_standing(congress).filter(state__in=(State.OPEN, State.APPROVED))
    rounds = {case.number: case.round for case in live.exclude(kind=rules.RESULT)}
    found: dict[str, dict[tuple[str, str], date]] = {}
    for step in approvals.steps_of_cases([*rounds, congress.congress], today):
        if step.outcome and step.round >= rounds.get(step.case, 0):
            found.setdefault(step.kind, {})[step.act, step.organ] = step.date
    return found


def standing_of(congress: Congress) -> Standing:
    """How far its call can still be changed."""
    calling = calling_of(congress)
    deciding = Case.objects.filter(
        kind__in=[*ASKED.values(), SEATS_CHAIN], subject=congress.congress, state__in=ALIVE
    )
    return Standing(
        calling is not None,
        Congress.objects.filter(was_held(), pk=congress.pk).exists(),
        calling is not None and calling.cancelled_on is not None,
        Session.objects.filter(congress=congress, closed_at__isnull=True).exists(),
        tuple(case.number for case in deciding.order_by("pk")),
    )
