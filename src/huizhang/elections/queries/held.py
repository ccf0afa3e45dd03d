"""Whether the congress holds the result of an election: what was passed on and taken back it does not."""

from __future__ import annotations

from huizhang.congress.queries.holding import counted_results, polls_standing
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import count_of
from huizhang.elections.queries.rounds import round_before
from huizhang.elections.rules.states import Kind


def result_held(election: Election) -> bool:
    """Of delegates also by the round before, which carries what a run-off decided."""
    made = count_of(election)
    if made is None or made.handed_over_at is None:
        return False
    if election.kind == Kind.PRESIDIUM:
        return counted_results().filter(reference=made.sha256).exists()
    polls = polls_standing().filter(congress=election.congress_id, constituency=election.constituency)
    if polls.filter(minutes__contains=made.sha256).exists():
        return True
    before = round_before(election)
    return before is not None and result_held(before)
