"""The requests (请示) of a congress, and the words that organs without an inbox gave on it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from huizhang.congress.rules.timeline import (
    AFTERWARDS,
    CHAINS,
    CONVENING,
    PREPARING,
    RESULT,
    Milestone,
    Name,
    OnFile,
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


NO_RESULT = message(
    "No result of the election of the presidium is on record: enter it on the page “Election of the "
    "presidium” of this congress, with its minutes."
)
TOO_EARLY = {
    "convening": message("First the request to prepare is granted by everybody whom it asks."),
    "result": message("First the result is announced to the congress."),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """Which act of the chain an organ may speak in now, and since which day."""

    act: str
    since: date | None


Turns = Mapping[tuple[Name, str], Turn]


def turns(pack: Pack, union: Union, file: OnFile, course: Iterable[Milestone]) -> Turns:
    """By milestone and organ without an inbox: whose word may be entered now, as its turn has come.

    The result is announced once the session was held, and filed once everything before it is done.
    """
    held = {one.name: one.done_on for one in course if one.state is State.DONE}
    found: dict[tuple[Name, str], Turn] = {}
    for name in (Name.PREPARING, Name.CONVENING, Name.ANNOUNCED, Name.FILED):
        said = file.words.get(CHAINS[name], {})
        for act, organ in words_asked(pack, union, name):
            before = [said.get(one) for one in _earlier(pack, union, name, act)]
            if name is Name.ANNOUNCED:
                before.append(held.get(Name.SESSION))
            outside = pack.organs[organ].level in OUTSIDE
            if outside and (act, organ) not in said and None not in before:
                found[name, organ] = Turn(act, max((day for day in before if day), default=None))
    return found


def _earlier(pack: Pack, union: Union, name: Name, act: str) -> tuple[tuple[str, str], ...]:
    """The words of the chain's steps before this one."""
    names = (Name.ANNOUNCED, Name.APPROVED, Name.FILED) if name in AFTERWARDS else (name,)
    words = tuple(word for one in names[: names.index(name) + 1] for word in words_asked(pack, union, one))
    acts = list(dict.fromkeys(one for one, _ in words))
    return tuple(word for word in words if word[0] in acts[: acts.index(act)])


def faults_of_word(word: Word, turn: Turn | None, today: date) -> Iterator[Message]:
    """`turn` is that of the organ; None where no word of it is waited for."""
    if turn is None:
        yield message("No word of this organ is waited for; look at the timeline again.")
        return
    if not word.reference.strip():
        yield message("Say where the word is written: the number of the paper, or the minutes.")
    if len(word.reference.strip()) > LONGEST_REQUEST:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_REQUEST)
    if word.day > today:
        yield message("Only what has happened is recorded; this day is still to come.")
    if turn.since is not None and word.day < turn.since:
        yield message("This word cannot be older than what it follows: {day}.", day=turn.since)
