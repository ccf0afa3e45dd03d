"""What somebody is called to besides cases, shown on the pages on which people begin.

A capability registers what it knows when the program starts, so that those pages need not know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from huizhang.kernel.message import Message


@dataclass(frozen=True, slots=True)
class Called:
    """`title` is what to do there, `what` where it is."""

    url: str
    title: Message
    what: str
    icon: str


Calls = Callable[[HttpRequest], Iterable[Called]]
_CALLS: list[Calls] = []


def register(calls: Calls) -> None:
    _CALLS.append(calls)


def called(request: HttpRequest) -> list[Called]:
    return [one for calls in _CALLS for one in calls(request)]
