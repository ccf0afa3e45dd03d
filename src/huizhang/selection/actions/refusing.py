"""How a recommendation or an appointment is refused."""

from __future__ import annotations

from huizhang.approvals.actions import CaseRefused, ReasonAsked
from huizhang.kernel.message import Message


class NominationRefused(CaseRefused):
    """Nothing was written; `messages` are all the reasons, each with its article."""


class ReasonNeeded(ReasonAsked):
    """The appointment goes beyond what is generally allowed: a reason must come with the last word."""


def refuse_all(messages: tuple[Message, ...]) -> None:
    """Raises NominationRefused where anything was said."""
    if messages:
        raise NominationRefused(*messages)
