"""The problems of a folder as a workbook: a list of all, and the rows again with their bad cells marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

from huizhang.exchange.cells.text import as_text
from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.keys import cells_of
from huizhang.exchange.reading.parsed import Folder, ParsedTable, Place, Rejected
from huizhang.kernel.message import message

Translate = Callable[[str], str]
ProblemsByRow = Mapping[tuple[Any, ...], list[Problem]]

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_575

_HEADER = (
    message("File"),
    message("Sheet"),
    message("Row"),
    message("Column"),
    message("Value"),
    message("Problem"),
)
_WIDTHS = (20, 16, 8, 18, 30, 80)


def write_error_sheet(
    path: Path, problems: Iterable[Problem], folder: Folder | None = None, translate: Translate = str
) -> None:
    """One sheet lists all `problems`; with the `folder` they are of, a sheet for each table repeats its rows
    that have problems. Everything is written as text, so that nothing can run."""
    listed = list(problems)
    with xlsxwriter.Workbook(path) as book:
        styles = _Styles(book)
        _write_list(book, listed, styles, translate)
        for parsed in folder.tables.values() if folder else ():
            _write_rows(book, parsed, _by_row(listed), styles, translate)


class _Styles:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7EDF5"})
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.bad = book.add_format({"num_format": "@", "bg_color": "#FBD5D5", "font_color": "#9B1C1C"})


def _write_list(book: Any, problems: list[Problem], styles: _Styles, translate: Translate) -> None:
    sheet = book.add_worksheet(message("Problems").say(translate))
    sheet.freeze_panes(1, 0)
    for column, (said, width) in enumerate(zip(_HEADER, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width, styles.text)
        sheet.write_string(0, column, said.say(translate), styles.header)
    for row, problem in enumerate(problems[:MOST_ROWS], start=1):
        for column, value in enumerate(problem.as_dict(translate).values()):
            if value is not None:
                sheet.write_string(row, column, str(value)[:LONGEST_TEXT], styles.text)


def _by_row(problems: list[Problem]) -> ProblemsByRow:
    found: dict[tuple[Any, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.file, problem.sheet, problem.row].append(problem)
    return found


def _write_rows(
    book: Any, parsed: ParsedTable, problems: ProblemsByRow, styles: _Styles, translate: Translate
) -> None:
    rows = [row for row in parsed.every_row() if (row.file, row.sheet, row.row) in problems]
    if not rows:
        return
    sheet = book.add_worksheet(parsed.table.title.say(translate))
    sheet.freeze_panes(1, 0)
    copies = [row.cells if isinstance(row, Rejected) else cells_of(parsed, row) for row in rows]
    columns = {
        header: column for column, header in enumerate(dict.fromkeys(h for copy in copies for h in copy))
    }
    place = (message("File"), message("Row"))
    for column, text in enumerate([*columns, *(said.say(translate) for said in place)]):
        sheet.write_string(0, column, text, styles.header)
    for number, (row, copy) in enumerate(zip(rows[:MOST_ROWS], copies, strict=False), start=1):
        _write_copy(sheet, number, columns, copy, problems[row.file, row.sheet, row.row], styles, translate)
        sheet.write_string(number, len(columns), str(Place(row.file, row.sheet)), styles.text)
        sheet.write_string(number, len(columns) + 1, str(row.row), styles.text)


def _write_copy(
    sheet: Any,
    number: int,
    columns: Mapping[str, int],
    copy: Mapping[str, Any],
    problems: list[Problem],
    styles: _Styles,
    translate: Translate,
) -> None:
    for header, column in columns.items():
        said = [problem.message.say(translate) for problem in problems if _names(problem, header)]
        cell = copy.get(header)
        text = "" if cell is None else as_text(cell)[:LONGEST_TEXT]
        style = styles.bad if said else styles.text
        if text:
            sheet.write_string(number, column, text, style)
        else:
            sheet.write_blank(number, column, None, style)
        if said:
            sheet.write_comment(number, column, "\n".join(said), {"x_scale": 2})


def _names(problem: Problem, header: str) -> bool:
    """A problem of several columns (a key) or of the whole row marks each of them."""
    return problem.column is None or header in problem.column.split(", ")
