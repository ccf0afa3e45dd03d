"""How the seats of a congress are shared out among colleges, grades and clubs (article six)."""

from huizhang.congress.rules.allocation.allocating import allocate
from huizhang.congress.rules.allocation.demands import Demands, demands_of
from huizhang.congress.rules.allocation.electorate import Electorate, Group, electorate
from huizhang.congress.rules.allocation.methods import Method, Point, nested, side_by_side, what_if
from huizhang.congress.rules.allocation.result import (
    Allocation,
    Cell,
    Deviation,
    Infeasible,
    Multipliers,
    Tied,
)

__all__ = [
    "Allocation",
    "Cell",
    "Demands",
    "Deviation",
    "Electorate",
    "Group",
    "Infeasible",
    "Method",
    "Multipliers",
    "Point",
    "Tied",
    "allocate",
    "demands_of",
    "electorate",
    "nested",
    "side_by_side",
    "what_if",
]
