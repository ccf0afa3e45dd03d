"""Congresses: their course, their seats, their delegates, what is proposed to them."""

from huizhang.congress.models.congresses import Calling, Congress, Milestone
from huizhang.congress.models.delegates import Delegate
from huizhang.congress.models.proposals import Proposal, Reply, Second, Wording
from huizhang.congress.models.seats import ProposedAllocation

__all__ = [
    "Calling",
    "Congress",
    "Delegate",
    "Milestone",
    "Proposal",
    "ProposedAllocation",
    "Reply",
    "Second",
    "Wording",
]
