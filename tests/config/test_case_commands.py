"""Recommending and deciding on the command line: a token of a person with a seat, and the same refusals."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import xlsxwriter
from django.utils import timezone

import cast
from approvals.university import University
from config.command_line import huizhang, told
from huizhang.approvals.actions import write_reason
from huizhang.approvals.models import Case
from huizhang.approvals.rules import Deviation
from huizhang.compliance.board.explaining import deviation_of
from huizhang.compliance.queries import standing
from huizhang.kernel.verdict import Status
from huizhang.org.models import Department
from huizhang.people.actions import issue_token
from huizhang.people.models import Account
from selection.test_nominating import BRANCH, LEAGUE, OFFICE, PARTY, another, ready, stands

pytestmark = pytest.mark.django_db
FOR_OFFICE = ("--union", cast.COLLEGE_UNION, "--department", OFFICE, "--conduct", "品行端正")


@pytest.fixture
def university(tokens: dict[str, str]) -> University:
    return ready("kunming")


def token_of(university: University, organ: str) -> str:
    account = university.seated[organ]
    return issue_token(actor=account, account=account)


def recommended(university: University) -> str:
    given = ("nominate", university.student.pk, "--organ", BRANCH, *FOR_OFFICE)
    number: str = told(*given, token=token_of(university, BRANCH))["cases"][0]["case"]
    return number


def test_from_a_recommendation_to_the_roster(university: University):
    number = recommended(university)
    for organ in (LEAGUE, PARTY):
        token = token_of(university, organ)
        assert [one["number"] for one in told("inbox", token=token)] == [number]
        said = huizhang("case", "decide", number, "--organ", organ, "--approve", token=token)
        assert (said.exit_code, number in said.stdout) == (0, True)
    assert told("case", "show", number, token=token)["state"] == "approved"


def test_the_inbox_in_words(university: University):
    number = recommended(university)
    shown = huizhang("inbox", token=token_of(university, LEAGUE))
    assert (shown.exit_code, number in shown.stdout, "1 cases wait for" in shown.stdout) == (0, True, True)
    assert "0 cases wait for" in huizhang("inbox", token=token_of(university, PARTY)).stdout


def test_cases_are_listed_as_far_as_one_sees_them(university: University):
    number = recommended(university)
    branch, league = (token_of(university, organ) for organ in (BRANCH, LEAGUE))
    assert [one["number"] for one in told("case", "list", "--mine", "inbox", token=league)["items"]] == [
        number
    ]
    assert told("case", "list", "--mine", "submitted", "--state", "approved", token=branch)["count"] == 0
    said = huizhang("case", "list", "--kind", "nomination.college", token=branch)
    assert (said.exit_code, number in said.stdout, "1 in all" in said.stdout) == (0, True, True)
    wrong = huizhang("case", "list", "--mine", "others", token=branch)
    assert (wrong.exit_code, "others is none of" in " ".join(wrong.stderr.split())) == (2, True)


def test_a_file_is_put_with_a_case_and_fetched(university: University, tmp_path: Path):
    number, token = recommended(university), token_of(university, BRANCH)
    paper, copy = tmp_path / "证明.pdf", tmp_path / "copy.pdf"
    paper.write_bytes(b"%PDF-1.7 ...")
    made = told("case", "attach", number, paper, token=token)
    fetched = huizhang("case", "file", number, made["id"], "--out", copy, token=token)
    assert (made["name"], fetched.exit_code, copy.read_bytes()) == ("证明.pdf", 0, paper.read_bytes())
    again = huizhang("case", "file", number, made["id"], "--out", copy, token=token)
    missing = huizhang("case", "file", number, 999, "--out", tmp_path / "other.pdf", token=token)
    assert (again.exit_code, missing.exit_code, (tmp_path / "other.pdf").exists()) == (2, 2, False)
    assert huizhang("case", "attach", number, paper, token=token).exit_code == 1


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_is_recommended_as_a_whole(university: University, tmp_path: Path, form: str):
    others = [another(university, number) for number in (1, 2)]
    for place, student in enumerate(others):
        stands(student, rank=place + 1, size=100)
    file = written(tmp_path / f"名单.{form}", [("学号", "职务"), *((one.pk, "工作人员") for one in others)])
    made = told("nominate", "--list", file, *FOR_OFFICE, token=token_of(university, BRANCH))
    assert [one["student_no"] for one in made["cases"]] == [one.pk for one in others]
    assert {one.batch for one in Case.objects.all()} == {made["batch"]}


def written(file: Path, rows: list[tuple[str, ...]]) -> Path:
    if file.suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(rows)
        return file
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file


def test_what_is_wrong_with_a_list_is_told_by_row_and_column(university: University, tmp_path: Path):
    file = written(tmp_path / "名单.csv", [("学号", "职务"), (university.student.pk, "会长")])
    refused = huizhang("nominate", "--list", file, *FOR_OFFICE, token=token_of(university, BRANCH))
    assert (refused.exit_code, refused.stdout, Case.objects.count()) == (2, "", 0)
    assert "名单.csv" in refused.stderr and "会长" in refused.stderr


@pytest.mark.parametrize(
    ("organ", "given", "status", "told_why"),
    [
        (PARTY, ("--organ", PARTY, "--approve"), 1, "its turn has not come"),
        (LEAGUE, ("--organ", LEAGUE, "--reject"), 1, "Write an opinion"),
        (LEAGUE, ("--organ", LEAGUE), 2, "say one of --approve, --return and --reject"),
        (LEAGUE, ("--organ", LEAGUE, "--approve", "--reject"), 2, "say one of --approve"),
    ],
)
def test_a_refused_word_ends_with_one_and_a_wrong_one_with_two(
    university: University, organ, given, status, told_why
):
    number = recommended(university)
    refused = huizhang("case", "decide", number, *given, token=token_of(university, organ))
    assert (refused.exit_code, refused.stdout) == (status, "")
    assert told_why in " ".join(refused.stderr.split())
    assert Case.objects.get().state == "open"


def test_a_case_is_withdrawn_by_whoever_handed_it_in_alone(university: University):
    number = recommended(university)
    words = ("case", "withdraw", number, "--why", "重报")
    refused = huizhang(*words, token=token_of(university, LEAGUE))
    assert (refused.exit_code, "Only whoever handed" in refused.stderr) == (1, True)
    assert told(*words, token=token_of(university, BRANCH))["state"] == "withdrawn"


def test_an_ineligible_person_is_refused_with_every_reason(university: University):
    stands(university.student, rank=40, size=100, failed=1)
    given = ("nominate", university.student.pk, "--organ", BRANCH, *FOR_OFFICE)
    refused = huizhang(*given, token=token_of(university, BRANCH))
    assert (refused.exit_code, len(refused.stderr.splitlines()), Case.objects.count()) == (1, 2, 0)


def test_out_of_sight_and_absent_sound_the_same(university: University):
    number = recommended(university)
    stranger = Account.objects.create_user("stranger", name="外人")
    token = issue_token(actor=stranger, account=stranger)
    refused = [huizhang("case", "show", asked, token=token) for asked in (number, "HZ2026-99999")]
    assert [(one.exit_code, "is no case that 外人 may see" in one.stderr) for one in refused] == [
        (2, True)
    ] * 2


def test_a_reason_for_a_deviation_is_decided_on_the_command_line(university: University):
    Department.objects.bulk_create(
        Department(union_id=cast.SCHOOL_UNION, department=f"部门{number}") for number in range(12)
    )
    of = deviation(university)
    actor = university.seated["school_student_affairs"]
    given = write_reason(actor=actor, deviation=of, why="新校区启用", pack=university.pack)
    number, token = given.case.number, token_of(university, "school_league_committee")
    said = huizhang("case", "decide", number, "--organ", "校团委", "--approve", token=token)

    assert (said.exit_code, said.stderr, number in said.stdout) == (0, "", True)
    assert (told("case", "show", number, token=token)["state"], deviation(university).status) == (
        "approved",
        Status.EXPLAINED,
    )


def deviation(university: University) -> Deviation:
    now = standing(timezone.localdate(), university.pack)
    named = ("department.count.school", cast.SCHOOL_UNION)
    return deviation_of(next(one for one in now.findings if (one.rule.id, one.union) == named), now)
