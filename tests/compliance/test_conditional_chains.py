"""A pack whose chain asks an organ only of a graduate union: its worked cases, and an unknown fact."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from huizhang.compliance.cases import run
from huizhang.kernel.chain import Stage
from huizhang.kernel.message import message
from huizhang.kernel.records import Step
from huizhang.kernel.verdict import Status
from huizhang.policy.cases import cases_of
from huizhang.policy.kinds.chain_done import Course, evaluate
from huizhang.policy.resolve import resolve
from huizhang.records.tables import TABLES
from policy.packs import write_pack
from policy.rules import rule

CHAIN = """
[[chain]]
id = "nomination.department.school"
patch = [
  { act = "review", joins = { school_graduate_affairs = { union_kind = "graduate_union" } } },
  { insert = "approve", after = "review", by = ["propaganda"], when = { political_status = "群众" } },
]
"""
STEPS = """given.steps = [
  { student_no = "S1", act = "推荐", organ = "学院团组织", date = 2026-06-20, union = "校研究生会" },
  { student_no = "S1", act = "审核", organ = "学生工作部（处）", date = 2026-06-25, union = "校研究生会" },
  { student_no = "S1", act = "审核", organ = "校团委", date = 2026-06-25, union = "校研究生会" },%s
  { student_no = "S1", act = "确定", organ = "学生工作部（处）", date = 2026-06-28, union = "校研究生会" },
  { student_no = "S1", act = "确定", organ = "校团委", date = 2026-06-28, union = "校研究生会" },
]
"""
ASKED = """
  { student_no = "S1", act = "审核", organ = "研究生工作部", date = 2026-06-26, union = "校研究生会" },"""


HEAD = """
[[case]]
rule = "nomination.department.school"
zh = "%s"
status = "%s"
subject = "S1"
given.posts = [{ student_no = "S1", union = "校研究生会", post = "工作人员", department = "部" }]
"""


def worked(name: str, status: str, union: str, asked: str = "", student: str = "") -> str:
    return (HEAD % (name, status) + student + STEPS % asked).replace("校研究生会", union)


NOT_A_MEMBER = 'given.students = [{ student_no = "S1", political_status = "群众" }]\n'
CASES = "".join(
    (
        worked("研究生会，研究生工作部已审核", "pass", "校研究生会", ASKED),
        worked("研究生会，研究生工作部没有审核", "fail", "校研究生会"),
        worked("学生会，不需要研究生工作部", "pass", "校学生会"),
        worked("非党团员还须宣传部批准", "fail", "校学生会", student=NOT_A_MEMBER),
    )
)


def test_worked_cases_of_a_conditional_chain_hold(tmp_path: Path):
    ours = write_pack(
        tmp_path / "ours",
        'extends = "xianning"\ntitle = "示范方案"\ninstitution = "示范大学"\n',
        chains=CHAIN,
        cases=CASES,
    )
    tables = {table.name: table for table in TABLES}
    outcomes = [run(case, resolve(ours), tables) for case in cases_of(ours)]
    assert [(one.case.zh, one.problem.say() if one.problem else "") for one in outcomes] == [
        (one.case.zh, "") for one in outcomes
    ]
    assert len(outcomes) == 4


RULE = rule("chain_done", "should")
ACTS = ("recommend", "review", "determine")


def step(act: str, organ: str, day: int, outcome: bool) -> Step:
    return Step("C1", "nomination", act, organ, date(2026, 5, day), outcome=outcome)


STEP = st.builds(step, st.sampled_from(ACTS), st.sampled_from("abc"), st.integers(1, 20), st.booleans())
# an organ is asked for certain (True), spared (False), or perhaps (None)
ORGANS = st.dictionaries(st.sampled_from("abc"), st.sampled_from([True, None]), min_size=1)


def stages(asked: dict[str, dict[str, bool | None]], perhaps: bool) -> tuple[Stage, ...]:
    found = (
        (act, tuple(o for o, told in organs.items() if told or perhaps)) for act, organs in asked.items()
    )
    return tuple(Stage(act, organs) for act, organs in found if organs)


def judged(all_of: tuple[Stage, ...], sure: tuple[Stage, ...], steps: list[Step], missing: bool) -> Status:
    due = date(2026, 5, 15)
    said = (message("kind of union"),) if missing else ()
    return evaluate(RULE, Course(all_of, tuple(steps), {}, due, (), (), sure, said)).status


@given(asked=st.fixed_dictionaries(dict.fromkeys(ACTS, ORGANS)), steps=st.lists(STEP, max_size=9))
def test_what_is_not_known_cannot_be_told_exactly_where_it_matters(asked, steps):
    """Asked of everybody and of nobody in doubt: where both agree that is the verdict."""
    most, least = stages(asked, True), stages(asked, False)
    strict, lenient = (judged(one, one, steps, False) for one in (most, least))
    expected = strict if strict is lenient else Status.CANNOT_TELL
    assert judged(most, least, steps, most != least) is expected
