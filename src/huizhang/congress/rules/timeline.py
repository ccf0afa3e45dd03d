"""What is to happen before, at and after a congress, by which day, and how far it is. Pure.

The plan names the delegates' election, the session and its result (article six); the rest is practice, and
all days are settings of the school (`[days]`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from huizhang.congress.rules.allocation.proposing import CHAIN as SEATS_CHAIN
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Union
from huizhang.policy.conditions import asked, facts_of
from huizhang.policy.pack import Pack, Step

PREPARING, CONVENING, RESULT = "congress.preparing", "congress.convening", "congress.result"
DELEGATES_CHAIN = "delegates.elected"


class Name(StrEnum):
    """In the order in which they happen."""

    PREPARING = "preparing"
    COMMITTEE = "committee"
    SEATS = "seats"
    CONVENING = "convening"
    DELEGATES = "delegates"
    CREDENTIALS = "credentials"
    PRELIMINARY = "preliminary"
    SESSION = "session"
    ANNOUNCED = "announced"
    APPROVED = "approved"
    FILED = "filed"


class State(StrEnum):
    """`due`: its turn has come and its day has not passed."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_YET = "not_yet"


NAMES = {
    Name.PREPARING: message("Request to prepare the congress"),
    Name.COMMITTEE: message("Preparatory committee"),
    Name.SEATS: message("Seats shared out and decided"),
    Name.CONVENING: message("Request to convene the congress"),
    Name.DELEGATES: message("Delegates elected"),
    Name.CREDENTIALS: message("Credentials checked"),
    Name.PRELIMINARY: message("Preliminary meeting"),
    Name.SESSION: message("Formal session"),
    Name.ANNOUNCED: message("Result announced"),
    Name.APPROVED: message("Result approved by the Party organisation"),
    Name.FILED: message("Result filed above"),
}
RECORDED = (Name.COMMITTEE, Name.CREDENTIALS, Name.PRELIMINARY, Name.SESSION)
AFTERWARDS = {Name.ANNOUNCED: "announce", Name.APPROVED: "approve", Name.FILED: "file"}
# what the plan itself asks for, whoever called the congress
OF_THE_PLAN = frozenset({Name.DELEGATES, Name.SESSION, *AFTERWARDS})
# what a general assembly does without
OF_DELEGATES = frozenset({Name.SEATS, Name.DELEGATES})
CHAINS = {
    Name.PREPARING: PREPARING,
    Name.SEATS: SEATS_CHAIN,
    Name.CONVENING: CONVENING,
    Name.DELEGATES: DELEGATES_CHAIN,
    **dict.fromkeys(AFTERWARDS, RESULT),
}
Words = Mapping[tuple[str, str], date]


@dataclass(frozen=True, slots=True)
class OnFile:
    """What is on record of one congress.

    `planned` is its day, `called` whether it was called here (else its records were brought in); `recorded`
    the days of RECORDED; `words` for each chain the days of (act, organ) that agreed; `seats` when they
    were frozen; `delegates` how many are on record, `wanted` how many there have to be, None: unknown;
    with `assembly` all students meet, and neither seats nor delegates are needed.
    """

    planned: date
    called: bool = True
    recorded: Mapping[str, date] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    seats: date | None = None
    delegates: int = 0
    wanted: int | None = None
    assembly: bool = False


@dataclass(frozen=True, slots=True)
class Milestone:
    """`article` is empty where only practice asks for it; `waits` are the organs that have not spoken."""

    name: Name
    state: State
    due: date
    article: str
    organs: tuple[str, ...]
    done_on: date | None = None
    waits: tuple[str, ...] = ()
    said: Message | None = None

    @property
    def late(self) -> bool:
        return self.done_on is not None and self.done_on > self.due


@dataclass(frozen=True, slots=True)
class _Progress:
    done: bool
    on: date | None = None
    waits: tuple[str, ...] = ()
    said: Message | None = None


