"""Congresses: their course, their seats, their delegates."""

from huizhang.congress.models.candidacies import Candidacy, Credentials, Leaving, Poll
from huizhang.congress.models.congresses import Calling, Congress, Milestone
from huizhang.congress.models.delegates import Delegate
from huizhang.congress.models.seats import ProposedAllocation

__all__ = [
    "Calling",
    "Candidacy",
    "Congress",
    "Credentials",
    "Delegate",
    "Leaving",
    "Milestone",
    "Poll",
    "ProposedAllocation",
]
