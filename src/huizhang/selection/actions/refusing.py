"""How a recommendation or an appointment is refused."""

from __future__ import annotations

from huizhang.kernel.message import Message
from huizhang.org.rules import Excess


class NominationRefused(Exception):
    """Nothing was written; `messages` are all the reasons, each with its article."""

    def __init__(self, messages: tuple[Message, ...]) -> None:
        self.messages = messages
        super().__init__("; ".join(said.say() for said in messages))


class ReasonNeeded(Exception):
    """Nothing was written: `excesses` go beyond what is generally allowed, so a reason must come with it."""

    def __init__(self, said: Message, excesses: tuple[Excess, ...]) -> None:
        self.message = said
        self.excesses = excesses
        super().__init__(said.say())


def refuse_all(messages: tuple[Message, ...]) -> None:
    """Raises NominationRefused where anything was said."""
    if messages:
        raise NominationRefused(messages)
