"""A case on its way along a chain of organs: where it stands, from the words spoken in its round. Pure.

`chain` judges the steps on record afterwards; this decides who may speak next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What an organ says of a case."""

    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"


class State(StrEnum):
    """Where a case stands. A returned one waits for whoever handed it in; the last three are final."""

    OPEN = "open"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Slot:
    """An organ that has to speak: of the school, of `college`, or of the class with the key `class_group`.

    `unit` is how records call a college or a class that is not understood from the case.
    """

    organ: str
    college: str | None = None
    class_group: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """`act` by every one of `slots`, in any order, or with `any_one` by whichever speaks first.

    `days` is the time it has, in calendar days; None where nothing was set.
    """

    act: str
    slots: tuple[Slot, ...]
    any_one: bool = False
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What `organ` said at the stage with this index, in the round that is judged."""

    stage: int
    organ: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Position:
    """`waiting` are the organs that have not spoken at the current stage; empty unless the case is open."""

    state: State
    stage: int | None = None
    waiting: tuple[Slot, ...] = ()


_ENDS = {Outcome.REJECT: State.REJECTED, Outcome.RETURN: State.RETURNED}


def position(stages: Sequence[Stage], words: Iterable[Word]) -> Position:
    """One refusal or return ends the round at once, whatever the joint organs say."""
    said = {(word.stage, word.organ): word.outcome for word in words}
    for index, stage in enumerate(stages):
        outcomes = {slot: said.get((index, slot.organ)) for slot in stage.slots}
        for outcome, state in _ENDS.items():
            if outcome in outcomes.values():
                return Position(state, index)
        missing = tuple(slot for slot, outcome in outcomes.items() if outcome is None)
        if missing and not (stage.any_one and len(missing) < len(stage.slots)):
            return Position(State.OPEN, index, missing)
    return Position(State.APPROVED)
