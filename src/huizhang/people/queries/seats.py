"""Who sits where, and who acts with a token: the reads that decide what an account may do."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from django.db.models import Q
from django.utils import timezone

from huizhang.people.models import Account, College, Seat

# which organ grants seats (architecture: recorded like any act)
GRANTING = "school_league_committee"


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
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    return list(account.seats.filter(lasting, start__lte=day).order_by("start", "pk"))


def sits_on(account: Account, organ: str, day: date) -> bool:
    return any(seat.organ == organ for seat in seats_held(account, day))


def may_grant(account: Account, organ: str, day: date) -> bool:
    if sits_on(account, GRANTING, day):
        return True
    return account.is_administrator and organ == GRANTING and not Seat.objects.filter(organ=GRANTING).exists()


def fingerprint(token: str) -> str:
    """The SHA-256 by which a token is known, in hexadecimal."""
    return sha256(token.encode()).hexdigest()
