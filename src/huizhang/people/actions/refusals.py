"""Nobody may act so: why, and who may."""

from __future__ import annotations

from huizhang.kernel.message import Message


class ActRefused(Exception):
    """Nobody may act so; `message` says what is missing."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


class SeatRefused(Exception):
    """The actor may not grant this seat; `message` says who may."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())
