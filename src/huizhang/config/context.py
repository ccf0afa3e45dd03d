"""What every page shows of the deployment."""

from __future__ import annotations

from functools import cache
from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from huizhang.config.deployment import school_pack
from huizhang.people.queries import Account, institution_names
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.people.queries.visibility import Sight, sight_of
from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve


def institution(request: HttpRequest) -> dict[str, object]:
    """The university's name: as imported, else as its pack has it."""
    return {"institution": SimpleLazyObject(_name)}


def sight(request: HttpRequest) -> dict[str, object]:
    """Pages without `@seeing`, such as the password's, still show their reader the whole navigation."""
    user = getattr(request, "user", None)
    if isinstance(user, Account) and not hasattr(request, "sight"):
        lazily = SimpleLazyObject(lambda: sight_of(user, timezone.localdate()))
        cast("SeeingRequest", request).sight = cast("Sight", lazily)
    return {}


def _name() -> str:
    return next(iter(sorted(institution_names())), "") or _name_in_pack()


@cache
def _name_in_pack() -> str:
    try:
        return resolve(school_pack()).institution
    except PackError:
        return ""
