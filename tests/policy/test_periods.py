"""The periods that a rule of the kind held_every counts, by what the pack says of `every`."""

from datetime import date

import pytest

from huizhang.compliance.cases import run
from huizhang.kernel.records import Records
from huizhang.kernel.verdict import Status
from huizhang.policy.cases import Case
from huizhang.policy.pack import Pack
from huizhang.policy.periods import period_of, recent
from huizhang.policy.resolve import resolve
from huizhang.policy.subject import Scope
from huizhang.records.tables import TABLES
from policy.packs import local_pack
from policy.rules import rule

DECLARED = {table.name: table for table in TABLES}
SCOPE = Scope(Pack("ours", "方案", "示范大学", ("ours",)), Records(date(2026, 11, 21), frozenset()))
TERM, YEAR = (rule("held_every", every=every) for every in ("term", "academic_year"))
LAST_AUTUMN, SPRING = date(2025, 10, 10), date(2026, 3, 10)


def test_the_last_completed_period_and_the_current_one_count():
    assert recent(TERM, SCOPE) == ("2025-2026-2", "2026-2027-1")
    assert recent(YEAR, SCOPE) == ("2025-2026", "2026-2027")


def test_a_day_lies_in_one_period():
    assert period_of(TERM, SCOPE, SPRING) == "2025-2026-2"
    assert period_of(YEAR, SCOPE, SPRING) == "2025-2026"


COLLEGE = {"union": "信息学院学生会", "by": "学院团组织", "to": "学院党组织；校团委"}
HELD = {
    "congress.cadence.school": ("congresses", "date", {}),
    "conduct.education": ("trainings", "held_on", {}),
    "briefing.party": ("briefings", "date", {"by": "学生会", "to": "学校党委"}),
    "briefing.league_to_party": ("briefings", "date", {"by": "校团委", "to": "学校党委"}),
    "briefing.college_league": ("briefings", "date", COLLEGE),
    "joint.study": ("briefings", "date", {"by": "学生工作部（处）", "to": "研究生工作部；校团委"}),
}


@pytest.mark.parametrize("rule_id", HELD)
@pytest.mark.parametrize(
    ("every", "day", "status"),
    [
        ("term", LAST_AUTUMN, Status.FAIL),
        ("term", SPRING, Status.PASS),
        ("academic_year", LAST_AUTUMN, Status.PASS),
        ("academic_year", date(2025, 6, 10), Status.FAIL),
    ],
)
def test_a_pack_says_how_often(tmp_path, rule_id, every, day, status):
    ours = local_pack(tmp_path / "ours", rules=f'[[rule]]\nid = "{rule_id}"\nevery = "{every}"\n')
    table, column, row = HELD[rule_id]
    case = Case(rule_id, "一例", status, {table: ({**row, column: day},)}, subject=row.get("union"))
    assert run(case, resolve(ours, case.as_of), DECLARED).problem is None


def test_every_fact_of_the_kind_is_tried_here_except_reports_on_duty():
    tried = {resolve("kunming").rules[rule_id].of for rule_id in HELD}
    asked = {rule.of for rule in resolve("kunming").rules.values() if rule.kind == "held_every"}
    assert asked - tried == {"reports_on_duty"}