def timeline(pack: Pack, union: Union, file: OnFile, today: date) -> tuple[Milestone, ...]:
    """Of a congress that was not called here only what the plan itself asks for."""
    found = []
    everything_done = True
    for name in Name:
        if not file.called and name not in OF_THE_PLAN:
            continue
        if file.assembly and name in OF_DELEGATES:
            continue
        progress = _progress(pack, union, file, name, today)
        due = due_day(pack, name, file.planned)
        found.append(
            Milestone(
                name,
                _state(progress.done, everything_done, due, today),
                due,
                article_of(pack, union, name),
                organs_of(pack, union, name),
                progress.on,
                progress.waits,
                progress.said,
            )
        )
        everything_done = everything_done and progress.done
    return tuple(found)


def due_day(pack: Pack, name: Name, session: date) -> date:
    days = timedelta(days=pack.days.get(f"congress_{name}", 0))
    return session + days if name in AFTERWARDS else session - days


def article_of(pack: Pack, union: Union, name: Name) -> str:
    if name is Name.SESSION:
        rule = pack.rules.get(f"congress.cadence.{union.level}")
        return rule.cite if rule else ""
    return pack.chain(CHAINS[name]).cite if name in OF_THE_PLAN else ""


def organs_of(pack: Pack, union: Union, name: Name) -> tuple[str, ...]:
    """Who acts: the organs of the chain; where there is none, the congress or its union."""
    if name in CHAINS:
        return tuple(dict.fromkeys(organ for _, organ in words_asked(pack, union, name)))
    if name in (Name.PRELIMINARY, Name.SESSION):
        return ("congress",)
    return (f"{union.level}_union",)


def words_asked(pack: Pack, union: Union, name: Name) -> Iterator[tuple[str, str]]:
    """(act, organ) of the chain that this milestone rests on."""
    for step in steps_asked(pack, name):
        for organ in asked(step, union.level, facts_of(union)).organs:
            yield step.act, organ


def steps_asked(pack: Pack, name: Name) -> Iterable[Step]:
    steps = pack.chain(CHAINS[name]).steps
    act = AFTERWARDS.get(name)
    return steps if act is None else (step for step in steps if step.act == act)


def done_in_order(milestones: Iterable[Milestone]) -> Milestone | None:
    """The first that is not done; None where all are."""
    return next((one for one in milestones if one.state is not State.DONE), None)


def _progress(pack: Pack, union: Union, file: OnFile, name: Name, today: date) -> _Progress:
    if name in RECORDED:
        return _recorded(file, name, today)
    if name is Name.SEATS:
        return _Progress(file.seats is not None, file.seats)
    if name is Name.DELEGATES:
        return _delegates(file)
    return _spoken(pack, union, file, name)


def _recorded(file: OnFile, name: Name, today: date) -> _Progress:
    day = file.recorded.get(name)
    if name is Name.SESSION and not file.called and file.planned <= today:
        day = day or file.planned
    return _Progress(day is not None, day)


def _delegates(file: OnFile) -> _Progress:
    if file.wanted is None:
        return _Progress(False, said=message("{n} on record", n=file.delegates))
    said = message("{n} of {wanted} on record", n=file.delegates, wanted=file.wanted)
    return _Progress(0 < file.wanted <= file.delegates, said=said)


def _spoken(pack: Pack, union: Union, file: OnFile, name: Name) -> _Progress:
    words = file.words.get(CHAINS[name], {})
    waits: list[str] = []
    for step in steps_asked(pack, name):
        organs = asked(step, union.level, facts_of(union)).organs
        silent = [organ for organ in organs if (step.act, organ) not in words]
        if not (step.any_one and len(silent) < len(organs)):
            waits += silent
    if waits:
        return _Progress(False, waits=tuple(waits))
    acts = {step.act for step in steps_asked(pack, name)}
    return _Progress(True, max((day for (act, _), day in words.items() if act in acts), default=None))


def _state(done: bool, its_turn: bool, due: date, today: date) -> State:
    if done:
        return State.DONE
    if due < today:
        return State.OVERDUE
    return State.DUE if its_turn else State.NOT_YET
