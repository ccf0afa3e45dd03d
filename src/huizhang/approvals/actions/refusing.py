"""How an act on a case is refused."""

from __future__ import annotations

from huizhang.kernel.message import Message


class CaseRefused(Exception):
    """Nothing was written; `message` says why, and what to do."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


def refuse(said: Message | None) -> None:
    """Raises CaseRefused with what was said, if anything was."""
    if said is not None:
        raise CaseRefused(said)
