"""Whether the congress holds the result of an election: what was passed on and taken back it does not."""

from __future__ import annotations

from huizhang.congress.queries.results import rests_on
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import count_of, counted_again
from huizhang.elections.queries.rounds import round_before
from huizhang.elections.rules.states import Kind


def result_held(election: Election) -> bool:
    """Also of a run-off of delegates by the round before, which carries what it decided."""
    made = count_of(election)
    if made is None or made.handed_over_at is None:
        return False
    if rests_on(election.congress, made.sha256):
        return True
    before = round_before(election) if election.kind == Kind.DELEGATES else None
    return before is not None and _was_tied(before) and result_held(before)


def _was_tied(election: Election) -> bool:
    made = count_of(election)
    return made is not None and bool(counted_again(made).ties)
