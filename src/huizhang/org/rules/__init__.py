"""Articles two and three: facts about unions, and the limits that more posts would break."""

from huizhang.org.rules.caps import Excess, excess_of_departments, excesses, too_many
from huizhang.org.rules.facts import FACTS

__all__ = ["FACTS", "Excess", "excess_of_departments", "excesses", "too_many"]
