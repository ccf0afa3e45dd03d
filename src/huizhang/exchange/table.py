"""How a capability declares a table of the exchange folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from huizhang.kernel.message import Message
from huizhang.policy.words import PackText

Row = Mapping[str, Any]
RowCheck = Callable[[Row], Iterator[tuple[str, Message]]]


class Unreadable(ValueError):
    """A cell does not hold what its column expects."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.text)


@dataclass(frozen=True)
class Vocabulary:
    """The closed words that a pack knows: `organs` maps every accepted name to its id."""

    organs: Mapping[str, str] = field(default_factory=dict)
    chains: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()


class Cell(Protocol):
    """What a column holds. `read` gets non-empty text without surrounding space, or the date, number or
    boolean that a spreadsheet held; it returns a plain value or raises Unreadable."""

    def read(self, raw: Any, vocabulary: Vocabulary) -> Any: ...

    def write(self, value: Any) -> Any:
        """The cell to export: text, whole number, date or None; `read(write(value)) == value`."""
        ...

    def label(self, value: Any) -> Any:
        """The cell to export for Chinese readers; `read` takes it too."""
        return self.write(value)


@dataclass(frozen=True)
class Column:
    """`required` columns must be in the header; `filled` ones may have no empty cell.

    `refers_to` names the table whose key the value must be; `default` stands for an empty cell.
    """

    name: str
    zh: tuple[str, ...]
    cell: Cell
    required: bool = False
    filled: bool = False
    refers_to: str | None = None
    default: Any = None


@dataclass(frozen=True)
class Table:
    """One table: `key` names the columns that make a row the same row; `checks` look at a whole row.

    `bulk` tables (grades) are read as Arrow and never row by row.
    """

    name: str
    zh: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    checks: tuple[RowCheck, ...] = ()
    bulk: bool = False

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def title(self) -> Message:
        """`students`, in Chinese `学生 (students)`: the file is named after either."""
        return PackText(self.name, chinese=f"{self.zh} ({self.name})")

    @property
    def required(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns if column.required)

    def key_of(self, row: Row) -> tuple[Any, ...]:
        return tuple(row[name] for name in self.key)
