"""Judgement on elections: who elected the presidium, what may be set up, opened and cast."""

from huizhang.elections.rules.presidium import FACTS

__all__ = ["FACTS"]
