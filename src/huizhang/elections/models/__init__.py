"""Elections: what is decided before the first ballot, who may vote, and the box."""

from huizhang.elections.models.ballots import Ballot
from huizhang.elections.models.complaints import Complaint
from huizhang.elections.models.counts import ElectionCount, TallySheet
from huizhang.elections.models.elections import Election, ElectionCandidate, ElectionOfficer
from huizhang.elections.models.roll import RollEntry

__all__ = [
    "Ballot",
    "Complaint",
    "Election",
    "ElectionCandidate",
    "ElectionCount",
    "ElectionOfficer",
    "RollEntry",
    "TallySheet",
]
