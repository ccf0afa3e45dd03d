"""Whether the congress holds the result of an election: what was passed on and taken back it does not."""

from __future__ import annotations

from django.db.models import Q

from huizhang.congress.queries.results import rests_on
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import count_of, counted_again
from huizhang.elections.queries.rounds import round_before
from huizhang.elections.rules.states import RUNNING, Kind, State


def result_held(election: Election) -> bool:
    """Its own; of a run-off among delegates also that of the round whose tie it decided, which carries it."""
    made = count_of(election)
    if made is None or made.handed_over_at is None:
        return False
    if rests_on(election.congress, made.sha256):
        return True
    before = round_before(election)
    return before is not None and _left_a_tie(before) and result_held(before)


def _left_a_tie(election: Election) -> bool:
    made = count_of(election)
    return election.kind == Kind.DELEGATES and made is not None and bool(counted_again(made).ties)


def ballot_waits(congress: str, kind: str, constituency: str) -> bool:
    """Of this presidium, or these delegates: open, or over and not with the congress yet."""
    office = Q(kind=Kind.DELEGATES, constituency_kind=kind) if constituency else Q(kind=Kind.PRESIDIUM)
    over = Q(state=State.PUBLISHED, counted__handed_over_at=None)
    running = Q(state__in=(*RUNNING, State.CLOSED, State.COUNTED))
    found = Election.objects.filter(office, over | running, congress=congress, constituency=constituency)
    return found.exists()
