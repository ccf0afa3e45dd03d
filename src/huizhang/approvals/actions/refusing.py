"""How an act on a case is refused."""

from __future__ import annotations

from huizhang.kernel.message import Message


class CaseRefused(Exception):
    """Nothing was written; `messages` are all the reasons, each with what to do.

    Capabilities whose own rules stop a decision raise one of their own kind.
    """

    def __init__(self, *messages: Message) -> None:
        self.messages = messages
        super().__init__("; ".join(said.say() for said in messages))


class ReasonAsked(CaseRefused):
    """The act would go beyond what is generally allowed, so a reason must come with it."""


def refuse(*messages: Message | None) -> None:
    """Raises CaseRefused with what was said, if anything was."""
    said = [one for one in messages if one is not None]
    if said:
        raise CaseRefused(*said)
