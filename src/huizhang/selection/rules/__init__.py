"""Article five: the facts about how staff came to their posts, and which chain leads to one."""

from huizhang.selection.rules.facts import FACTS
from huizhang.selection.rules.nominating import chain_to, needs_department, needs_election

__all__ = ["FACTS", "chain_to", "needs_department", "needs_election"]
