"""What a presidium's meeting needs to count (集体负责, article two). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from huizhang.kernel.message import Message, message

LONGEST_TEXT = 1000


@dataclass(frozen=True, slots=True)
class Votes:
    in_favour: int
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained

    def carried(self, present: int) -> bool:
        """By more than half of those who were there."""
        return self.in_favour * 2 > present


def faults_of_call(place: str, agenda: Sequence[str], passed: bool) -> list[Message]:
    found = []
    if passed:
        found.append(message("Call the meeting before it begins."))
    if not place.strip():
        found.append(message("Say where the presidium meets."))
    if not agenda:
        found.append(message("Write at least one point of the agenda."))
    return [*found, *_too_long((place, *agenda))]


def faults_of_decision(
    text: str, votes: Votes, present: int, followed: tuple[bool, bool], early: bool
) -> list[Message]:
    """`followed`: whether somebody answers for it, whether there is a day; `early`: that day is before the
    meeting."""
    found = []
    if not present:
        found.append(message("Record first who was there."))
    if not text.strip():
        found.append(message("Write what was decided."))
    if min(votes.in_favour, votes.against, votes.abstained) < 0 or (present and votes.cast != present):
        found.append(
            message(
                "{n} votes do not make {present}: everybody who was there votes for, against or abstains.",
                n=votes.cast,
                present=present,
            )
        )
    if followed[0] != followed[1]:
        found.append(message("Name both who follows it up and until when, or neither."))
    if early:
        found.append(message("The follow-up is due after the meeting."))
    return [*found, *_too_long((text,))]


def _too_long(texts: Sequence[str]) -> list[Message]:
    if any(len(text) > LONGEST_TEXT for text in texts):
        return [message("Shorten each text to at most {most} characters.", most=LONGEST_TEXT)]
    return []
