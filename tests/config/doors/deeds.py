"""Every deed that has three doors: what lies there before, and how a page, a program and a command say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import cast
from huizhang.people.models import Account
from selection.serving import Presidium, today

DAY = timedelta(days=1)
UNION = cast.COLLEGE_UNION


@dataclass(frozen=True)
class Deed:
    """`page` and `path` are the addresses in the browser and of the API, `form` and `given` what is sent;
    `words` follow the name of the command."""

    actor: Account
    page: str
    form: Mapping[str, Any]
    path: str
    words: tuple[object, ...]
    given: Mapping[str, Any] = field(default_factory=dict)


Built = Callable[[Presidium], Deed]
DEEDS: dict[str, Built] = {}


def deed(name: str) -> Callable[[Built], Built]:
    return lambda built: DEEDS.setdefault(name, built)


def day(days: int = 0) -> str:
    return (today() + days * DAY).isoformat()
