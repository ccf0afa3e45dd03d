"""A proposed list before anybody hands it in: which rules it breaks, and by how much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cast
from approvals.test_api import ask
from approvals.university import University
from config.command_line import huizhang, told
from config.test_case_commands import FOR_OFFICE, token_of, written
from huizhang.approvals.models import Case
from huizhang.config.cli import app
from huizhang.eligibility.models import StandingView
from huizhang.org.models import Post
from selection.test_nominating import BRANCH, LEAGUE, OFFICE, SINCE, another, ready, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def university(tokens: dict[str, str]) -> University:
    return ready("kunming")


def listed(university: University, folder: Path, form: str = "csv", *more: tuple[str, str]) -> Path:
    rows = [("学号", "职务"), (university.student.pk, "工作人员"), *more]
    return written(folder / f"名单.{form}", rows)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_good_list_breaks_nothing_and_nothing_is_written(university, tmp_path, form):
    file = listed(university, tmp_path, form)
    found = told("nomination", "check", file, *FOR_OFFICE, token=token_of(university, BRANCH))
    assert (found["good"], found["limits"], found["faults"], Case.objects.count()) == (True, [], [], 0)
    assert [(one["student_no"], one["status"], one["faults"]) for one in found["rows"]] == [
        (university.student.pk, "pass", [])
    ]
    assert StandingView.objects.get().student_no == university.student.pk


def test_what_is_broken_is_told_with_its_numbers_and_ends_with_one(university, tmp_path):
    for number in range(30):
        Post.objects.create(
            union_id=cast.COLLEGE_UNION,
            student=another(university, 200 + number),
            post="department_member",
            department=OFFICE,
            start=SINCE,
        )
    file = listed(university, tmp_path)
    given = ("nomination", "check", file, *FOR_OFFICE)
    said = huizhang(*given, "--json", token=token_of(university, BRANCH))
    limits = {one["rule"]: one for one in json.loads(said.stdout)["limits"]}
    assert said.exit_code == 1
    assert (limits["staff.cap.college"]["observed"], limits["staff.cap.college"]["required"]["max"]) == (
        31,
        30,
    )
    words = huizhang(*given, token=token_of(university, BRANCH))
    assert (words.exit_code, "staff.cap.college" in words.stdout) == (1, True)


def test_who_does_not_qualify_is_told_by_row(university, tmp_path):
    stands(university.student, rank=40, size=100, failed=1)
    said = huizhang(
        "nomination",
        "check",
        listed(university, tmp_path, "csv", ("29999999", "工作人员")),
        *FOR_OFFICE,
        "--json",
        token=token_of(university, BRANCH),
    )
    rows = {one["student_no"]: one for one in json.loads(said.stdout)["rows"]}
    assert (said.exit_code, len(rows[university.student.pk]["faults"])) == (1, 2)
    assert rows["29999999"] == {
        "student_no": "29999999",
        "name": None,
        "post": None,
        "department": None,
        "status": None,
        "faults": ["nobody of this number is yours to recommend"],
    }


def test_rows_may_be_pasted(university):
    pasted = f"学号\t职务\t部门\n{university.student.pk}\t工作人员\t{OFFICE}\n"
    arguments = ["nomination", "check", "-", *FOR_OFFICE[:2], "--conduct", "品行端正", "--json"]
    token = token_of(university, BRANCH)
    said = CliRunner().invoke(app, arguments, input=pasted, env={"HUIZHANG_TOKEN": token})
    wrong = CliRunner().invoke(app, arguments, input="学号\t职务\n1\t会长\n", env={"HUIZHANG_TOKEN": token})
    assert (said.exit_code, json.loads(said.stdout)["good"]) == (0, True)
    assert (wrong.exit_code, "会长" in wrong.stderr) == (2, True)


def test_a_program_is_told_the_same(university, tmp_path):
    person = {
        "student_no": university.student.pk,
        "union": cast.COLLEGE_UNION,
        "post": "department_member",
        "department": OFFICE,
        "conduct": "品行端正",
    }
    given = {"organ": BRANCH, "people": [person]}
    status, answer = ask(university.seated[BRANCH], "post", "/nominations/check", given)
    file = listed(university, tmp_path)
    command = told("nomination", "check", file, *FOR_OFFICE, token=token_of(university, BRANCH))
    assert (status, answer) == (200, command)


@pytest.mark.parametrize(
    ("organ", "union", "said"),
    [
        (LEAGUE, cast.COLLEGE_UNION, "holds no seat on"),
        (BRANCH, "无此组织", "nobody for 无此组织 is yours to recommend"),
    ],
)
def test_nobody_checks_what_is_not_theirs_to_recommend(university, tmp_path, organ, union, said):
    file = listed(university, tmp_path)
    given = ("--organ", organ, "--union", union, "--conduct", "品行端正")
    refused = huizhang("nomination", "check", file, *given, token=token_of(university, BRANCH))
    assert (refused.exit_code, refused.stdout, said in refused.stderr) == (1, "", True)
