"""All reads of elections: who may stand, who may vote, who may do what."""

from huizhang.elections.models import Complaint, Election, ElectionCandidate
from huizhang.elections.queries.elections import (
    candidates_of,
    complaint_of,
    election_of_case,
    elections_of,
    on_ballot,
)
from huizhang.elections.queries.manifest import manifest_of

__all__ = [
    "Complaint",
    "Election",
    "ElectionCandidate",
    "candidates_of",
    "complaint_of",
    "election_of_case",
    "elections_of",
    "manifest_of",
    "on_ballot",
]
