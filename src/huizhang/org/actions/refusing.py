"""How an act on posts, departments or meetings is refused, and on what basis it rests."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.org.rules.caps import Excess


class PostRefused(Exception):
    """Nothing was written; `message` says why. `excesses` are the limits that it would break."""

    def __init__(self, said: Message, excesses: tuple[Excess, ...] = ()) -> None:
        self.message = said
        self.excesses = excesses
        super().__init__(said.say())


@dataclass(frozen=True, slots=True)
class Basis:
    """The finished case, and for which organ it was determined."""

    case: str
    organ: str = ""


def refuse_excesses(found: tuple[Excess, ...]) -> None:
    """Raises PostRefused with every limit that would be broken and the article that sets it."""
    if found:
        said = [
            message(
                "{subject}: {reasons} (article {article})",
                subject=one.subject,
                reasons=[reason.message for reason in one.verdict.deciding],
                article=one.rule.cite,
            )
            for one in found
        ]
        raise PostRefused(message("This would break the plan: {what}", what=said), found)
