"""What waits for somebody in an election, for the pages on which people begin: ballots, counts, results."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from huizhang.elections.models import Election
from huizhang.elections.queries.standing import ballots_due, counts_due, results_due
from huizhang.elections.rules.running import accepts
from huizhang.elections.rules.states import Mode
from huizhang.kernel.message import Message, message
from huizhang.people.queries import Account
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import PackError
from huizhang.shell.called import Called

VOTE, PAPERS, COUNT = message("Vote"), message("Ballots on paper"), message("Count the ballots")
PASS_ON = message("Pass the result on")


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
    try:
        pack = plan_on(timezone.localdate(now))
    except PackError:
        # without a plan nobody elects, and the first page says what is missing
        return
    for one in results_due(account, pack, timezone.localdate(now)):
        yield _called(one, "elections:count", PASS_ON, "records")


def _called(one: Election, page: str, title: Message, icon: str) -> Called:
    return Called(reverse(page, args=[one.pk]), title, one.title, icon)
