"""The board itself: ten articles by unions, the heaviest status in each square. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huizhang.compliance.board.asked import Asked
from huizhang.compliance.board.columns import Column
from huizhang.compliance.queries import Squares
from huizhang.compliance.report.labels import ARTICLES, SEVERITY, article_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status, heaviest

FINDINGS = "compliance:findings"
Counts = Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class Square:
    """`status` is None where nothing was judged, or nothing has the status that is asked for."""

    union: str
    status: Status | None = None
    count: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    numeral: str
    name: Message
    url: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A column as a phone shows it: one union, its articles below each other."""

    column: Column
    squares: tuple[tuple[Row, Square], ...]


@dataclass(frozen=True, slots=True)
class Board:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    counts: dict[str, int]

    @property
    def cards(self) -> list[Card]:
        return [
            Card(column, tuple((row, row.squares[place]) for row in self.rows))
            for place, column in enumerate(self.columns)
        ]


def board_of(squares: Squares, columns: Sequence[Column], asked: Asked) -> Board:
    """What `asked.status` leaves; the counts are of all statuses."""
    counted = counts_by_article(squares, columns)
    total: Counter[Status] = sum(
        (count for line in counted.values() for count in line.values()), start=Counter()
    )
    named = list(enumerate(ARTICLES, start=1))
    if 0 in counted:
        named.append((0, ("—", message("Other rules"))))
    rows = tuple(
        Row(
            number,
            numeral,
            name,
            asked.but(article=number).url(FINDINGS),
            tuple(
                _square(column.union, counted.get(number, {}).get(column.union, Counter()), asked, number)
                for column in columns
            ),
        )
        for number, (numeral, name) in named
    )
    return Board(tuple(columns), rows, {str(status): total[status] for status in SEVERITY})


def counts_by_article(squares: Squares, columns: Sequence[Column]) -> dict[int, dict[str, Counter[Status]]]:
    """{article 1 to 10, or 0: {union: statuses}}, of these columns only."""
    seen = {column.union for column in columns}
    found: dict[int, dict[str, Counter[Status]]] = {}
    for cite, line in squares.items():
        for union, counts in line.items():
            if union in seen:
                square = found.setdefault(article_of(cite), {}).setdefault(union, Counter())
                square.update({Status(status): n for status, n in counts.items()})
    return found


def _square(union: str, counts: Counter[Status], asked: Asked, article: int) -> Square:
    status = asked.status if asked.status else (heaviest(counts) if counts else None)
    if status is None or not counts[status]:
        return Square(union)
    here = asked.but(article=article, union=union, status=asked.status)
    return Square(union, status, counts[status], here.url(FINDINGS))
