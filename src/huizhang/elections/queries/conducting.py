"""What waits for whoever conducts elections, from the opening to the congress's having the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from huizhang.congress.queries.holding import counted_results
from huizhang.elections.models import Election
from huizhang.elections.rules.states import ENDED, RUNNING, UNCOUNTED, Kind, State
from huizhang.kernel import procedure
from huizhang.org import queries as org
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

OPEN, CLOSE, COUNT, PUBLISH, PASS_ON = "open", "close", "count", "publish", "pass_on"


@dataclass(frozen=True, slots=True)
class Due:
    """`act` is one of those above; `number` is the election's."""

    act: str
    number: int
    title: str


def due_to_conduct(account: Account, pack: Pack, day: date) -> Iterator[Due]:
    """One query beside those for the account's seats, and none for somebody who conducts nothing; without
    elections in which the account stands or has an office."""
    unions = org.led(account, pack, day)
    if not unions:
        return
    others = Election.objects.filter(union__in=unions).exclude(officers__account=account)
    if account.student_id:
        others = others.exclude(candidates__student=account.student_id)
    waits = (When(due, then=Value(act)) for act, due in _due().items())
    found = others.annotate(due=Case(*waits)).exclude(due=None).order_by("pk")
    for row in found.values_list("due", "pk", "title"):
        yield Due(*row)


def _due() -> dict[str, Q]:
    return {
        OPEN: Q(state=State.DRAFTED) & ~Q(opening__state=procedure.State.OPEN),
        CLOSE: Q(state__in=RUNNING, closes__lte=timezone.now()),
        COUNT: Q(state__in=UNCOUNTED, counted__isnull=True),
        PUBLISH: Q(state__in=(State.COUNTED, *ENDED), counted__isnull=False, counted__published_at=None),
        PASS_ON: _to_pass_on(),
    }


def _to_pass_on() -> Q:
    """A presidium; for delegates there is `standing.results_due`."""
    held = counted_results().filter(reference=OuterRef("counted__sha256"))
    return Q(~Exists(held), kind=Kind.PRESIDIUM, state=State.PUBLISHED)
