"""What a change of the school's pack tells of itself, be it of a rule or of the terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from huizhang.kernel.message import Message
from huizhang.policy.pack import Pack


class SettingRefused(Exception):
    """Nothing was changed; `message` says why, and how to mend it."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


class Change(Protocol):
    """It is to hold from `start` on; `file` is the one of the pack that it is written into."""

    @property
    def start(self) -> date: ...

    @property
    def file(self) -> str: ...

    @property
    def rule(self) -> str:
        """Whose findings are counted; empty where those of every rule are."""

    @property
    def subject(self) -> str:
        """For the ledger, beside `payload`."""

    @property
    def payload(self) -> dict[str, Any]: ...

    def written(self, before: str, note: str) -> str:
        """The file's new text. Raises WrittenByHand."""

    def holds_in(self, pack: Pack) -> bool: ...

    def placed(self, what: Message, pack: Pack) -> Message:
        """What is wrong, with the article and the setting it is wrong with."""

    def departures(self, plan: Pack, pack: Pack) -> Iterator[Message]:
        """Where the plan itself says otherwise."""
