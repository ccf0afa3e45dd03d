"""Worked cases: what a league teacher would expect of a rule on given facts.

A case states only what matters to it; `expand` adds an innocuous background, so that the case is a
complete little exchange folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.policy.background import DEFAULTS, INSTITUTION, defaults, graduate, student, union
from huizhang.policy.faults import unknown
from huizhang.policy.load import Table, blocks_with_heading, find
from huizhang.policy.pack import PackError

AS_OF = date(2026, 11, 21)
CASES = "cases.toml"
_KEYS = ("rule", "zh", "en", "status", "subject", "observed", "as_of", "given")
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Case:
    """`given` are rows of exchange tables; a table that is not given is absent. `subject` picks one
    finding of the rule where there are several; `observed` is compared only where `checks_observed`."""

    rule: str
    zh: str
    status: Status
    given: Mapping[str, tuple[Table, ...]]
    as_of: date = AS_OF
    en: str = ""
    subject: str | None = None
    observed: Any = None
    checks_observed: bool = False


def cases_of(pack: str | Path) -> tuple[Case, ...]:
    """The pack's own cases; none where it has no cases.toml. Raises PackError."""
    file = find(pack) / CASES
    if not file.is_file():
        return ()
    heading, found = blocks_with_heading(file, "case")
    stray = set(heading) - {"as_of"}
    as_of = heading.get("as_of", AS_OF)
    if stray or type(as_of) is not date:
        raise PackError(message("{file}: above the cases only as_of = 2026-11-21 may stand", file=file))
    return tuple(_case(file, number, block, as_of) for number, block in enumerate(found, start=1))


def expand(case: Case) -> Rows:
    """Every table of the case as exchange rows (English columns), background included."""
    rows: Rows = {"institution": [dict(row) for row in INSTITUTION]}
    for table, given in case.given.items():
        rows[table] = [row for one in given for row in _repeated(table, one, case.rule)]
    _add_institution_name(rows)
    _add_unions(rows, "unions" in case.given)
    _add_students(rows)
    return rows


def _case(file: Path, number: int, block: Table, as_of: date) -> Case:
    problem = _problem(block)
    if problem is not None:
        where = message("[[case]] {number} ({zh})", number=number, zh=block.get("zh", ""))
        raise PackError(message("{file}, {where}: {what}", file=file, where=where, what=problem))
    return Case(
        rule=block["rule"],
        zh=block["zh"],
        status=Status(block["status"]),
        given={table: tuple(rows) for table, rows in block.get("given", {}).items()},
        as_of=block.get("as_of", as_of),
        en=block.get("en", ""),
        subject=block.get("subject"),
        observed=block.get("observed"),
        checks_observed="observed" in block,
    )


def _problem(block: Table) -> Message | None:
    for key in ("rule", "zh", "status"):
        if not isinstance(block.get(key), str):
            return message("{key} must be given, as text in quotes", key=key)
    for key in block:
        if key not in _KEYS:
            return unknown(message("key"), key, _KEYS)
    if not isinstance(block.get("subject", ""), str) or type(block.get("as_of", AS_OF)) is not date:
        return message("subject is text in quotes, as_of a date without quotes")
    if block["status"] not in list(Status):
        return unknown(message("status"), block["status"], Status)
    return _given_problem(block.get("given", {}))


def _given_problem(given: Any) -> Message | None:
    if not isinstance(given, dict):
        return message("given holds tables: given.posts = [{{ … }}]")
    for table, rows in given.items():
        if table not in DEFAULTS:
            return unknown(message("table"), table, DEFAULTS)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            return message("{table} must be a list of {{ … }}", table=table)
        if not all(type(row.get("times", 1)) is int and row.get("times", 1) > 0 for row in rows):
            return message("{table}: times is a whole number, one or more", table=table)
    return None


def _repeated(table: str, row: Table, rule: str) -> Iterator[dict[str, Any]]:
    """The row `times` over, `{n}` replaced by 1, 2, …; yes and no may be written true and false."""
    for number in range(1, row.get("times", 1) + 1):
        written = {column: _written(value, number) for column, value in row.items() if column != "times"}
        yield defaults(table, written, rule) | written


def _written(value: Any, number: int) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.replace("{n}", str(number)) if isinstance(value, str) else value


def _add_institution_name(rows: Rows) -> None:
    if not any(row.get("key") == "name" for row in rows["institution"]):
        rows["institution"] += [dict(row) for row in INSTITUTION]


def _add_unions(rows: Rows, given: bool) -> None:
    """Unions that the case mentions, unless it lists its unions itself; one of the school if it has none."""
    if given:
        return
    mentioned = [row["union"] for table in rows.values() for row in table if row.get("union")]
    rows["unions"] = [union(name) for name in dict.fromkeys(mentioned or ["校学生会"])]


def _add_students(rows: Rows) -> None:
    known = {row["student_no"] for row in rows.get("students", [])}
    mentioned = [row["student_no"] for table in rows.values() for row in table if row.get("student_no")]
    missing = [number for number in dict.fromkeys(mentioned) if number not in known]
    rows["students"] = [*rows.get("students", []), *(student(number) for number in missing)]
    _add_graduates(rows)


def _add_graduates(rows: Rows) -> None:
    """A college is known from its students; where a case needs none, from one who has left."""
    colleges = {str(row["college"]) for row in rows["unions"] if row.get("college")}
    strangers = sorted(colleges - {row.get("college") for row in rows["students"]})
    rows["students"] += [graduate(place, college) for place, college in enumerate(strangers, start=1)]
