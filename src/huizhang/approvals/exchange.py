"""The tables `steps` and `attestations` of the exchange folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date
from typing import Any

from huizhang.approvals.models import Attestation, Step
from huizhang.exchange.cells import Chain, Choice, Day, Identifier, Organ, RuleId, Text, Whole, YesNo
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.problems import Problem
from huizhang.exchange.reading import Folder, ParsedRow, ParsedTable, Place
from huizhang.exchange.table import Column, Row, Table
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Records
from huizhang.policy.pack import ACT_ALIASES, ACTS

ACT_NAMES = {
    act: (zh, *(alias for alias, meant in ACT_ALIASES.items() if meant == act)) for act, zh in ACTS.items()
}
AGREED = YesNo(yes=("同意", "是", "true", "1"), no=("不同意", "否", "false", "0"))
# what findings call an institution whose name is not recorded
UNNAMED = Records(date.min, frozenset()).institution_name

NOMINATIONS = "nomination."


def nominates_a_student(row: Row) -> Iterator[tuple[str, Message]]:
    if row["kind"].startswith(NOMINATIONS) and row["student_no"] is None:
        said = message("a nomination is of a student; fill in the student's number (student_no/学号)")
        yield "student_no", said


STEPS = Table(
    name="steps",
    zh="程序",
    columns=(
        Column("case", ("事项编号",), Text(), required=True, filled=True),
        Column("kind", ("事项类型",), Chain(), required=True, filled=True),
        Column("union", ("组织",), Text(), refers_to="unions"),
        Column("student_no", ("学号",), Identifier(), refers_to="students"),
        Column("act", ("程序",), Choice(ACT_NAMES), required=True, filled=True),
        Column("organ", ("机关",), Organ(), required=True, filled=True),
        Column("date", ("日期",), Day(), required=True, filled=True),
        Column("outcome", ("结论",), AGREED, default=True),
        Column("round", ("轮次",), Whole(least=1, most=99), default=1),
        Column("unit", ("单位",), Text()),
    ),
    key=("case", "student_no", "act", "organ", "unit", "round"),
    checks=(nominates_a_student,),
)
ATTESTATIONS = Table(
    name="attestations",
    zh="声明",
    columns=(
        Column("rule", ("规则",), RuleId(), required=True, filled=True),
        Column("union", ("组织",), Text(), required=True, filled=True),
        Column("subject", ("对象",), Text()),
        Column("holds", ("结论",), YesNo(), required=True, filled=True),
        Column("by", ("声明机关",), Organ(), required=True, filled=True),
        Column("date", ("日期",), Day(), required=True, filled=True),
        Column("evidence", ("佐证",), Text(max_length=4000)),
    ),
    key=("rule", "union", "subject", "date"),
)

STORES = (ModelStore(STEPS, Step, {"student_no": "student"}), ModelStore(ATTESTATIONS, Attestation))


def units_are_colleges(folder: Folder, known: Mapping[str, Set[Any]]) -> Iterator[Problem]:
    """The `unit` of a college's organ is a college, where colleges are known at all."""
    steps = folder.tables.get("steps")
    colleges = known.get("colleges", frozenset()) | _values(folder, "students", "college")
    colleges |= _values(folder, "unions", "college")
    if steps is None or not colleges:
        return
    for row in steps.rows:
        unit = row.values["unit"]
        if unit is not None and unit not in colleges and row.values["organ"].startswith("college_"):
            said = message("no such college is known; correct the name or add its students")
            yield _problem(steps, row, "unit", said)


def attested_of_known_unions(folder: Folder, known: Mapping[str, Set[Any]]) -> Iterator[Problem]:
    """`union` is a union's name or, for rules about the institution, the institution's; where unions are
    known at all."""
    attestations = folder.tables.get("attestations")
    if attestations is None or not ("unions" in folder.tables or "unions" in known):
        return
    institution = {
        row.values["value"]
        for row in (folder.tables["institution"].rows if "institution" in folder.tables else ())
        if row.values["key"] == "name"
    }
    unions = known.get("unions", frozenset()) | _values(folder, "unions", "union")
    named = unions | institution | known.get("institution_name", frozenset()) | {UNNAMED}
    for row in attestations.rows:
        if row.values["union"] not in named:
            said = message("neither a union nor the institution has this name; correct it or add the union")
            yield _problem(attestations, row, "union", said)


def _values(folder: Folder, table: str, column: str) -> set[Any]:
    parsed = folder.tables.get(table)
    return {row.values[column] for row in parsed.every_row()} - {None} if parsed else set()


def _problem(parsed: ParsedTable, row: ParsedRow, column: str, said: Message) -> Problem:
    header = parsed.header(Place(row.file, row.sheet), column)
    return Problem(row.file, row.sheet, row.row, header, str(row.values[column]), said)


CHECKS = (units_are_colleges, attested_of_known_unions)
