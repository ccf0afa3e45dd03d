"""Congresses: their course, their seats, their delegates, their sessions."""

from huizhang.congress.models.candidacies import Candidacy, Credentials, Leaving, Poll
from huizhang.congress.models.congresses import Calling, Congress, Milestone
from huizhang.congress.models.delegates import Delegate
from huizhang.congress.models.seats import ProposedAllocation
from huizhang.congress.models.sessions import (
    Delegation,
    Entitled,
    Scrutineer,
    Session,
    SessionPaper,
    SessionPoint,
    SessionResolution,
    Stay,
)

__all__ = [
    "Calling",
    "Candidacy",
    "Congress",
    "Credentials",
    "Delegate",
    "Delegation",
    "Entitled",
    "Leaving",
    "Milestone",
    "Poll",
    "ProposedAllocation",
    "Scrutineer",
    "Session",
    "SessionPaper",
    "SessionPoint",
    "SessionResolution",
    "Stay",
]
