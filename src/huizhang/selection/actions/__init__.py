"""Recommending people for posts, and what follows when the organs have decided."""

from huizhang.selection.actions.deciding import decide
from huizhang.selection.actions.nominating import Wish, correct, nominate
from huizhang.selection.actions.refusing import NominationRefused, ReasonNeeded

__all__ = ["NominationRefused", "ReasonNeeded", "Wish", "correct", "decide", "nominate"]
