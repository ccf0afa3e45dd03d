"""What waits for somebody in an election, for the pages on which people begin: a ballot, a count, or what
comes next for whoever conducts it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from huizhang.elections.models import Election
from huizhang.elections.queries.conducting import CLOSE, COUNT, OPEN, PASS_ON, PUBLISH, due_to_conduct
from huizhang.elections.queries.standing import ballots_due, counts_due, results_due
from huizhang.elections.rules.states import Mode
from huizhang.kernel.message import Message, message
from huizhang.people.queries import Account
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack, PackError
from huizhang.shell.called import Called

VOTE, PAPERS, COUNT_IT = message("Vote"), message("Ballots on paper"), message("Count the ballots")
CONDUCT = {
    OPEN: ("elections:election", message("Open the election")),
    CLOSE: ("elections:election", message("Time is up: close the ballot")),
    COUNT: ("elections:count", message("The ballots wait to be counted")),
    PUBLISH: ("elections:count", message("Publish the count")),
    PASS_ON: ("elections:count", message("Pass the result on")),
}


def in_elections(request: HttpRequest) -> Iterator[Called]:
    if isinstance(request.user, Account):
        yield from _of(request.user)
        pack = _plan()
        if pack is not None:
            yield from _to_conduct(request.user, pack)


def _plan() -> Pack | None:
    """None where no plan is in force, under which nobody conducts anything."""
    try:
        return plan_on(timezone.localdate())
    except PackError:
        return None


def _of(account: Account) -> Iterator[Called]:
    for one in ballots_due(account):
        yield _called(one, "elections:ballot", VOTE, "seat")
    for one in counts_due(account):
        yield _called(one, "elections:count", PAPERS if one.mode == Mode.PAPER else COUNT_IT, "records")


def _to_conduct(account: Account, pack: Pack) -> Iterator[Called]:
    """Results of delegates also for the union of their own college."""
    today, named = timezone.localdate(), set[int]()
    for one in due_to_conduct(account, pack, today):
        page, title = CONDUCT[one.act]
        named.add(one.number)
        yield Called(reverse(page, args=[one.number]), title, one.title, "board")
    for result in results_due(account, pack, today):
        if result.pk not in named:
            page, title = CONDUCT[PASS_ON]
            yield Called(reverse(page, args=[result.pk]), title, result.title, "board")


def _called(one: Election, page: str, title: Message, icon: str) -> Called:
    return Called(reverse(page, args=[one.pk]), title, one.title, icon)
