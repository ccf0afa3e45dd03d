"""All acts on congresses: calling one, changing the call, asking for it, its course, its seats."""

from huizhang.congress.actions.allocating import (
    Seats,
    correct_allocation,
    decide_allocation,
    propose_allocation,
)
from huizhang.congress.actions.calling import call_congress, cancel_congress, move_congress, record_milestone
from huizhang.congress.actions.requesting import (
    congress_of,
    correct_request,
    decide_request,
    enter_word,
    request_congress,
    what_of,
)

__all__ = [
    "Seats",
    "call_congress",
    "cancel_congress",
    "congress_of",
    "correct_allocation",
    "correct_request",
    "decide_allocation",
    "decide_request",
    "enter_word",
    "move_congress",
    "propose_allocation",
    "record_milestone",
    "request_congress",
    "what_of",
]
