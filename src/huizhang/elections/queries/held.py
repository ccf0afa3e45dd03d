"""Whether the congress holds the result of an election: what was passed on and taken back it does not."""

from __future__ import annotations

from huizhang.congress.queries.results import rests_on
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import count_of
from huizhang.elections.queries.rounds import round_before
from huizhang.elections.rules.states import Kind


def result_held(election: Election) -> bool:
    """Of delegates also by the round before, which carries what a run-off decided."""
    made = count_of(election)
    if made is None or made.handed_over_at is None:
        return False
    if rests_on(election.congress, made.sha256):
        return True
    before = round_before(election) if election.kind == Kind.DELEGATES else None
    return before is not None and result_held(before)
