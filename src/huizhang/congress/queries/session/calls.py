"""At which congresses somebody takes part: as a delegate, or by checking people in."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.congress.models import Congress, Entitled, Scrutineer, Session
from huizhang.people.queries import Account


@dataclass(frozen=True, slots=True)
class Part:
    """`session` is None before its books are opened."""

    congress: str
    session: Session | None
    sits: bool = False
    checks: bool = False


def parts_of(account: Account) -> list[Part]:
    """In sessions that are not closed, and in congresses that are called and have no books yet."""
    if not account.is_active:
        return []
    named = Scrutineer.objects.filter(account=account, released_at__isnull=True)
    sits = Entitled.objects.filter(student=account.student_id or "")
    checked = set(named.values_list("session", flat=True))
    sat = set(sits.values_list("session", flat=True))
    opened = Session.objects.filter(pk__in=checked | sat, closed_at__isnull=True).order_by("begins")
    found = [Part(one.pk, one, one.pk in sat, one.pk in checked) for one in opened]
    return [*found, *(Part(name, None, sits=True) for name in _to_come(account))]


def _to_come(account: Account) -> list[str]:
    sent = Congress.objects.filter(
        delegates__student=account.student_id or "",
        calling__cancelled_on__isnull=True,
        calling__isnull=False,
        session__isnull=True,
    ).exclude(milestones__name="session")
    return list(sent.order_by("date").values_list("congress", flat=True))
