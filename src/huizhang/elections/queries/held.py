"""Whether the congress holds the result of an election: what was passed on and taken back it does not."""

from __future__ import annotations

from huizhang.congress.queries.results import rests_on
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import count_of
from huizhang.elections.queries.rounds import rounds_until


def result_held(election: Election) -> bool:
    """Also by a round before, which carries what a run-off decided."""
    made = count_of(election)
    if made is None or made.handed_over_at is None:
        return False
    counts = (one for one in map(count_of, rounds_until(election)) if one is not None and one.sha256)
    return any(rests_on(election.congress, one.sha256) for one in counts)
