"""Who sits where, and who acts with a token: the reads that decide what an account may do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from hashlib import sha256

from django.db.models import Q, QuerySet
from django.utils import timezone

from huizhang.people.models import Account, College, Seat

# which organ grants seats (architecture: recorded like any act)
GRANTING = "school_league_committee"
GRANTING_IN_COLLEGE = "college_league_org"
LONGEST = 64
# ids of the organs that every plan has begin with where they are
OF_SCHOOL, OF_COLLEGE = ("school_",), ("college_", "class_")
# whose seats are for a class
CLASS_LEVEL = frozenset({"class_league_branch"})


def anybody() -> bool:
    """Whether the deployment has any account yet."""
    return Account.objects.exists()


def account_named(username: str) -> Account | None:
    return Account.objects.filter(username=username).first()


def college_named(name: str) -> College | None:
    return College.objects.filter(name=name).first()


def account_of_token(token: str) -> Account | None:
    """The account whose token it is, unless the token is revoked or expired, or the account closed."""
    now = timezone.now()
    unexpired = Q(tokens__expires__isnull=True) | Q(tokens__expires__gt=now)
    found = Account.objects.filter(
        unexpired, tokens__sha256=fingerprint(token), tokens__revoked__isnull=True, is_active=True
    )
    return found.first()


def seats_held(account: Account, day: date) -> list[Seat]:
    """A seat stored in the wrong place is held for nothing: it must not open the whole school."""
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    found = account.seats.filter(lasting, start__lte=day).order_by("start", "pk")
    return [seat for seat in found if in_place(seat.organ, seat.college_id)]


def in_place(organ: str, college: str | None) -> bool:
    """A college's organ is one of a college, a school's is of none; the plan's own organs may be either."""
    return not organ.startswith(OF_SCHOOL if college else OF_COLLEGE)


def administrators() -> list[Account]:
    return list(Account.objects.filter(is_administrator=True, is_active=True).order_by("pk"))


def sits_on(account: Account, organ: str, day: date, college: College | None = None) -> bool:
    """On that organ of the school, or of that college."""
    place = (organ, college.pk if college else None)
    return any((seat.organ, seat.college_id) == place for seat in seats_held(account, day))


def may_grant(account: Account, organ: str, day: date, college: College | None = None) -> bool:
    """The school league committee every seat; a college's league organisation those of its college's organs;
    an administrator the first one of the school league committee."""
    if not account.is_active:
        return False
    if sits_on(account, GRANTING, day):
        return True
    if college is not None:
        return sits_on(account, GRANTING_IN_COLLEGE, day, college)
    return account.is_administrator and organ == GRANTING and not Seat.objects.filter(organ=GRANTING).exists()


def colleges_granted(account: Account, day: date) -> list[College]:
    """The colleges whose seats this account grants without being of the school league committee."""
    names = {seat.college_id for seat in seats_held(account, day) if seat.organ == GRANTING_IN_COLLEGE}
    return list(College.objects.filter(name__in=names - {None}).order_by("name"))


def seats(
    asked: str = "", organ: str = "", when: str = "", colleges: Collection[str] | None = None
) -> QuerySet[Seat]:
    """The newest first. `when`: "ended", "all", else those that last today or are to come.

    `colleges`: only of these; None: of the school and every college.
    """
    found = Seat.objects.select_related("account", "college", "class_group", "granted_by").order_by(
        "-start", "-pk"
    )
    today = timezone.localdate()
    if when == "ended":
        found = found.filter(end__lte=today)
    elif when != "all":
        found = found.filter(Q(end__isnull=True) | Q(end__gt=today))
    if colleges is not None:
        found = found.filter(college__in=colleges)
    if organ:
        found = found.filter(organ=organ)
    words = asked.strip()[:LONGEST]
    if words:
        found = found.filter(
            Q(account__name__contains=words)
            | Q(account__username__contains=words)
            | Q(college__name__contains=words)
        )
    return found


def fingerprint(token: str) -> str:
    """The SHA-256 by which a token is known, in hexadecimal."""
    return sha256(token.encode()).hexdigest()
