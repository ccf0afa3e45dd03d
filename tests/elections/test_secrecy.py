"""Whoever gets the closed database, its log of writes and the program's logs links no vote to its voter."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from approvals.test_at_once import in_a_thread, shared
from elections.crowd import crowd, different
from elections.voting import marking, voting
from huizhang.elections import box
from huizhang.elections.actions import close_election, wipe_waiting
from huizhang.elections.models import Ballot, Election, RollEntry
from huizhang.elections.rules.casting import kept
from huizhang.elections.rules.frozen import restored

__all__ = ["shared"]

VOTES = 50
# of 50 linked blindly one is right on average; nine or more come about once in a million attacks
BY_CHANCE = 8


@pytest.mark.usefixtures("shared")
def test_fifty_known_votes_are_linked_no_better_than_by_chance(caplog, monkeypatch):
    hall = in_a_thread(voting)
    election = in_a_thread(hall.opened)
    voters = list(in_a_thread(crowd, election, VOTES))
    slip = restored(election.frozen)
    truth = dict(zip(voters, (kept(marking(**one), slip) for one in different(VOTES)), strict=True))
    with caplog.at_level(logging.DEBUG), another_reader():
        in_a_thread(cast_in_turn, election, voters)
        open_keys, while_open = in_a_thread(keys), in_a_thread(orders_of_ballots)
        in_a_thread(lambda: close_election(actor=hall.leads, election=election, pack=hall.pack))
    # the attack is worth its name: of an open box, whoever reads the files learns the order
    assert max(right(truth, voters, one) for one in while_open.values()) > BY_CHANCE
    monkeypatch.setattr(box, "PATIENCE", 50)
    assert in_a_thread(wiped_while_somebody_reads) == 0
    assert in_a_thread(wipe_waiting.func) == 1
    assert in_a_thread(lambda: Election.objects.get(pk=election.pk).cleaned_at) is not None
    ballots, rolls = in_a_thread(orders_of_ballots), in_a_thread(orders_of_roll)
    rolls["as they voted"] = voters
    linked = {(one, other): right(truth, rolls[other], ballots[one]) for one in ballots for other in rolls}
    assert max(linked.values()) <= BY_CHANCE, linked
    found = dumped()
    assert [key for key in open_keys if key.encode() in found] == []
    logs = caplog.text
    assert [one for one in (*truth.values(), *open_keys) if one in logs] == []


@contextmanager
def another_reader() -> Iterator[None]:
    """As on a server that is in use: SQLite keeps its log of writes while anybody is connected."""
    if connection.vendor != "sqlite":
        yield
        return
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as beside:
        beside.execute("SELECT count(*) FROM elections_ballot").fetchall()
        yield


def wiped_while_somebody_reads() -> int:
    with closing(connection.copy()) as beside, beside.cursor() as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM elections_ballot")
        return wipe_waiting.func()


def cast_in_turn(election: Election, voters: Sequence[str]) -> None:
    for voter, marks in zip(voters, different(VOTES), strict=True):
        box.cast(election=election.pk, voter=voter, marking=marking(**marks), now=timezone.now)


def keys() -> list[str]:
    return list(Ballot.objects.values_list("key", flat=True))


def right(truth: dict[str, str], voters: Sequence[str], ballots: Sequence[str]) -> int:
    """How many an attacker links rightly who takes the two orders for the same."""
    return sum(truth[voter] == marks for voter, marks in zip(voters, ballots, strict=True))


def orders_of_ballots() -> dict[str, list[str]]:
    """Every order that the closed box has to offer."""
    found = {"by key": list(Ballot.objects.order_by("key").values_list("marks", flat=True))}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for column in ("ctid", "xmin::text::bigint"):
                cursor.execute(f"SELECT marks FROM elections_ballot ORDER BY {column}")
                found[column] = [marks for (marks,) in cursor.fetchall()]
            return _both_ways(found)
        cursor.execute("SELECT marks FROM elections_ballot")
        found["as they come"] = [marks for (marks,) in cursor.fetchall()]
    file = dumped()
    found["as they lie in the file"] = sorted(found["by key"], key=lambda marks: file.find(marks.encode()))
    return _both_ways(found)


def orders_of_roll() -> dict[str, list[str]]:
    marked = RollEntry.objects.filter(voted=True)
    found = {
        "by number": list(marked.order_by("voter").values_list("voter", flat=True)),
        "as the roll stands": list(marked.order_by("pk").values_list("voter", flat=True)),
    }
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT voter_id FROM elections_rollentry WHERE voted ORDER BY ctid")
            found["ctid"] = [voter for (voter,) in cursor.fetchall()]
    return found


def _both_ways(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return found | {f"{name}, from the end": one[::-1] for name, one in found.items()}


def dumped() -> bytes:
    """The files of the database, as far as it has any that a test may read."""
    if connection.vendor != "sqlite":
        return b""
    file = str(connection.settings_dict["NAME"])
    found = (Path(file + ending) for ending in ("", "-wal", "-journal"))
    return b"".join(one.read_bytes() for one in found if one.exists())
