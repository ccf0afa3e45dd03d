"""Who and what is left after a round, for the one that follows."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.elections.models import Election, ElectionCandidate
from huizhang.elections.queries.counts import count_of, counted_again
from huizhang.elections.queries.elections import candidates_of
from huizhang.elections.rules.states import ENDED


@dataclass(frozen=True, slots=True)
class Left:
    """`people` may stand again for so many `seats`; `next_round` are the keys of those of them among whom the
    count says that one is held."""

    people: tuple[ElectionCandidate, ...]
    seats: int
    next_round: frozenset[str]


def left_after(before: Election) -> Left:
    """Everybody with a number who has not withdrawn and was not elected; of one that
    elects nobody everybody, for all seats."""
    stood = candidates_of(before).filter(withdrawn_at__isnull=True, student__isnull=False)
    made = count_of(before)
    if made is None or before.state in ENDED:
        return Left(tuple(stood), before.seats, frozenset(one.key for one in stood))
    count = counted_again(made)
    elected = {one.id for one in count.elected}
    people = tuple(one for one in stood if one.key not in elected)
    named = count.next_round.candidates if count.next_round else ()
    return Left(people, count.vacant, frozenset(one.id for one in named if one.id))
