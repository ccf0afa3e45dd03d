"""Two hundred casts of one voter at one moment; and a server killed again and again while people vote."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection, connections

from approvals.test_at_once import in_a_thread, shared
from elections.crowd import crowd, different
from elections.killing import Attempt, served
from elections.voting import marking, voting
from huizhang.elections.actions import cast_ballot, close_election, receipt_of
from huizhang.elections.models import Ballot, Election, RollEntry
from huizhang.elections.rules.casting import kept
from huizhang.elections.rules.frozen import restored

__all__ = ["shared"]

AT_ONCE, VOTERS, KILLS, CLIENTS = 200, 160, 20, 8


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
    return {**os.environ, "DATABASE_URL": url, "HUIZHANG_TASKS": "off", "SECRET_KEY": settings.SECRET_KEY}
