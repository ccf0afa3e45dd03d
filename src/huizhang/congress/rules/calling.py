"""What keeps a congress from being called, and a milestone from being recorded. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from huizhang.congress.rules.timeline import AFTERWARDS, NAMES, RECORDED, Name, due_day
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Union
from huizhang.policy.pack import Pack

CANCELLED = message("This congress was cancelled; call another one.")
CONGRESS, ASSEMBLY = "congress", "general_assembly"
LONGEST_NAME = 100
LONGEST_MINUTES = 4000


@dataclass(frozen=True, slots=True)
class Call:
    """`name` of the session, its planned `day`, who prepares it, and who elects: CONGRESS or ASSEMBLY."""

    name: str
    day: date
    prepared_by: str
    elected_by: str = CONGRESS


@dataclass(frozen=True, slots=True)
class Around:
    """`taken`: the name is another one's; `open`: the union's congress that was called and not held yet."""

    today: date
    students: int
    taken: bool = False
    open: str = ""


def faults_of_call(call: Call, union: Union, around: Around, pack: Pack) -> Iterator[Message]:
    if not call.name.strip():
        yield message("Write what the session is called.")
    if len(call.name.strip()) > LONGEST_NAME or len(call.prepared_by.strip()) > LONGEST_NAME:
        yield message("Shorten the name to at most {most} characters.", most=LONGEST_NAME)
    if not call.prepared_by.strip():
        yield message("Write who prepares the congress.")
    if around.taken:
        yield message("There is a congress of this name already; name the union and the session.")
    if around.open:
        yield message("{name} is called and not held yet; record its session first.", name=around.open)
    if call.day < around.today:
        yield message("A congress is called for a day to come; one that was held comes with the records.")
    if call.elected_by == ASSEMBLY:
        yield from _of_assembly(union, around.students, pack)


def too_near(day: date, today: date, pack: Pack) -> list[tuple[Name, date]]:
    """The steps before the session whose day would be over already, with that day: what the call comes too
    late for. By practice the preparatory committee is formed at least a month ahead."""
    before = [(name, due_day(pack, name, day)) for name in Name if name not in AFTERWARDS]
    return [(name, due) for name, due in before if due < today]


def _of_assembly(union: Union, students: int, pack: Pack) -> Iterator[Message]:
    below = int(pack.rule("presidium.elected_by_congress").get("general_assembly_below"))
    if union.of_school:
        yield message("Only a college may call all its students together.")
    elif students >= below:
        yield message(
            "A general assembly is for colleges of fewer than {below} students; this one has {n}.",
            below=below,
            n=students,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a congress: `called` here, `held`, `cancelled`; `sits`: the books of its session are open;
    `deciding`: the numbers of its cases under way."""

    called: bool
    held: bool = False
    cancelled: bool = False
    sits: bool = False
    deciding: tuple[str, ...] = ()


def faults_of_move(day: date, planned: date, said: str, standing: Standing, today: date) -> Iterator[Message]:
    yield from faults_of_cancelling(said, standing)
    if day == planned:
        yield message("It is planned for that day already.")
    if day < today:
        yield message("A congress is called for a day to come; one that was held comes with the records.")


def faults_of_cancelling(said: str, standing: Standing) -> Iterator[Message]:
    if not standing.called:
        yield message("This congress came with the records; there is no call to change.")
    if standing.cancelled:
        yield CANCELLED
    if standing.held:
        yield message("This congress was held; its call does not change any more.")
    if standing.sits:
        yield message("The books of its session are open; adjourn or close it there.")
    if standing.deciding:
        yield message(
            "Something of this congress is being decided; withdraw it or wait for it first: {cases}",
            cases=", ".join(standing.deciding),
        )
    if not said.strip():
        yield message("Write why.")
    if len(said.strip()) > LONGEST_MINUTES:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_MINUTES)


def faults_of_milestone(
    name: str, day: date, minutes: str, recorded: Mapping[str, date], today: date, approved: bool
) -> Iterator[Message]:
    """`recorded` are the days of the others; `approved`: the result is, so that nothing changes any more."""
    if name not in RECORDED:
        yield message("There is nothing of this name to record.")
        return
    if approved:
        yield message("The result of this congress is approved; its records do not change any more.")
    if day > today:
        yield message("Only what has happened is recorded; this day is still to come.")
    if not minutes.strip():
        yield message("Write what took place: who was there and what was decided.")
    if len(minutes.strip()) > LONGEST_MINUTES:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_MINUTES)
    yield from _out_of_order(Name(name), day, recorded)


def _out_of_order(name: Name, day: date, recorded: Mapping[str, date]) -> Iterator[Message]:
    at = RECORDED.index(name)
    for index, other in enumerate(RECORDED):
        then = recorded.get(other)
        if then is not None and ((index < at and then > day) or (index > at and then < day)):
            yield message(
                "This day does not fit what is on record: “{step}” was on {day}.", step=NAMES[other], day=then
            )
            return
