"""All acts on posts, departments, presidium meetings and the hand-over of the executive chair.

Nothing here looks at a case: whoever calls has one that is finished, and names it as the basis.
"""

from huizhang.org.actions.departments import close_department, excess_of_department, open_department
from huizhang.org.actions.handing_over import hand_over, sign_hand_over
from huizhang.org.actions.meetings import (
    convene_meeting,
    finish_follow_up,
    record_attendance,
    record_decision,
)
from huizhang.org.actions.posts import Why, appoint, end_post, turn_chair
from huizhang.org.actions.refusing import Basis, PostRefused, refuse_excesses
from huizhang.org.actions.terms import end_term

__all__ = [
    "Basis",
    "PostRefused",
    "Why",
    "appoint",
    "close_department",
    "convene_meeting",
    "end_post",
    "end_term",
    "excess_of_department",
    "finish_follow_up",
    "hand_over",
    "open_department",
    "record_attendance",
    "record_decision",
    "refuse_excesses",
    "sign_hand_over",
    "turn_chair",
]
