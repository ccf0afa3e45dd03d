"""How a recommendation or an appointment is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from huizhang.approvals.actions import CaseRefused, ReasonAsked
from huizhang.kernel.message import Message
from huizhang.org.actions import PostRefused


class NominationRefused(CaseRefused):
    """Nothing was written; `messages` are all the reasons, each with its article."""


class ReasonNeeded(ReasonAsked):
    """The appointment goes beyond what is generally allowed: a reason must come with the last word."""


def refuse_all(messages: tuple[Message, ...]) -> None:
    """Raises NominationRefused where anything was said."""
    if messages:
        raise NominationRefused(*messages)


@contextmanager
def refusing_with_the_post() -> Iterator[None]:
    """Where the act on posts or departments is refused, so is the word on the case. Raises CaseRefused."""
    try:
        yield
    except PostRefused as refused:
        raise CaseRefused(refused.message) from refused
