"""All reads of congresses: those held, who was sent to them, how their seats are shared out."""

from huizhang.congress.models import Congress, ProposedAllocation
from huizhang.congress.queries.held import congresses, delegates
from huizhang.congress.queries.seats import (
    allocation_of,
    allocations_of,
    congresses_of,
    counted,
    frozen,
    under_way,
)

__all__ = [
    "Congress",
    "ProposedAllocation",
    "allocation_of",
    "allocations_of",
    "congresses",
    "congresses_of",
    "counted",
    "delegates",
    "frozen",
    "under_way",
]
