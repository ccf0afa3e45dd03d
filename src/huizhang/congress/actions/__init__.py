"""All acts on congresses: calling one, its course, its seats, its delegates, proposals to it."""

from huizhang.congress.actions.allocating import (
    Seats,
    correct_allocation,
    decide_allocation,
    propose_allocation,
)
from huizhang.congress.actions.annulling import annul_delegate_election, leave_seats_vacant
from huizhang.congress.actions.calling import call_congress, cancel_congress, move_congress, record_milestone
from huizhang.congress.actions.credentials import check_credentials
from huizhang.congress.actions.electing import record_delegate_election
from huizhang.congress.actions.proposals import (
    close_to_seconders,
    decide_on_proposal,
    docket_proposal,
    drop_draft,
    hand_back_proposal,
    hand_in_proposal,
    keep_draft,
    merge_proposals,
    open_to_seconders,
    part_proposal,
    rate_reply,
    reply_to_proposal,
    second_proposal,
    unsecond_proposal,
)
from huizhang.congress.actions.recommending import (
    Forward,
    decide_candidacy,
    name_ex_officio,
    recommend_delegate,
)
from huizhang.congress.actions.reminding import remind_of_congresses
from huizhang.congress.actions.replacing import seat_alternate, withdraw_delegate
from huizhang.congress.actions.requesting import (
    congress_of,
    correct_request,
    decide_request,
    enter_word,
    request_congress,
    what_of,
)
from huizhang.congress.actions.results import annul_result, record_result

__all__ = [
    "Forward",
    "Seats",
    "annul_delegate_election",
    "annul_result",
    "call_congress",
    "cancel_congress",
    "check_credentials",
    "close_to_seconders",
    "congress_of",
    "correct_allocation",
    "correct_request",
    "decide_allocation",
    "decide_candidacy",
    "decide_on_proposal",
    "decide_request",
    "docket_proposal",
    "drop_draft",
    "enter_word",
    "hand_back_proposal",
    "hand_in_proposal",
    "keep_draft",
    "leave_seats_vacant",
    "merge_proposals",
    "move_congress",
    "name_ex_officio",
    "open_to_seconders",
    "part_proposal",
    "propose_allocation",
    "rate_reply",
    "recommend_delegate",
    "record_delegate_election",
    "record_milestone",
    "record_result",
    "remind_of_congresses",
    "reply_to_proposal",
    "request_congress",
    "seat_alternate",
    "second_proposal",
    "unsecond_proposal",
    "what_of",
    "withdraw_delegate",
]
