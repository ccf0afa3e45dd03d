"""Whether everybody who was sent is rightly a delegate (代表资格审查), and the report on it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from huizhang.congress.rules.delegates.candidates import EX_OFFICIO, faults_of_person
from huizhang.congress.rules.delegates.composition import Composition
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Student
from huizhang.kernel.verdict import Status, Verdict

LONGEST_STATEMENT = 4000
LONGEST_COMMITTEE = 200


@dataclass(frozen=True, slots=True)
class Credential:
    """One delegate's verdict: `faults` keep the person out; `unknown` is what cannot be told."""

    student_no: str
    name: str
    constituency: str
    kind: str
    faults: tuple[Message, ...] = ()
    unknown: tuple[Message, ...] = ()

    @property
    def status(self) -> Status:
        if self.faults:
            return Status.FAIL
        return Status.CANNOT_TELL if self.unknown else Status.PASS


def credential(
    student: Student | None, sent: tuple[str, str, str], belongs: bool, chain: Verdict | None
) -> Credential:
    """`sent` is the student number, the constituency and the kind; `chain` the verdict on how the person
    became a delegate."""
    number, constituency, kind = sent
    if student is None:
        said = message("There is no student {number}.", number=number)
        return Credential(number, "", constituency, kind, (said,))
    faults = [*faults_of_person(student)]
    if kind != EX_OFFICIO and not belongs:
        faults.append(message("{name} does not belong to {unit}.", name=student.name, unit=constituency))
    broken = [one for one in chain.reasons if one.status is Status.FAIL] if chain else []
    vague = [one for one in chain.reasons if one.status is Status.CANNOT_TELL] if chain else []
    faults += [one.message for one in broken]
    return Credential(
        number, student.name, constituency, kind, tuple(faults), tuple(one.message for one in vague)
    )


@dataclass(frozen=True, slots=True)
class Numbers:
    """`seats`: None where none are frozen; `elected` fill them; `ex_officio` stand outside; `quota` is the
    least number of delegates that the plan asks for, None where it cannot be told."""

    seats: int | None
    elected: int
    ex_officio: int
    students: int | None
    quota: int | None

    @property
    def vacant(self) -> int | None:
        return None if self.seats is None else max(0, self.seats - self.elected)

    @property
    def all(self) -> int:
        return self.elected + self.ex_officio


def faults_of_check(
    credentials: Iterable[Credential], statement: str, committee: str, *, assembly: bool
) -> Iterator[Message]:
    every = tuple(credentials)
    if not every and not assembly:
        yield message("There are no delegates to check yet.")
    for one in every:
        if one.faults:
            yield message(
                "{name} {number} is not rightly a delegate: withdraw the person with the reason, and let an "
                "alternate follow.",
                name=one.name,
                number=one.student_no,
            )
    if not committee.strip() or len(committee.strip()) > LONGEST_COMMITTEE:
        yield message("Name the members of the credentials committee.")
    if not statement.strip() or len(statement.strip()) > LONGEST_STATEMENT:
        yield message(
            "Write what the committee states, in at most {most} characters.", most=LONGEST_STATEMENT
        )


def as_report(
    numbers: Numbers,
    composition: Composition,
    units: Iterable[tuple[str, int | None, int]],
    exceptions: Iterable[str],
) -> dict[str, Any]:
    """As JSON, kept with the check. `units` are (name, seats, delegates)."""
    return {
        **asdict(numbers),
        "vacant": numbers.vacant,
        "all": numbers.all,
        "shares": [
            {
                "name": one.name.text,
                "yes": one.yes,
                "unknown": one.unknown,
                "total": one.total,
                "percent": one.percent,
                "floor": one.floor,
                "status": one.status,
            }
            for one in composition.shares
        ],
        "grades": dict(composition.grades),
        "units": [{"name": name, "seats": seats, "delegates": sent} for name, seats, sent in units],
        "exceptions": list(exceptions),
    }


def said_in_chinese(report: Mapping[str, Any]) -> str:
    """The report in a sentence, for the minutes."""
    seats = "未定" if report["seats"] is None else f"{report['seats']}名"
    least = "不能确定" if report["quota"] is None else f"{report['quota']}名"
    return (
        f"应选代表{seats}，实有代表{report['all']}名（其中当然代表{report['ex_officio']}名），"
        f"缺额{report['vacant'] or 0}名；所联系学生{report['students'] or '人数不详'}，代表人数下限{least}。"
    )
