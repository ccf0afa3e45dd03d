"""Congresses: their course, seats and delegates, their sessions, what is proposed to them."""

from huizhang.congress.models.candidacies import Candidacy, Credentials, Leaving, Poll, StoodOn
from huizhang.congress.models.congresses import Calling, Congress, Milestone
from huizhang.congress.models.delegates import Delegate
from huizhang.congress.models.proposals import Proposal, Reply, Second, Wording
from huizhang.congress.models.results import ElectionLine, ElectionResult
from huizhang.congress.models.seats import ProposedAllocation
from huizhang.congress.models.sessions import (
    Delegation,
    Entitled,
    Scrutineer,
    Session,
    SessionPaper,
    SessionPoint,
    SessionResolution,
    Sitting,
    Stay,
)

__all__ = [
    "Calling",
    "Candidacy",
    "Congress",
    "Credentials",
    "Delegate",
    "Delegation",
    "ElectionLine",
    "ElectionResult",
    "Entitled",
    "Leaving",
    "Milestone",
    "Poll",
    "Proposal",
    "ProposedAllocation",
    "Reply",
    "Scrutineer",
    "Second",
    "Session",
    "SessionPaper",
    "SessionPoint",
    "SessionResolution",
    "Sitting",
    "Stay",
    "StoodOn",
    "Wording",
]
