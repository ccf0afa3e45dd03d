"""All acts on congresses: calling one, changing the call, asking for it, its course, seats, delegates."""

from huizhang.congress.actions.allocating import (
    Seats,
    correct_allocation,
    decide_allocation,
    propose_allocation,
)
from huizhang.congress.actions.calling import call_congress, cancel_congress, move_congress, record_milestone
from huizhang.congress.actions.credentials import check_credentials
from huizhang.congress.actions.electing import annul_delegate_election, record_delegate_election
from huizhang.congress.actions.recommending import (
    Forward,
    decide_candidacy,
    name_ex_officio,
    recommend_delegate,
)
from huizhang.congress.actions.replacing import seat_alternate, withdraw_delegate
from huizhang.congress.actions.requesting import (
    congress_of,
    correct_request,
    decide_request,
    enter_word,
    request_congress,
    what_of,
)

__all__ = [
    "Forward",
    "Seats",
    "annul_delegate_election",
    "call_congress",
    "cancel_congress",
    "check_credentials",
    "congress_of",
    "correct_allocation",
    "correct_request",
    "decide_allocation",
    "decide_candidacy",
    "decide_request",
    "enter_word",
    "move_congress",
    "name_ex_officio",
    "propose_allocation",
    "recommend_delegate",
    "record_delegate_election",
    "record_milestone",
    "request_congress",
    "seat_alternate",
    "what_of",
    "withdraw_delegate",
]
