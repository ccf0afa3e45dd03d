"""The rows that a finding rests on, as small tables with headers that people know from their sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.compliance.report.days import spelled
from huizhang.compliance.report.vocabulary import COLUMNS, OWN_COLUMNS, TABLES, VALUES
from huizhang.kernel.message import day_of
from huizhang.kernel.verdict import Evidence, plain
from huizhang.policy.pack import Pack
from huizhang.shell.language import ENGLISH, Language

# Beyond this many rows a table stops being read; the JSON report has all of them.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """`rows` are at most MOST_ROWS of the `count` rows; `table` is the file's name, `title` is for people."""

    table: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


def tables(rows: tuple[Evidence, ...], pack: Pack, language: Language) -> list[EvidenceTable]:
    """One small table for each table that the finding rests on."""
    by_table: dict[str, list[Evidence]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    return [_table(name, found, pack, language) for name, found in by_table.items()]


def _table(name: str, rows: list[Evidence], pack: Pack, language: Language) -> EvidenceTable:
    columns = tuple(dict.fromkeys(column for row in rows for column, _ in row.key))
    shown = rows[:MOST_ROWS]
    return EvidenceTable(
        name,
        language.choose(TABLES.get(name, ""), name.replace("_", " ")),
        tuple(header(name, column, language) for column in columns),
        tuple(tuple(_cells(row, columns, pack, language)) for row in shown),
        len(rows),
    )


def _cells(row: Evidence, columns: tuple[str, ...], pack: Pack, language: Language) -> list[str]:
    key = dict(row.key)
    return [spell(key.get(column), pack, language) for column in columns]


def header(table: str, column: str, language: Language) -> str:
    chinese = OWN_COLUMNS.get((table, column)) or COLUMNS.get(column, "")
    return language.choose(chinese, column.replace("_", " "))


def spell(value: object, pack: Pack, language: Language) -> str:
    """A cell as the reader's language writes it; what no vocabulary knows stays as it was recorded."""
    if isinstance(value, (list, tuple)):
        return language(", ").join(spell(one, pack, language) for one in value)
    if isinstance(value, bool):
        return language("yes") if value else language("no")
    if value is None:
        return ""
    if isinstance(value, date):
        return spelled(value, language)
    text = str(plain(value))
    if day := day_of(text):
        return spelled(day, language)
    if text in pack.organs:
        return language.choose(pack.organ_name(text), pack.organs[text].en)
    return _worded(text) if language == ENGLISH else VALUES.get(text, text)


def _worded(text: str) -> str:
    """`presidium_member`, a word of the format, as English writes it."""
    return text.replace("_", " ") if text in VALUES else text
