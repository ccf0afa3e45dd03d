"""All acts on elections: setting one up, opening it, casting, closing, and what goes wrong."""

from huizhang.elections.actions.casting import Receipt, cast_ballot
from huizhang.elections.actions.closing import (
    abort_election,
    close_election,
    decide_abort,
    wipe_traces,
    wipe_waiting,
)
from huizhang.elections.actions.complaining import answer_complaint, complain, last_day
from huizhang.elections.actions.counting import count_election
from huizhang.elections.actions.drafting import (
    draft_election,
    draft_further_round,
    repeat_election,
    revise_election,
    withdraw_candidate,
)
from huizhang.elections.actions.opening import decide_opening, open_election
from huizhang.elections.actions.passing_on import pass_result_on
from huizhang.elections.actions.publishing import publish_election
from huizhang.elections.actions.running import extend_election, resume_election, suspend_election
from huizhang.elections.actions.tallying import (
    drop_pile,
    hand_in_sheet,
    put_pile,
    record_papers,
    take_sheet_back,
)
from huizhang.elections.box import NOT_TAKEN, BoxFailed

__all__ = [
    "NOT_TAKEN",
    "BoxFailed",
    "Receipt",
    "abort_election",
    "answer_complaint",
    "cast_ballot",
    "close_election",
    "complain",
    "count_election",
    "decide_abort",
    "decide_opening",
    "draft_election",
    "draft_further_round",
    "drop_pile",
    "extend_election",
    "hand_in_sheet",
    "last_day",
    "open_election",
    "pass_result_on",
    "publish_election",
    "put_pile",
    "record_papers",
    "repeat_election",
    "resume_election",
    "revise_election",
    "suspend_election",
    "take_sheet_back",
    "wipe_traces",
    "wipe_waiting",
    "withdraw_candidate",
]
