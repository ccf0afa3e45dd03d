from datetime import date
from pathlib import Path

import pytest

from huizhang.kernel.verdict import Status
from huizhang.policy.cases import Case, cases_of, expand
from huizhang.policy.pack import PackError
from policy.packs import local_pack


def given(rule: str = "staff.cap.school", **tables: tuple) -> Case:
    return Case(rule, "一例", Status.PASS, tables)


def test_a_row_is_repeated_with_its_number():
    rows = expand(given(posts=({"student_no": "S{n}", "times": 3},)))["posts"]
    assert [row["student_no"] for row in rows] == ["S1", "S2", "S3"]


def test_what_a_case_leaves_out_is_filled_with_harmless_values():
    tables = expand(given(posts=({"student_no": "S1", "post": "主席团成员"},)))
    assert tables == {
        "institution": [{"key": "name", "value": "示范大学"}],
        "posts": [
            {"union": "校学生会", "student_no": "S1", "post": "主席团成员", "start": date(2026, 9, 1)},
        ],
        "unions": [{"union": "校学生会", "level": "school", "kind": "student_union"}],
        "students": [
            {
                "student_no": "S1",
                "name": "同学S1",
                "political_status": "共青团员",
                "college": "信息学院",
                "major": "软件工程",
                "entry_year": 2024,
                "class_name": "软件2401班",
                "level": "本科",
            }
        ],
    }


def test_a_table_that_is_not_given_stays_absent():
    assert sorted(expand(given())) == ["institution", "students", "unions"]
    assert expand(given(steps=()))["steps"] == []


def test_unions_that_are_mentioned_are_there():
    tables = expand(given(posts=({"student_no": "S1", "union": "信息学院研究生分会"},)))
    assert tables["unions"] == [
        {"union": "信息学院研究生分会", "level": "college", "kind": "graduate_union", "college": "信息学院"}
    ]


def test_unions_that_are_given_are_the_only_ones():
    tables = expand(
        given(unions=({"union": "校研究生会", "kind": "graduate_union"},), posts=({"student_no": "S1"},))
    )
    assert [row["union"] for row in tables["unions"]] == ["校研究生会"]


def test_steps_and_attestations_are_about_the_rule_of_the_case():
    tables = expand(given("nomination.college", steps=({"act": "推荐"},), attestations=({"by": "校团委"},)))
    assert (tables["steps"][0]["kind"], tables["attestations"][0]["rule"]) == ("nomination.college",) * 2


def test_yes_and_no_may_be_written_as_truth():
    assert expand(given(activities=({"major": False},)))["activities"][0]["major"] == "否"


CASE = '[[case]]\nrule = "staff.cap.school"\nzh = "一例"\nstatus = "pass"\n'
FAULTS = {
    CASE.replace('"pass"', '"passes"'): "there is no status “passes”; did you mean “pass”?",
    CASE + "given.post = []\n": "there is no table “post”; did you mean “posts”?",
    CASE + "given.posts = [1]\n": "posts must be a list of { … }",
    CASE + "given.posts = [{ times = 0 }]\n": "posts: times is a whole number, one or more",
    CASE + 'as_of = "2026-11-21"\n': "subject is text in quotes, as_of a date without quotes",
    CASE + "observe = 5\n": "there is no key “observe”; did you mean “observed”?",
    CASE.replace('rule = "staff.cap.school"\n', ""): "rule must be given, as text in quotes",
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_in_a_case_is_said(tmp_path: Path, case: str):
    ours = local_pack(tmp_path / "ours", cases=case)
    with pytest.raises(PackError) as refused:
        cases_of(ours)
    assert refused.value.message.say() == f"{ours / 'cases.toml'}, [[case]] 1 (一例): {FAULTS[case]}"


def test_a_pack_has_its_own_cases_and_day(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", cases=f"as_of = 2027-05-01\n{CASE}observed = 0\n")
    assert cases_of(ours) == (
        Case("staff.cap.school", "一例", Status.PASS, {}, date(2027, 5, 1), observed=0, checks_observed=True),
    )
    assert cases_of(local_pack(tmp_path / "without")) == ()
