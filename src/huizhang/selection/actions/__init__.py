"""Recommending people for posts, and what follows when the organs have decided; how posts end, departments
change and the executive chair turns."""

from huizhang.selection.actions.applying import Qualified, apply_for, qualify, withdraw_application
from huizhang.selection.actions.backing import back_case
from huizhang.selection.actions.calling import close_call, open_call
from huizhang.selection.actions.deciding import decide, judged_ahead
from huizhang.selection.actions.departments import Change, change_department, correct_change, decide_change
from huizhang.selection.actions.electing import Voted, decide_election, electing_organ, seat_elected
from huizhang.selection.actions.lapsing import open_lapses
from huizhang.selection.actions.leaving import correct_departure, decide_departure, dismiss, resign
from huizhang.selection.actions.nominating import correct, nominate
from huizhang.selection.actions.noticing import close_due, close_notice, take_back
from huizhang.selection.actions.objecting import answer_objection, object_to
from huizhang.selection.actions.projects import correct_project, decide_project, propose_project
from huizhang.selection.actions.refusing import NominationRefused, ReasonNeeded
from huizhang.selection.actions.rotating import correct_turn, decide_turn, propose_turn
from huizhang.selection.actions.shortlisting import Declared, recommend_shortlist, sort_applications
from huizhang.selection.actions.weighing import Weighed, Wish, faults_of_list, weigh, weigh_all

__all__ = [
    "Change",
    "Declared",
    "NominationRefused",
    "Qualified",
    "ReasonNeeded",
    "Voted",
    "Weighed",
    "Wish",
    "answer_objection",
    "apply_for",
    "back_case",
    "change_department",
    "close_call",
    "close_due",
    "close_notice",
    "correct",
    "correct_change",
    "correct_departure",
    "correct_project",
    "correct_turn",
    "decide",
    "decide_change",
    "decide_departure",
    "decide_election",
    "decide_project",
    "decide_turn",
    "dismiss",
    "electing_organ",
    "faults_of_list",
    "judged_ahead",
    "nominate",
    "object_to",
    "open_call",
    "open_lapses",
    "propose_project",
    "propose_turn",
    "qualify",
    "recommend_shortlist",
    "resign",
    "seat_elected",
    "sort_applications",
    "take_back",
    "weigh",
    "weigh_all",
    "withdraw_application",
]
