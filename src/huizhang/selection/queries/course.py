"""What became of an application, in words."""

from __future__ import annotations

from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import State
from huizhang.selection.models import Application, Nomination
from huizhang.selection.rules.applying import Sorted

SORTED = {
    Sorted.NOT_YET: message("handed in; the recommending organ looks at it"),
    Sorted.SHORTLISTED: message("on the shortlist"),
    Sorted.SET_ASIDE: message("not chosen this time"),
}
CLOSED = {
    State.OPEN: message("recommended; the organs decide"),
    State.RETURNED: message("recommended; returned for correction"),
    State.REJECTED: message("recommended; the organs did not agree"),
    State.WITHDRAWN: message("the recommendation was withdrawn"),
}
ELECTED = message("elected by the congress; waits for the approval of the result")
NOT_ELECTED = message("not elected by the congress")


def course_of_application(one: Application) -> Message:
    if one.withdrawn_at is not None:
        return message("withdrawn by you")
    return course_of_nomination(one.nomination) if one.nomination else SORTED[Sorted(one.sorted_as)]


def course_of_nomination(one: Nomination) -> Message:
    """For everybody who may see the case; its notice is loaded with it."""
    if one.appointed_id is not None:
        return message("in the post")
    state = State(one.case.state)
    if state is not State.APPROVED:
        return CLOSED[state]
    if one.elected is not None:
        return ELECTED if one.elected else NOT_ELECTED
    if one.candidate:
        return message("candidate; the congress elects")
    return message("determined; on public notice until {day}", day=one.notice.last_day)
