"""What keeps somebody from being put forward as a delegate. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huizhang.congress.rules.calling import CANCELLED
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Student

COLLEGE, CLUB, EX_OFFICIO = "college", "club", "ex_officio"
LONGEST_STATEMENT = 1000
LONGEST_WORD = 16
# as student offices write those who study here from abroad; they attend as observers (practice)
FROM_ABROAD = frozenset(("外籍", "外国籍", "外国留学生", "留学生", "国际学生", "来华留学生"))

NO_SEATS = message(
    "The seats of this congress are not decided yet: propose how they are shared out on the page “Allocation "
    "of seats”, and have them decided."
)
ASSEMBLY_MEETS = message(
    "All students of the college meet in a general assembly; everybody enrolled takes part and nobody is "
    "elected as a delegate."
)
CREDENTIALS_DONE = message(
    "The credentials of this congress are checked; its delegates do not change any more. Report what changed "
    "to the preliminary meeting."
)
HELD = message("This congress was held, or its records were brought in; its delegates do not change here.")


@dataclass(frozen=True, slots=True)
class Term:
    """Whether delegates of a congress may still come and go."""

    called: bool = True
    held: bool = False
    cancelled: bool = False
    assembly: bool = False
    checked: bool = False


def faults_of_term(term: Term) -> Iterator[Message]:
    if not term.called or term.held:
        yield HELD
    if term.cancelled:
        yield CANCELLED
    if term.assembly:
        yield ASSEMBLY_MEETS
    if term.checked:
        yield CREDENTIALS_DONE


@dataclass(frozen=True, slots=True)
class Around:
    """What is known where somebody is put forward in a constituency.

    `seats`: of the constituency, None where they are not decided; `unit`: the student's own one (of a club:
    the same where the student is a member, else empty); `represented`: whether the union speaks for the
    student; `delegate`, `candidate`: already on record for this congress.
    """

    seats: int | None
    unit: str
    represented: bool = True
    delegate: str = ""
    candidate: str = ""


def faults_of_candidate(
    student: Student | None, number: str, constituency: str, kind: str, around: Around
) -> Iterator[Message]:
    if around.seats is None:
        yield NO_SEATS
    elif around.seats == 0:
        yield message("{unit} has no seats at this congress.", unit=constituency)
    if student is None:
        yield message("There is no student {number}.", number=number)
        return
    yield from faults_of_person(student)
    if not around.represented:
        yield message("The union of this congress does not represent {name}.", name=student.name)
    if around.unit != constituency:
        yield _elsewhere(student, constituency, kind, around.unit)
    yield from _twice(student, around)


def faults_of_person(student: Student) -> Iterator[Message]:
    """What does not depend on the constituency."""
    if not student.enrolled:
        yield message(
            "{name} is not enrolled ({status}); only enrolled students are delegates.",
            name=student.name,
            status=student.status,
        )
    if student.ethnicity in FROM_ABROAD:
        yield message(
            "{name} studies here from abroad and attends as an invited observer, not as a delegate.",
            name=student.name,
        )


def _elsewhere(student: Student, constituency: str, kind: str, unit: str) -> Message:
    if kind == CLUB:
        return message("{name} is no member of {club} on record.", name=student.name, club=constituency)
    return message(
        "{name} belongs to {own}; {unit} sends only its own students.",
        name=student.name,
        own=unit or student.college,
        unit=constituency,
    )


def _twice(student: Student, around: Around) -> Iterator[Message]:
    if around.delegate:
        yield message(
            "{name} is a delegate of this congress already, for {unit}; a person counts once.",
            name=student.name,
            unit=around.delegate,
        )
    elif around.candidate:
        yield message(
            "{name} is put forward already, for {unit}; a person counts once.",
            name=student.name,
            unit=around.candidate,
        )
