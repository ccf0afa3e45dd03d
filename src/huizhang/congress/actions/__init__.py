"""All acts on congresses: calling one, asking for it, recording its course, sharing out its seats."""

from huizhang.congress.actions.allocating import (
    Seats,
    correct_allocation,
    decide_allocation,
    propose_allocation,
)
from huizhang.congress.actions.calling import call_congress, record_milestone
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
    "congress_of",
    "correct_allocation",
    "correct_request",
    "decide_allocation",
    "decide_request",
    "enter_word",
    "propose_allocation",
    "record_milestone",
    "request_congress",
    "what_of",
]
