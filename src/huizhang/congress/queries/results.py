"""The results of a congress's elections, and where one is judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from huizhang.congress.models import Congress, ElectionLine, ElectionResult, Entitled, Milestone, Poll
from huizhang.congress.queries.session.minutes import day_of
from huizhang.congress.queries.session.roll import entitled, session_of
from huizhang.congress.rules.results.judging import Field
from huizhang.congress.rules.results.result import Terms, terms_of
from huizhang.congress.rules.timeline import Name
from huizhang.kernel.roster import PRESIDIUM
from huizhang.policy.pack import Pack
from huizhang.selection.queries import Nomination
from huizhang.selection.queries.electing import candidates_of, passed_over
from huizhang.selection.queries.standing import union_called
from huizhang.selection.rules import chain_to, needs_election


def results(congress: Congress) -> QuerySet[ElectionResult]:
    """The newest first."""
    return ElectionResult.objects.filter(congress=congress).select_related("recorded_by").order_by("-pk")


def results_standing(congress: Congress) -> QuerySet[ElectionResult]:
    """Without those that were taken back; the first vote first."""
    return results(congress).filter(annulled_on__isnull=True).order_by("pk")


def rests_on(congress: Congress, reference: str) -> bool:
    """Whether a result that stands names this hash of a published bundle."""
    polls = Poll.objects.filter(congress=congress, annulled_on__isnull=True)
    return (
        results_standing(congress).filter(reference=reference).exists()
        or polls.filter(minutes__contains=reference).exists()
    )


def lines_of(found: Iterable[ElectionResult]) -> dict[int, list[ElectionLine]]:
    """By result: the elected in their order, then the others by votes."""
    rows = ElectionLine.objects.filter(result__in=list(found)).select_related(
        "nomination__student__class_group__major", "nomination__case"
    )
    by_result: dict[int, list[ElectionLine]] = {}
    for one in sorted(rows, key=lambda line: (line.rank or len(rows) + 1, -line.approve, line.pk)):
        by_result.setdefault(one.result_id, []).append(one)
    return by_result


def elected_at(congress: Congress) -> list[ElectionLine]:
    """Whom the votes that stand elected, in the order of votes and ranks."""
    rows = ElectionLine.objects.filter(result__in=results_standing(congress), rank__isnull=False)
    return list(
        rows.select_related("nomination__student", "nomination__case", "result").order_by("result", "rank")
    )


def candidates_at(congress: Congress) -> list[Nomination]:
    """For the first vote everybody whom the chain made a candidate; for a further one those not elected."""
    if not results_standing(congress).exists():
        return list(candidates_of(congress.union_id).order_by("pk"))
    voted = passed_over(congress.union_id).filter(elections__result__in=results_standing(congress))
    return list(voted.distinct().order_by("pk"))


def seats_left(congress: Congress) -> int | None:
    """How many seats of the first vote nobody has won; None before it."""
    first = results_standing(congress).first()
    return None if first is None else max(0, first.seats - len(elected_at(congress)))


def elects_presidium(congress: Congress, pack: Pack) -> bool:
    """Whether the plan has a congress elect the presidium of this union."""
    union = union_called(congress.union_id)
    return union is not None and needs_election(pack, chain_to(union.level, PRESIDIUM), PRESIDIUM)


def terms_at(congress: Congress, pack: Pack) -> Terms:
    """The quorum that the session was opened with, where its books are kept."""
    session = session_of(congress)
    return terms_of(pack.balloting, session.quorum if session else "")


def field_of(congress: Congress, standing_for: Iterable[Nomination]) -> Field:
    session, today = session_of(congress), timezone.localdate()
    people = list(standing_for)
    closed = [timezone.localdate(one.case.closed_at) for one in people if one.case.closed_at]
    roll = Entitled.objects.filter(session=session) if session else None
    return Field(
        {one.student_id: one.student.name for one in people},
        day_of(session) if session else _recorded(congress),
        len(entitled(congress)) if roll is None else roll.count(),
        today,
        None if roll is None else roll.filter(stays__isnull=False).distinct().count(),
        max(closed, default=None),
        results_standing(congress).count() + 1,
        seats_left(congress),
    )


def _recorded(congress: Congress) -> date | None:
    """Of a session without books here: the day on record."""
    return (
        Milestone.objects.filter(congress=congress, name=Name.SESSION).values_list("day", flat=True).first()
    )
