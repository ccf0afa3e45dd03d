"""Congresses: their course, their seats, their delegates."""

from huizhang.congress.models.congresses import Calling, Congress, Milestone
from huizhang.congress.models.delegates import Delegate
from huizhang.congress.models.seats import ProposedAllocation

__all__ = ["Calling", "Congress", "Delegate", "Milestone", "ProposedAllocation"]
