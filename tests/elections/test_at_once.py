"""Two hundred casts of one voter at one moment; and a server killed again and again while people vote."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from approvals.test_at_once import in_a_thread, shared
from elections.crowd import crowd, different
from elections.killing import Attempt, served
from elections.voting import marking, voting
from huizhang.approvals.actions import CaseRefused
from huizhang.elections.actions import cast_ballot, close_election
from huizhang.elections.box import NOT_OPEN
from huizhang.elections.models import Ballot, Election, RollEntry
from huizhang.elections.queries.receipts import receipt_of
from huizhang.elections.rules.casting import kept
from huizhang.elections.rules.frozen import restored
from huizhang.people.models import Account

__all__ = ["shared"]

AT_ONCE, VOTERS, KILLS, CLIENTS = 200, 160, 20, 8
RUSHING = 40


@pytest.mark.usefixtures("shared")
def test_of_two_hundred_casts_of_one_voter_one_ballot_lies_in_the_box():
    hall = in_a_thread(voting)
    election, voter = in_a_thread(hall.opened), in_a_thread(hall.voter, 0)
    start = Barrier(AT_ONCE)

    def one(place: int) -> tuple[bool, str]:
        start.wait()
        try:
            made = cast_ballot(actor=voter, election=election, marking=marking([f"c{place % 7 + 1}"]))
            return made.before, made.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(one, range(AT_ONCE)))
    assert Counter(before for before, _ in told) == {False: 1, True: AT_ONCE - 1}
    assert len({code for _, code in told}) == 1
    assert in_a_thread(in_the_box, election) == (1, 1)


@pytest.mark.usefixtures("shared")
def test_a_ballot_that_is_cast_while_the_box_is_closed_lies_in_it_or_was_refused():
    hall = in_a_thread(voting)
    election = in_a_thread(hall.opened)
    in_a_thread(crowd, election, RUSHING)
    voters = in_a_thread(lambda: list(Account.objects.filter(username__startswith="2023").order_by("pk")))
    start, taken = Barrier(RUSHING + 1), list[str]()

    def one(voter: Account) -> None:
        start.wait()
        try:
            taken.append(cast_ballot(actor=voter, election=election, marking=marking(["c1"])).code)
        except CaseRefused as refused:
            assert refused.messages == (NOT_OPEN,)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(RUSHING) as pool:
        casting = [pool.submit(one, voter) for voter in voters]
        start.wait()
        in_a_thread(lambda: close_election(actor=hall.leads, election=election, pack=hall.pack))
        for each in casting:
            each.result()
    assert in_a_thread(in_the_box, election) == (len(taken), len(taken))
    assert in_a_thread(lambda: Election.objects.get(pk=election.pk).returned) == len(taken)


@pytest.mark.usefixtures("shared")
def test_a_ballot_is_on_the_disk_before_it_is_acknowledged():
    hall = in_a_thread(voting)
    election = in_a_thread(hall.opened)

    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            hall.casts(election, 0, ["c1"])
        return [one["sql"] for one in queries]

    wanted = {"sqlite": "PRAGMA synchronous = FULL", "postgresql": "SET LOCAL synchronous_commit TO ON"}
    first = [one for one in in_a_thread(asked) if one in wanted.values() or "elections_rollentry" in one][:2]
    assert (first[0], first[1].split()[0]) == (wanted[connection.vendor], "UPDATE")


def in_the_box(election: Election) -> tuple[int, int]:
    return (
        Ballot.objects.filter(election=election).count(),
        RollEntry.objects.filter(election=election, voted=True).count(),
    )


@pytest.mark.usefixtures("shared")
def test_no_acknowledged_ballot_is_lost_or_doubled_by_a_server_that_is_killed():
    hall = in_a_thread(voting)
    election = in_a_thread(hall.opened)
    tokens = in_a_thread(crowd, election, VOTERS)
    ballots = dict(zip(tokens, different(VOTERS), strict=True))
    attempt = Attempt(election.pk, tokens, ballots, KILLS)
    with served(environment()) as server:
        attempt.run(server, CLIENTS)
    assert attempt.lost > 0
    assert attempt.receipts == {voter: receipt_of(election, voter) for voter in tokens}
    in_a_thread(holds_each_once, election, ballots)
    in_a_thread(lambda: close_election(actor=hall.leads, election=election, pack=hall.pack))
    in_a_thread(holds_each_once, election, ballots)


def holds_each_once(election: Election, ballots: dict[str, dict[str, list[str]]]) -> None:
    slip = restored(election.frozen)
    wanted = Counter(kept(marking(**one), slip) for one in ballots.values())
    assert Counter(Ballot.objects.filter(election=election).values_list("marks", flat=True)) == wanted
    voted = RollEntry.objects.filter(election=election, voted=True).values_list("voter", flat=True)
    assert sorted(voted) == sorted(ballots)


def environment() -> dict[str, str]:
    """With the database of this test, and its secret."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{known['NAME']}"
    else:
        url = f"postgres://{known['USER']}@/{known['NAME']}?host={known['HOST']}"
    own = {"DATABASE_URL": url, "HUIZHANG_TASKS": "off", "SECRET_KEY": settings.SECRET_KEY}
    return {**os.environ, **own, "PYTHONPATH": str(Path(__file__).parents[1])}
