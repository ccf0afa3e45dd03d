"""The rows behind a finding as tables of a page, with links, and as a file to take away."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from huizhang.compliance.behind.rows import PERSON, TABLES, Row, RowsBehind
from huizhang.compliance.report.evidence import MOST_ROWS, header, spell
from huizhang.compliance.report.vocabulary import TABLES as TITLES
from huizhang.exchange.cells import Choice
from huizhang.exchange.formulas import disarmed
from huizhang.exchange.table import Column
from huizhang.kernel.verdict import Evidence
from huizhang.policy.pack import Pack
from huizhang.shell.language import ENGLISH, Language
from huizhang.shell.navigation import url_of

STUDENT_PAGE, UNION_PAGE = "compliance:student", "compliance:union"


@dataclass(frozen=True, slots=True)
class Cell:
    """`url` leads to what the cell names; empty where there is no page, or none that is open."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownTable:
    """At most MOST_ROWS of the `count` rows; `download` is the address of all of them as a file."""

    table: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int
    download: str = ""

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


def shown_tables(
    evidence: Iterable[Evidence], behind: RowsBehind, pack: Pack, language: Language, download: str = ""
) -> list[ShownTable]:
    """One for each table; `download` is the address to which `&table=…` is added."""
    return [
        _shown(table, rows, behind, pack, language, f"{download}&table={table}" if download else "")
        for table, rows in _by_table(evidence, behind).items()
    ]


def as_csv(
    evidence: Iterable[Evidence], table: str, behind: RowsBehind, pack: Pack, language: Language
) -> bytes:
    """Every row of one table, in it nothing that runs; days are ISO, for spreadsheets."""
    rows = _by_table(evidence, behind).get(table, [])
    columns = _columns(table, rows)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([_header(table, name, language) for name in columns])
    for row in rows:
        writer.writerow([disarmed(_filed(table, name, row.get(name), pack, language)) for name in columns])
    return stream.getvalue().encode("utf-8-sig")


def _by_table(evidence: Iterable[Evidence], behind: RowsBehind) -> dict[str, list[Row]]:
    """Each row once, however many keys name it."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for one in evidence:
        for row in behind.of(one):
            found[one.table].setdefault(repr(sorted(row.items(), key=lambda item: item[0])), row)
    return {table: list(rows.values()) for table, rows in found.items()}


def _shown(
    table: str, rows: list[Row], behind: RowsBehind, pack: Pack, language: Language, download: str
) -> ShownTable:
    columns = _columns(table, rows)
    return ShownTable(
        table,
        language.choose(TITLES.get(table, ""), table.replace("_", " ")),
        tuple(_header(table, name, language) for name in columns),
        tuple(tuple(_cells(table, columns, row, behind, pack, language)) for row in rows[:MOST_ROWS]),
        len(rows),
        download,
    )


def _columns(table: str, rows: list[Row]) -> list[str]:
    """In the order of the table; only the key's where no row is told."""
    named = {name for row in rows for name in row}
    declared = [column.name for column in TABLES[table].columns] if table in TABLES else []
    return [name for name in declared if name in named] or sorted(named)


def _header(table: str, name: str, language: Language) -> str:
    column = _column(table, name)
    return language.choose(column.zh[0], name.replace("_", " ")) if column else header(table, name, language)


def _column(table: str, name: str) -> Column | None:
    declared = TABLES[table].columns if table in TABLES else ()
    return next((column for column in declared if column.name == name), None)


def _cells(
    table: str, columns: list[str], row: Row, behind: RowsBehind, pack: Pack, language: Language
) -> Iterator[Cell]:
    for name in columns:
        value = row.get(name)
        text = _text(table, name, value, pack, language)
        if name == PERSON and value is not None and behind.person_open(str(value)):
            student = behind.students.get(str(value))
            named = f"{student.name} {text}" if student and table != "students" else text
            yield Cell(named, url_of(STUDENT_PAGE, value) or "")
        elif name == "union" and value and behind.union_open(str(value)):
            yield Cell(text, url_of(UNION_PAGE, value) or "")
        else:
            yield Cell(text)


def _text(table: str, name: str, value: Any, pack: Pack, language: Language) -> str:
    column = _column(table, name)
    if value is not None and column and isinstance(column.cell, Choice) and language != ENGLISH:
        return str(column.cell.label(value))
    return spell(value, pack, language)


def _filed(table: str, name: str, value: Any, pack: Pack, language: Language) -> str:
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return _text(table, name, value, pack, language)
