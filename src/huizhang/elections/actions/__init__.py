"""All acts on elections: setting one up, opening it, casting, closing, and what goes wrong."""

from huizhang.elections.actions.casting import Receipt, cast_ballot, receipt_of
from huizhang.elections.actions.closing import (
    abort_election,
    close_election,
    decide_abort,
    wipe_traces,
    wipe_waiting,
)
from huizhang.elections.actions.complaining import answer_complaint, complain, last_day
from huizhang.elections.actions.drafting import (
    draft_election,
    draft_further_round,
    repeat_election,
    withdraw_candidate,
)
from huizhang.elections.actions.opening import decide_opening, open_election
from huizhang.elections.actions.running import extend_election, resume_election, suspend_election

__all__ = [
    "Receipt",
    "abort_election",
    "answer_complaint",
    "cast_ballot",
    "close_election",
    "complain",
    "decide_abort",
    "decide_opening",
    "draft_election",
    "draft_further_round",
    "extend_election",
    "last_day",
    "open_election",
    "receipt_of",
    "repeat_election",
    "resume_election",
    "suspend_election",
    "wipe_traces",
    "wipe_waiting",
    "withdraw_candidate",
]
