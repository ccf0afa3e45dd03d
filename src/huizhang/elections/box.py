"""The box: ballots come in while it is open, and are drawn into another order when it is sealed.

It knows a voter only as a line of the roll, and keeps nothing of who cast what, when, or after whom.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Count, Q
from django.views.decorators.debug import sensitive_variables

from huizhang.elections.models import Ballot, Election, ElectionCandidate, RollEntry
from huizhang.elections.rules.casting import Marking, faults_of_marking, kept
from huizhang.elections.rules.frozen import digest, restored
from huizhang.elections.rules.running import accepts
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Election as Tally

# 128 bits
KEY_BYTES = 16
BATCH = 500
# milliseconds for which the files wait for somebody else
PATIENCE = 1000
NOT_ON_ROLL = message("You are not on the roll of this election.")
NOT_OPEN = message("This election takes no ballots now.")
NOT_TAKEN = message("The server could not take your ballot. Send it again; it is never cast twice.")


class Came(Enum):
    """What became of a ballot that was handed in: it lies in the box, or another one of this voter does."""

    CAST = "cast"
    BEFORE = "before"


class BoxRefused(Exception):
    """Nothing was cast; `messages` say why."""

    def __init__(self, *messages: Message) -> None:
        super().__init__()
        self.messages = messages


class BoxFailed(Exception):
    """The database could not take the ballot. It says nothing of what was on it."""


@dataclass(frozen=True, slots=True)
class Turnout:
    issued: int
    voted: int


@dataclass(frozen=True, slots=True)
class Sealed:
    voted: int
    ballots: int


@sensitive_variables("marking", "election")
def cast(*, election: int, voter: str, marking: Marking, now: Callable[[], datetime]) -> Came:
    """The line of the roll is marked and the ballot lies in the box, both or neither, durable on return.

    Raises BoxRefused, BoxFailed.
    """
    try:
        with _durable():
            mine = RollEntry.objects.filter(election=election, voter=voter, issued=True)
            marked = mine.filter(voted=False).update(voted=True)
            if not marked and mine.filter(voted=True).exists():
                return Came.BEFORE
            _drop(election, marking, now(), on_roll=bool(marked))
    except DatabaseError as failed:
        # its words may quote the row
        raise BoxFailed(type(failed).__name__) from None
    return Came.CAST


def _drop(election: int, marking: Marking, now: datetime, *, on_roll: bool) -> None:
    """State and rules are read after the roll was marked: whoever closes waits for that line."""
    found = Election.objects.get(pk=election)
    if not accepts(found.state, found.closes, now):
        raise BoxRefused(NOT_OPEN)
    if not on_roll:
        raise BoxRefused(NOT_ON_ROLL)
    slip = slip_of(found)
    faults = tuple(faults_of_marking(marking, slip))
    if faults:
        raise BoxRefused(*faults)
    Ballot.objects.create(key=secrets.token_hex(KEY_BYTES), election_id=election, marks=kept(marking, slip))


@contextmanager
def _durable() -> Iterator[None]:
    """A transaction of its own that is on the disk when it ends."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = FULL")
    with transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL synchronous_commit TO ON")
        yield


def slip_of(election: Election) -> Tally:
    """What the ballot says and what the count reads, with those who withdrew since it was frozen."""
    gone = ElectionCandidate.objects.filter(election=election, withdrawn_at__isnull=False).exclude(key="")
    return restored(election.frozen, frozenset(gone.values_list("key", flat=True)))


def turnout(election: int) -> Turnout:
    """How many have a ballot and how many cast it; while the box is open nothing else is told of it."""
    lines = RollEntry.objects.filter(election=election)
    found = lines.aggregate(
        issued=Count("pk", filter=Q(issued=True)), voted=Count("pk", filter=Q(voted=True))
    )
    return Turnout(found["issued"], found["voted"])


def seal(election: int) -> Sealed:
    """Roll and box are written anew in drawn orders, ballots under new keys; within a transaction that holds
    the election. Waits for whoever is casting."""
    lines = list(RollEntry.objects.select_for_update().filter(election=election))
    ballots = list(Ballot.objects.filter(election=election))
    drawn = secrets.SystemRandom()
    for each in (lines, ballots):
        drawn.shuffle(each)
    RollEntry.objects.filter(election=election).delete()
    Ballot.objects.filter(election=election).delete()
    RollEntry.objects.bulk_create(
        (
            RollEntry(election_id=election, voter_id=one.voter_id, issued=one.issued, voted=one.voted)
            for one in lines
        ),
        BATCH,
    )
    anew = [
        Ballot(key=secrets.token_hex(KEY_BYTES), election_id=election, marks=one.marks) for one in ballots
    ]
    Ballot.objects.bulk_create(anew, BATCH)
    return Sealed(sum(one.voted for one in lines), len(anew))


def digest_of_box(ballots: list[Ballot]) -> str:
    """Of the lines `key marks`, sorted."""
    return digest("\n".join(sorted(f"{one.key} {one.marks}" for one in ballots)))


def wipe() -> bool:
    """Rewrites the files, so that no page, log of writes or dead row keeps the order in which ballots came;
    outside a transaction. False where somebody was reading or writing; then it is done later, and nobody
    was kept waiting for long."""
    rewritten = _rewritten_on_postgresql if connection.vendor == "postgresql" else _rewritten_on_sqlite
    try:
        with connection.cursor() as cursor:
            return rewritten(cursor)
    except OperationalError:
        return False


def _rewritten_on_postgresql(cursor: CursorWrapper) -> bool:
    """Whoever waits for a whole table keeps all others waiting, too."""
    cursor.execute("SET lock_timeout = %s", [PATIENCE])
    try:
        cursor.execute("VACUUM (FULL) elections_ballot")
        cursor.execute("VACUUM (FULL) elections_rollentry")
    finally:
        cursor.execute("RESET lock_timeout")
    return True


def _rewritten_on_sqlite(cursor: CursorWrapper) -> bool:
    """The file is not rewritten where the log of writes could not be emptied afterwards."""
    cursor.execute("PRAGMA busy_timeout")
    (usual,) = cursor.fetchone()
    cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        if not _log_emptied(cursor):
            return False
        cursor.execute("VACUUM")
        return _log_emptied(cursor)
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {usual}")


def _log_emptied(cursor: CursorWrapper) -> bool:
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, _, _ = cursor.fetchone()
    return bool(busy == 0)
