"""What waits for somebody in an election, for the pages on which people begin: a ballot, or a count."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from huizhang.elections.models import Election
from huizhang.elections.queries.standing import ballots_due, counts_due
from huizhang.elections.rules.running import accepts
from huizhang.elections.rules.states import Mode
from huizhang.kernel.message import Message, message
from huizhang.people.queries import Account
from huizhang.shell.called import Called

VOTE, PAPERS, COUNT = message("Vote"), message("Ballots on paper"), message("Count the ballots")


def in_elections(request: HttpRequest) -> Iterator[Called]:
    if isinstance(request.user, Account):
        yield from _of(request.user)


def _of(account: Account) -> Iterator[Called]:
    now = timezone.now()
    for one in ballots_due(account):
        if accepts(one.state, one.closes, now):
            yield _called(one, "elections:ballot", VOTE, "seat")
    for one in counts_due(account):
        yield _called(one, "elections:count", PAPERS if one.mode == Mode.PAPER else COUNT, "records")


def _called(one: Election, page: str, title: Message, icon: str) -> Called:
    return Called(reverse(page, args=[one.pk]), title, one.title, icon)
