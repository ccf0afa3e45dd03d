"""Article six: the facts about congresses, and how their seats are shared out."""

from huizhang.congress.rules.facts import FACTS

__all__ = ["FACTS"]
