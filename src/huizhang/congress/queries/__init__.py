"""All reads of congresses: those held, who was sent to them, how their seats are shared out."""

from huizhang.congress.models import Congress, Proposal, ProposedAllocation
from huizhang.congress.queries.cadence import cadence_of
from huizhang.congress.queries.course import (
    calling_of,
    congresses_of,
    course_of,
    milestones_of,
    on_file,
    open_call,
    requests_of,
    requests_standing,
    standing_of,
)
from huizhang.congress.queries.held import congresses, delegates, delegates_of
from huizhang.congress.queries.seats import (
    allocation_of,
    allocations_of,
    counted,
    frozen,
    under_way,
)

__all__ = [
    "Congress",
    "Proposal",
    "ProposedAllocation",
    "allocation_of",
    "allocations_of",
    "cadence_of",
    "calling_of",
    "congresses",
    "congresses_of",
    "counted",
    "course_of",
    "delegates",
    "delegates_of",
    "frozen",
    "milestones_of",
    "on_file",
    "open_call",
    "requests_of",
    "requests_standing",
    "standing_of",
    "under_way",
]
