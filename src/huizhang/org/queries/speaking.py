"""Who speaks for a union: those in its presidium, a seat that serves it, an organ that guides it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from huizhang.kernel import records
from huizhang.kernel.roster import CHAIR, PRESIDIUM
from huizhang.org.models import Post, Union
from huizhang.org.queries.posts import unions
from huizhang.org.rules.rotation import rotates
from huizhang.people.queries import Account, seats_held
from huizhang.policy.pack import Pack

OWN_ORGANS = {"school": "school_union", "college": "college_union"}


def presidium_on(union: str, day: date) -> frozenset[str]:
    """The student numbers of its members."""
    return _holders(union, day, PRESIDIUM)


def presided(account: Account, day: date) -> QuerySet[Post, str]:
    """The unions in whose presidium the account's student is."""
    held = _held_on(day).filter(student=account.student_id, post=PRESIDIUM)
    return held.values_list("union", flat=True)


def of_presidium(account: Account, union: str, day: date) -> bool:
    return account.is_active and account.student_id in presidium_on(union, day)


def convenes(account: Account, union: str, day: date, pack: Pack) -> bool:
    """The executive chair calls the presidium together; while there is none, any member does."""
    chairs = _holders(union, day, CHAIR) if rotates(pack) else frozenset()
    return account.is_active and account.student_id in (chairs or presidium_on(union, day))


def speaks_for(account: Account, union: str, day: date) -> bool:
    """A member of the presidium, or a seat of the union itself."""
    if of_presidium(account, union, day):
        return True
    level, college = Union.objects.values_list("level", "college_id").get(pk=union)
    return _sits(account, OWN_ORGANS[level], college, day)


def guides(account: Account, organ: str, union: str, pack: Pack, day: date) -> bool:
    """Whether the account's seat on `organ` guides this union."""
    level = Union.objects.values_list("level", flat=True).get(pk=union)
    return organ in pack.guiding.get(level, ()) and sits(account, organ, union, pack, day)


def sits(account: Account, organ: str, union: str, pack: Pack, day: date) -> bool:
    """Whether the account has a seat on that organ of the school, or of the union's college."""
    college = Union.objects.values_list("college_id", flat=True).get(pk=union)
    of_college = organ in pack.organs and pack.organs[organ].level == "college"
    return _sits(account, organ, college if of_college else None, day)


def led(account: Account, pack: Pack, day: date) -> frozenset[str]:
    """The unions for which the account speaks, or which a seat of it guides: three queries for all of them,
    two for somebody without a seat."""
    if not account.is_active:
        return frozenset()
    own = frozenset(presided(account, day)) if account.student_id else frozenset()
    held = {(seat.organ, seat.college_id) for seat in seats_held(account, day)}
    return own | {one.union for one in unions() if held & _leading(one, pack)} if held else own


def _leading(union: records.Union, pack: Pack) -> frozenset[tuple[str, str | None]]:
    """Seats, each an organ and its college, that speak for the union or guide it."""
    guiding = pack.guiding.get(union.level, ())
    of_college = {
        organ for organ in guiding if organ in pack.organs and pack.organs[organ].level == "college"
    }
    guides = {(organ, union.college if organ in of_college else None) for organ in guiding}
    return frozenset({(OWN_ORGANS[union.level], union.college), *guides})


def _sits(account: Account, organ: str, college: str | None, day: date) -> bool:
    held = (
        {(seat.organ, seat.college_id) for seat in seats_held(account, day)} if account.is_active else set()
    )
    return (organ, college) in held


def _holders(union: str, day: date, post: str) -> frozenset[str]:
    held = _held_on(day).filter(union=union, post=post)
    return frozenset(held.values_list("student_id", flat=True))


def _held_on(day: date) -> QuerySet[Post]:
    return Post.objects.filter(Q(end__isnull=True) | Q(end__gt=day), start__lte=day)
