"""The requests (请示) of a congress, and the words that organs without an inbox gave on it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from huizhang.congress.rules.timeline import (
    CONVENING,
    PREPARING,
    RESULT,
    Milestone,
    Name,
    State,
    words_asked,
)
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Union
from huizhang.policy.pack import Pack

LONGEST_REQUEST = 4000
# what somebody asks for → its chain, and what has to be done before
ASKED: Mapping[str, str] = {"preparing": PREPARING, "convening": CONVENING, "result": RESULT}
LEADS_TO: Mapping[str, Name] = {
    "preparing": Name.PREPARING,
    "convening": Name.CONVENING,
    "result": Name.APPROVED,
}
BEFORE: Mapping[str, Name] = {"convening": Name.PREPARING, "result": Name.ANNOUNCED}
OUTSIDE = frozenset({"both", "above"})


@dataclass(frozen=True, slots=True)
class Word:
    """What an organ without an inbox said on a chain of the congress, on paper: `reference` tells which."""

    milestone: str
    organ: str
    day: date
    reference: str


def faults_of_request(
    what: str, said: str, milestones: Mapping[Name, Milestone], busy: bool, granted: bool
) -> Iterator[Message]:
    """`busy`: one of these is being decided; `granted`: it was approved."""
    if LEADS_TO[what] not in milestones:
        yield message("Only a congress that was called here is asked for.")
    if granted:
        yield message("This request was granted already.")
    if busy:
        yield message("This request is being decided; wait for its decision.")
    if not said.strip():
        yield message("Write what is asked for.")
    if len(said.strip()) > LONGEST_REQUEST:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_REQUEST)
    before = milestones.get(BEFORE[what]) if what in BEFORE else None
    if before is not None and before.state is not State.DONE:
        yield TOO_EARLY[what]


TOO_EARLY = {
    "convening": message("First the request to prepare is granted by everybody whom it asks."),
    "result": message("First the result is announced to the congress."),
}


def outside(pack: Pack, union: Union, name: Name) -> tuple[tuple[str, str], ...]:
    """(act, organ) of this milestone's chain whose word is given in a gathering or outside the university."""
    asked = words_asked(pack, union, name)
    return tuple((act, organ) for act, organ in asked if pack.organs[organ].level in OUTSIDE)


def faults_of_word(
    word: Word, now: Milestone | None, waited: tuple[str, ...], before: date | None, today: date
) -> Iterator[Message]:
    """`waited` are the organs whose word may be entered now; `before` is the day on which their turn came."""
    if now is None or word.organ not in waited:
        yield message("No word of this organ is waited for; look at the timeline again.")
        return
    if not word.reference.strip():
        yield message("Say where the word is written: the number of the paper, or the minutes.")
    if len(word.reference.strip()) > LONGEST_REQUEST:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_REQUEST)
    if word.day > today:
        yield message("Only what has happened is recorded; this day is still to come.")
    if before is not None and word.day < before:
        yield message("This word cannot be older than what it follows: {day}.", day=before)
