"""Numbers of students copied out of a notice or a spreadsheet: colleges as lines, grades as columns.

Published tables have slips of arithmetic in their sums. A last column or line of sums is compared with what
it sums up, and every difference is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import normalize

from huizhang.congress.rules.allocation.electorate import Electorate, electorate
from huizhang.kernel.message import Message, message

SUMS = frozenset(("合计", "总计", "小计", "总数", "total", "sum"))
SEPARATOR = re.compile(r"\t|[,;，；]|\s{2,}|(?<=\S) (?=\S)")
MOST = 10_000_000


@dataclass
class Pasted:
    """`numbers` by college and grade; `sums_of_colleges` and `sums_of_grades` where they were given."""

    grades: list[str] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=dict)
    sums_of_colleges: dict[str, int] = field(default_factory=dict)
    sums_of_grades: list[int] = field(default_factory=list)
    faults: list[Message] = field(default_factory=list)


def pasted(text: str) -> tuple[Electorate, tuple[Message, ...]]:
    """Whom the lines count, and everything that is wrong with them."""
    lines = [(n, _cells(line)) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) < 2:
        return electorate({}), (
            message("Write the grades in the first line and a college in each further one."),
        )
    found = Pasted()
    has_sums = _head(lines[0][1], found)
    for number, cells in lines[1:]:
        _line(number, cells, has_sums, found)
    found.faults += [*_wrong_sums(found), *_empty(found)]
    cells_of = {
        (college, grade): students
        for college, numbers in found.numbers.items()
        for grade, students in zip(found.grades, numbers, strict=True)
    }
    stated = found.sums_of_grades[-1] if has_sums and found.sums_of_grades else None
    return electorate(cells_of, stated), tuple(found.faults)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in SEPARATOR.split(normalize("NFKC", line).strip(" \r"))]


def _head(cells: list[str], found: Pasted) -> bool:
    """Whether the last column has sums."""
    has_sums = cells[-1].lower() in SUMS
    found.grades = cells[1 : len(cells) - has_sums]
    if not found.grades or not all(found.grades):
        found.faults.append(message("Line 1 names each grade, after the word for the colleges."))
    twice = sorted(a for a, b in pairwise(sorted(found.grades)) if a == b)
    if twice:
        found.faults.append(message("Line 1 names {names} twice.", names=twice))
    return has_sums


def _line(number: int, cells: list[str], has_sums: bool, found: Pasted) -> None:
    name, values = cells[0], cells[1:]
    wanted = len(found.grades) + has_sums
    if len(values) != wanted:
        said = message(
            "Line {n} has {given} numbers, not {wanted}.", n=number, given=len(values), wanted=wanted
        )
        found.faults.append(said)
        return
    numbers = [_number(number, value, found) for value in values]
    if any(one is None for one in numbers):
        return
    whole = [one or 0 for one in numbers]
    if name.lower() in SUMS:
        found.sums_of_grades = whole
    elif not name or name in found.numbers:
        found.faults.append(message("Line {n} needs a college that no other line has.", n=number))
    else:
        found.numbers[name] = whole[: len(found.grades)]
        if has_sums:
            found.sums_of_colleges[name] = whole[-1]


def _number(line: int, text: str, found: Pasted) -> int | None:
    """An empty cell and a dash are nobody."""
    if text in ("", "-", "–", "—", "/"):
        return 0
    if text.isdecimal() and int(text) <= MOST:
        return int(text)
    said = message(
        "Line {n}: {value} is no number of students; write a whole number, 0 or more.", n=line, value=text
    )
    found.faults.append(said)
    return None


def _wrong_sums(found: Pasted) -> Iterator[Message]:
    for college, stated in found.sums_of_colleges.items():
        yield from _difference(college, sum(found.numbers[college]), stated)
    columns = zip(*found.numbers.values(), strict=True)
    for grade, column, stated in zip(found.grades, columns, found.sums_of_grades, strict=False):
        yield from _difference(grade, sum(column), stated)
    if len(found.sums_of_grades) > len(found.grades):
        everybody = sum(map(sum, found.numbers.values()))
        yield from _difference(message("the whole table"), everybody, found.sums_of_grades[-1])


def _difference(name: str | Message, counted: int, stated: int) -> Iterator[Message]:
    if counted != stated:
        yield message(
            "{name} comes to {counted}, not to the stated {stated}: a difference of {difference}.",
            name=name,
            counted=counted,
            stated=stated,
            difference=abs(counted - stated),
        )


def _empty(found: Pasted) -> Iterator[Message]:
    for college, numbers in found.numbers.items():
        if not any(numbers):
            yield message("{name} has no students; leave its line out.", name=college)
