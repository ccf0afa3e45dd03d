"""Recommending people for posts, and what follows when the organs have decided."""

from huizhang.selection.actions.deciding import decide
from huizhang.selection.actions.nominating import correct, nominate
from huizhang.selection.actions.refusing import NominationRefused, ReasonNeeded
from huizhang.selection.actions.weighing import Weighed, Wish, faults_of_list, weigh

__all__ = [
    "NominationRefused",
    "ReasonNeeded",
    "Weighed",
    "Wish",
    "correct",
    "decide",
    "faults_of_list",
    "nominate",
    "weigh",
]
