"""What is wrong with a folder, and where: every problem, not the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` is the sheet's own number, header = 1 where nothing stands above it; `value` is the cell as it
    stands."""

    file: str | None
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    message: Message

    def as_dict(self, translate: Callable[[str], str] = str) -> dict[str, Any]:
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message.say(translate),
        }


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, sheet and row, whichever check found them; what is said of a whole file comes last."""
    listed = list(problems)
    places = list(dict.fromkeys((problem.file, problem.sheet) for problem in listed))
    first = {place: number for number, place in enumerate(places)}
    return sorted(
        listed,
        key=lambda one: (
            one.file or "",
            first[one.file, one.sheet],
            one.row is None,
            one.row or 0,
        ),
    )


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth knowing that stops nothing, such as an ignored column."""

    file: str | None
    sheet: str | None
    message: Message


class BadInput(Exception):
    """A folder cannot be taken in; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message.say() for problem in self.problems[:3]))


def folder_problem(message: Message, file: str | None = None) -> BadInput:
    """A problem of the whole folder or file rather than of a cell."""
    return BadInput([Problem(file, None, None, None, None, message)])
