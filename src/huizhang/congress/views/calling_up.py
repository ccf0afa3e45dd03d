"""What waits for somebody at a congress, for the pages on which people begin."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from huizhang.congress.queries.session.calls import Part, parts_of
from huizhang.kernel.message import Message, message
from huizhang.people.queries import Account
from huizhang.shell.called import Called

CHECKS, CODE = message("Check people in at the doors"), message("My code for check-in")
SESSION, TO_COME = message("The session"), message("You are a delegate")


def at_congresses(request: HttpRequest) -> Iterator[Called]:
    if isinstance(request.user, Account):
        for part in parts_of(request.user):
            yield from _called(part)


def _called(part: Part) -> Iterator[Called]:
    if part.session is None:
        yield _to("congress:session", part, TO_COME, "people")
        return
    if part.checks:
        yield _to("congress:check_in", part, CHECKS, "pass")
    if part.sits:
        yield _to("congress:own_code", part, CODE, "key")
    yield _to("congress:session", part, SESSION, "people")


def _to(page: str, part: Part, title: Message, icon: str) -> Called:
    return Called(reverse(page, args=[part.congress]), title, part.congress, icon)
