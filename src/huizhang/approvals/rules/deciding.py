"""Whether an organ may say this of a case now. Pure."""

from __future__ import annotations

from enum import StrEnum

from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome, Position, State

LONGEST_OPINION = 2000
CLOSED = {
    State.APPROVED: message("This case was approved and closed; look at its steps."),
    State.REJECTED: message("This case was rejected and closed; look at its steps."),
    State.WITHDRAWN: message("Whoever handed this case in has withdrawn it."),
    State.RETURNED: message("This case was returned for correction and waits for whoever handed it in."),
}


class Own(StrEnum):
    """Why a case is somebody's own, so that another one decides on it."""

    ABOUT = "about"
    HANDED_IN = "handed_in"


def refusal_of_word(
    at: Position, organ: str, organ_name: str, outcome: Outcome, opinion: str, own: Own | None
) -> Message | None:
    """What keeps this word from counting; None where nothing does."""
    if at.state is not State.OPEN:
        return CLOSED[at.state]
    if organ not in {slot.organ for slot in at.waiting}:
        return message(
            "{organ} has decided this step already, or its turn has not come; look at the steps again.",
            organ=organ_name,
        )
    if own is Own.ABOUT:
        return message(
            "Nobody decides on a case about themselves; another seat of {organ} does.", organ=organ_name
        )
    if own is Own.HANDED_IN:
        return message(
            "Nobody accepts a reason of their own while somebody else may; another one who speaks for "
            "{organ}, or for another organ that is asked, decides.",
            organ=organ_name,
        )
    return refusal_of_opinion(outcome, opinion)


def refusal_of_opinion(outcome: Outcome, opinion: str) -> Message | None:
    if outcome is not Outcome.APPROVE and not opinion.strip():
        return message("Write an opinion: whoever rejects or returns a case says why.")
    if len(opinion.strip()) > LONGEST_OPINION:
        return message(
            "The opinion has {n} characters; shorten it to at most {most}.",
            n=len(opinion.strip()),
            most=LONGEST_OPINION,
        )
    return None
