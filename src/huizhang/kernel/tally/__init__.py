"""Counting an election: pure and exact, with its steps in words. Anybody can repeat it from two files."""

from huizhang.kernel.tally.ballots import Ballot, Mark
from huizhang.kernel.tally.counting import Count, Totals, count, count_totals, totals_of
from huizhang.kernel.tally.election import Base, Candidate, Election, Follows, Rules, Share, TieRule
from huizhang.kernel.tally.standings import NextRound, Standing

__all__ = [
    "Ballot",
    "Base",
    "Candidate",
    "Count",
    "Election",
    "Follows",
    "Mark",
    "NextRound",
    "Rules",
    "Share",
    "Standing",
    "TieRule",
    "Totals",
    "count",
    "count_totals",
    "totals_of",
]
