"""Whether a session decides something: from those who are there at that moment, in whole numbers. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from huizhang.congress.rules.session.opening import in_words
from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import Threshold

LONGEST_TEXT = 300
DECISION, CHARTER = "decision", "charter"
HANDS, COUNT = "hands", "count"
MAJORITIES, METHODS = (DECISION, CHARTER), (HANDS, COUNT)


@dataclass(frozen=True, slots=True)
class Motion:
    """`majority` is DECISION or CHARTER, `method` HANDS (举手) or COUNT (计票)."""

    text: str
    majority: str = DECISION
    method: str = HANDS


@dataclass(frozen=True, slots=True)
class Show:
    """How many were for it, against it, and abstained; others who are there took no part."""

    in_favour: int
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained


@dataclass(frozen=True, slots=True)
class House:
    """How many are entitled and present at the moment of the vote, and the two thresholds that hold."""

    entitled: int
    present: int
    quorum: Threshold
    majority: Threshold

    @property
    def sits(self) -> bool:
        return self.quorum.met(self.present, self.entitled)

    @property
    def needed(self) -> int:
        """Votes that carry it."""
        return self.majority.least(self.present)

    def carries(self, show: Show) -> bool:
        return self.majority.met(show.in_favour, self.present)


def fault_of_hour(begins: datetime, now: datetime) -> Message | None:
    """Between two sittings, or before the first, nobody decides anything."""
    if now < begins:
        return message(
            "The session sits again at {when}; until then nothing is decided.",
            when=f"{begins:%Y-%m-%d %H:%M}",
        )
    return None


def faults_of_resolution(motion: Motion, show: Show, house: House) -> Iterator[Message]:
    if not motion.text.strip():
        yield message("Write what is voted on.")
    if len(motion.text.strip()) > LONGEST_TEXT:
        yield message("Shorten the text to at most {most} characters.", most=LONGEST_TEXT)
    if motion.majority not in MAJORITIES or motion.method not in METHODS:
        yield message("Say which majority it needs and how the votes were counted.")
    if not house.sits:
        yield message(
            "{present} of {entitled} are present, {least} are needed: without its quorum the congress "
            "decides nothing. Wait until more have checked in.",
            present=house.present,
            entitled=house.entitled,
            least=house.quorum.least(house.entitled),
        )
    if min(show.in_favour, show.against, show.abstained) < 0:
        yield message("Votes are whole numbers from zero on.")
    elif show.cast > house.present:
        yield message(
            "{n} votes are more than the {present} who are present; count again, or check in who is missing.",
            n=show.cast,
            present=house.present,
        )
    elif not show.cast:
        yield message("Enter how many voted.")


def verdict_in_words(house: House, show: Show) -> Message:
    """The arithmetic: who was there, what that takes, what it got."""
    facts = {
        "present": house.present,
        "part": in_words(house.majority),
        "needed": house.needed,
        "in_favour": show.in_favour,
    }
    if house.carries(show):
        return message(
            "{present} present; {part} of them is {needed}; {in_favour} in favour: carried.", **facts
        )
    return message(
        "{present} present; {part} of them is {needed}; {in_favour} in favour: not carried.", **facts
    )
