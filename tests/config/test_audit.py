"""`huizhang audit`: exit statuses, JSON, files, the day, and folders that are none."""

import json
from pathlib import Path

import pytest

from cast import COLLEGE_UNION, SCHOOL_UNION, STAFF_MEMBER, UNIVERSITY
from config.command_line import DAY, huizhang, problems, small_university, told
from exchange.database.given import every_table, post, written
from huizhang.policy.resolve import resolve

pytestmark = pytest.mark.django_db
KUNMING = ("--pack", "kunming", "--as-of", DAY)
SUMMARY = ["pass", "fail", "needs_reason", "explained", "cannot_tell", "not_applicable"]
FINDING = [
    *("rule", "article", "union", "subject", "status"),
    *("observed", "required", "evidence", "message", "fix"),
]
DISAGREEMENT = (
    "20240103 (since entry): the standings table says 3/40, 0 failed courses, the grades give 1/1, "
    "0 failed courses; the table decides"
)


def staff(number: int) -> list[dict[str, str]]:
    return [post(f"2024{person:04}", "工作人员", department="学习部") for person in range(number)]


def without_students(folder: Path, number: int) -> Path:
    """One school union with `number` people, and no roster of students."""
    return written(
        folder,
        {
            "unions": [{"union": SCHOOL_UNION, "level": "校级"}],
            "posts": staff(number),
        },
    )


def test_status_zero_where_nothing_fails(tmp_path: Path):
    folder = written(tmp_path / "f", {"unions": [{"union": SCHOOL_UNION, "level": "校级"}]})
    report = told("audit", folder, *KUNMING)
    assert (huizhang("audit", folder, *KUNMING).exit_code, report["summary"]["fail"]) == (0, 0)


def test_status_one_where_something_fails(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    report = told("audit", folder, *KUNMING)
    assert huizhang("audit", folder, *KUNMING).exit_code == 1
    assert report["summary"]["fail"] == sum(one["status"] == "fail" for one in report["findings"]) > 0


def test_the_json_has_exactly_the_keys_of_the_format(tmp_path: Path):
    result = huizhang("audit", small_university(tmp_path / "f"), *KUNMING, "--json")
    report = json.loads(result.stdout)
    assert list(report) == ["pack", "pack_hash", "as_of", "institution", "summary", "findings"]
    assert list(report["summary"]) == SUMMARY
    assert {tuple(finding) for finding in report["findings"]} == {tuple(FINDING)}
    assert (report["pack"], report["as_of"], report["institution"]) == ("kunming", DAY, UNIVERSITY)
    assert report["pack_hash"] == resolve("kunming").hash
    assert sum(report["summary"].values()) == len(report["findings"])


def test_the_terminal_shows_what_fails_under_its_article(tmp_path: Path):
    shown = huizhang("audit", small_university(tmp_path / "f"), *KUNMING).stdout
    assert SCHOOL_UNION in shown and "structure.posts" in shown


def test_notices_go_to_standard_error(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    (folder / "照片.jpg").write_bytes(b"")
    result = huizhang("audit", folder, *KUNMING, "--json")
    assert result.stderr.splitlines() == ["照片.jpg: ignored, it is not a table", DISAGREEMENT]
    assert json.loads(result.stdout)["pack"] == "kunming"


def test_reports_are_written_as_html_and_pdf(tmp_path: Path):
    page, paper = tmp_path / "new" / "report.html", tmp_path / "report.pdf"
    folder = small_university(tmp_path / "f")
    result = huizhang("audit", folder, *KUNMING, "--html", page, "--pdf", paper, "--json")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert paper.read_bytes().startswith(b"%PDF-")
    assert result.stderr.splitlines() == [DISAGREEMENT, f"written: {page}", f"written: {paper}"]
    assert json.loads(result.stdout)["pack"] == "kunming"


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path):
    result = huizhang("audit", small_university(tmp_path / "f"), *KUNMING, "--html", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{tmp_path} cannot be read or written: Is a directory" in result.stderr


def test_a_past_day_does_not_see_later_records(tmp_path: Path):
    folder = without_students(tmp_path / "f", 61)
    later = {"start": "2026-05-01"}
    rows = [row if place else {**row, **later} for place, row in enumerate(staff(61))]
    written(folder, {"posts": rows})
    observed = {
        day: next(
            one["observed"]
            for one in told("audit", folder, "--pack", "kunming", "--as-of", day)["findings"]
            if one["rule"] == "staff.cap.school"
        )
        for day in ("2026-04-30", "2026-05-01")
    }
    assert observed == {"2026-04-30": 60, "2026-05-01": 61}


def test_unknown_is_not_zero(tmp_path: Path):
    folder = small_university(tmp_path / "f", standings=[], grades=[])
    ranks = [one for one in told("audit", folder, *KUNMING)["findings"] if one["rule"] == "eligibility.rank"]
    assert {one["status"] for one in ranks} == {"cannot_tell"}


def test_limits_are_judged_without_a_roster_of_students(tmp_path: Path):
    result = huizhang("audit", without_students(tmp_path / "f", 61), *KUNMING, "--json")
    found = {one["rule"]: one for one in json.loads(result.stdout)["findings"]}
    assert (found["staff.cap.school"]["observed"], found["staff.cap.school"]["status"]) == (
        61,
        "needs_reason",
    )
    assert found["eligibility.membership"]["status"] == "cannot_tell"
    assert "students" in found["eligibility.membership"]["message"]
    assert "the table students/学生 is missing" in result.stderr


def test_posts_alone_tell_nothing_and_are_no_mistake(tmp_path: Path):
    folder = written(tmp_path / "f", {"posts": staff(3)})
    summary = told("audit", folder, *KUNMING)["summary"]
    assert (summary["fail"], summary["pass"], summary["cannot_tell"] > 40) == (0, 0, True)


def test_a_folder_that_is_none_is_told(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "ledger.csv").write_text("a\n")
    for name, sentence in (
        ("nowhere", "there is no folder"),
        ("empty", "holds no table; name each file"),
        ("ledger.csv", "is a file; name the folder that holds the tables"),
    ):
        assert problems("audit", tmp_path / name, *KUNMING) == [(None,) * 5]
        assert sentence in huizhang("audit", tmp_path / name, *KUNMING).stderr


def test_an_unknown_pack_and_a_day_before_the_plan_are_told(tmp_path: Path):
    unknown = huizhang("audit", tmp_path, "--pack", "nowhere")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "kunming, xianning" in unknown.stderr
    early = huizhang("audit", tmp_path, "--pack", "kunming", "--as-of", "2019-01-01")
    assert (early.exit_code, early.stdout) == (2, "")
    assert "2020-03-19" in early.stderr


def test_the_usual_database_is_left_alone(tmp_path: Path, home: Path):
    huizhang("audit", small_university(tmp_path / "f"), *KUNMING)
    assert not home.exists()


def test_every_union_is_judged(tmp_path: Path):
    found = told("audit", small_university(tmp_path / "f"), *KUNMING)["findings"]
    modelled = {one["union"] for one in found if one["rule"] == "structure.model"}
    assert modelled == {SCHOOL_UNION, COLLEGE_UNION}


def test_one_student_is_the_subject_of_what_is_asked_of_students(tmp_path: Path):
    found = told("audit", small_university(tmp_path / "f"), *KUNMING)["findings"]
    subjects = {one["subject"] for one in found if one["rule"] == "eligibility.membership"}
    assert STAFF_MEMBER.student_no in subjects


def test_the_small_university_has_every_table():
    assert len(every_table()) == 24
