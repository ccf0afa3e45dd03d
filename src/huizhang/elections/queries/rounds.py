"""The rounds of one election: which came before, who and what is left for the one that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huizhang.congress.queries.candidates import candidates
from huizhang.congress.rules.delegates.candidates import CLUB
from huizhang.elections.models import Election, ElectionCandidate
from huizhang.elections.queries.counts import count_of, counted_again
from huizhang.elections.queries.elections import candidates_of
from huizhang.elections.rules.states import ENDED, Kind, State


@dataclass(frozen=True, slots=True)
class Left:
    """`people` may stand again for so many `seats`; `next_round` are the numbers of those of them among whom
    the count says that one is held. Whoever is `gone` was elected or withdrew."""

    people: tuple[ElectionCandidate, ...]
    seats: int
    next_round: frozenset[str]
    gone: frozenset[str] = frozenset()


def round_before(election: Election) -> Election | None:
    """Also of one that repeats a further round: the round which that followed."""
    if election.after is None:
        return None
    return round_before(election.after) if election.repeats else election.after


def rounds_until(election: Election) -> Iterator[Election]:
    """The newest first."""
    at: Election | None = election
    while at is not None:
        yield at
        at = round_before(at)


def left_after(before: Election) -> Left:
    """Whoever stood in a round until now, has a number, has not withdrawn, was not elected and waits yet; for
    the seats that this round leaves, of one that elects nobody all of its own."""
    people: dict[str, ElectionCandidate] = {}
    gone: set[str] = set()
    for one in rounds_until(before):
        stood = list(candidates_of(one).filter(student__isnull=False))
        won = _elected(one)
        gone |= {each.student_id or "" for each in stood if each.withdrawn_at or each.key in won}
        people = {each.student_id or "": each for each in stood} | people
    waits = _waiting(before)
    may = tuple(
        one for number, one in people.items() if number not in gone and (waits is None or number in waits)
    )
    seats, named = _open(before)
    again = frozenset(one.student_id or "" for one in may if named is None or one.pk in named)
    return Left(may, seats, again, frozenset(gone))


def _waiting(election: Election) -> set[str] | None:
    """Of delegates those whose case waits yet; None: everybody, as a club's members have none before the
    congress has the result."""
    if election.kind != Kind.DELEGATES:
        return None
    made = count_of(election)
    if election.constituency_kind == CLUB and (made is None or made.handed_over_at is None):
        return None
    waiting = candidates(election.congress, election.constituency, election.constituency_kind)
    return set(waiting.values_list("student_id", flat=True))


def run_offs(election: Election) -> Iterator[Election]:
    """The published rounds that follow a tie, with those that follow them, in their order."""
    for later in Election.objects.filter(after=election).order_by("pk"):
        if later.state == State.PUBLISHED:
            yield later
        yield from run_offs(later)


def _elected(election: Election) -> set[str | None]:
    made = count_of(election)
    if made is None or election.state in ENDED:
        return set()
    return {one.id for one in counted_again(made).elected if one.id}


def _open(election: Election) -> tuple[int, set[int] | None]:
    """The seats left, and the candidacies that the next round has; None: everybody's."""
    made = count_of(election)
    if made is None or election.state in ENDED:
        return election.seats, None
    count = counted_again(made)
    named = {one.id for one in count.next_round.candidates if one.id} if count.next_round else set()
    rows = candidates_of(election).filter(key__in=named).values_list("pk", flat=True)
    return count.vacant, set(rows)
