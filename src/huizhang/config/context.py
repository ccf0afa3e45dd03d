"""What every page shows of the deployment."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from huizhang.config.deployment import school_pack
from huizhang.people.queries import institution_names
from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve


def institution(request: HttpRequest) -> dict[str, object]:
    """The university's name: as imported, else as its pack has it."""
    return {"institution": SimpleLazyObject(_name)}


def _name() -> str:
    return next(iter(sorted(institution_names())), "") or _name_in_pack()


@cache
def _name_in_pack() -> str:
    try:
        return resolve(school_pack()).institution
    except PackError:
        return ""
