"""`huizhang eligibility`: everybody at once, to read and to open."""

from pathlib import Path

import fastexcel
import pyarrow.csv
import pyarrow.parquet
import pytest

from cast import DELEGATE, STAFF_MEMBER
from config.command_line import DAY, huizhang, problems, small_university, told
from exchange.database.given import written

KUNMING = ("--pack", "kunming", "--as-of", DAY)


def test_everybody_enrolled_is_judged(tmp_path: Path):
    found = told("eligibility", small_university(tmp_path / "f"), *KUNMING)
    assert list(found) == ["students", "summary", "notices", "people"]
    assert {one["student_no"]: one["membership"] for one in found["people"]} == {
        DELEGATE.student_no: "cannot_tell",
        STAFF_MEMBER.student_no: "pass",
    }
    assert found["summary"]["membership"] == {
        "pass": 1,
        "fail": 0,
        "needs_reason": 0,
        "explained": 0,
        "cannot_tell": 1,
        "not_applicable": 0,
    }


RANKED = [
    {"student_no": STAFF_MEMBER.student_no, "window": "入学以来", "rank": "9", "group_size": "40"},
    {"student_no": DELEGATE.student_no, "window": "入学以来", "rank": "", "group_size": ""},
]


def test_where_the_office_and_the_grades_disagree_is_told(tmp_path: Path):
    ranked = [{**row, "failed_courses": "1"} for row in RANKED]
    folder = small_university(tmp_path / "f", standings=ranked)
    said = (
        f"{STAFF_MEMBER.student_no} (since entry): the standings table says 9/40, 1 failed courses, the "
        "grades give 1/1, 0 failed courses; the table decides"
    )
    assert told("eligibility", folder, *KUNMING)["notices"] == [said]
    shown = huizhang("eligibility", folder, *KUNMING)
    assert (shown.exit_code, shown.stderr.splitlines()) == (0, [said])


def test_where_nothing_is_compared_nothing_disagrees(tmp_path: Path):
    folder = small_university(tmp_path / "f", standings=[], grades=[])
    assert told("eligibility", folder, *KUNMING)["notices"] == []


def test_tables_that_are_not_needed_are_passed_over_and_others_named(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    (folder / "notes.csv").write_text("a,b\n")
    shown = huizhang("eligibility", folder, *KUNMING)
    assert [line for line in shown.stderr.splitlines() if "ignored" in line] == [
        "notes.csv: ignored, it is not named after a table"
    ]


def test_what_is_unknown_is_not_passed(tmp_path: Path):
    folder = small_university(tmp_path / "f", standings=[], grades=[])
    assert {one["eligible"] for one in told("eligibility", folder, *KUNMING)["people"]} == {"cannot_tell"}


def test_everybody_is_written_in_any_form(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    files = {form: tmp_path / "new" / f"all.{form}" for form in ("xlsx", "csv", "parquet")}
    for file in files.values():
        result = huizhang("eligibility", folder, *KUNMING, "--out", file)
        assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, f"written: {file}")
    sheet = fastexcel.read_excel(str(files["xlsx"])).load_sheet(0).to_arrow()
    text, kept = pyarrow.csv.read_csv(files["csv"]), pyarrow.parquet.read_table(files["parquet"])
    assert (sheet.num_rows, text.num_rows, kept.num_rows) == (2, 2, 2)
    assert sheet.schema.names == text.schema.names
    assert kept.schema.names[:2] == ["student_no", "name"]


@pytest.mark.parametrize("name", ["all.pdf", "all"])
def test_another_form_is_refused(tmp_path: Path, name: str):
    folder = small_university(tmp_path / "f")
    refused = huizhang("eligibility", folder, *KUNMING, "--out", tmp_path / name)
    assert (refused.exit_code, (tmp_path / name).exists()) == (2, False)
    assert "choose one of .xlsx, .parquet, .csv" in refused.stderr


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path):
    place = tmp_path / "all.xlsx"
    place.mkdir()
    refused = huizhang("eligibility", small_university(tmp_path / "f"), *KUNMING, "--out", place)
    assert (refused.exit_code, f"{place} cannot be read or written" in refused.stderr) == (2, True)


def test_without_students_nobody_can_be_judged(tmp_path: Path):
    folder = written(tmp_path / "f", {"standings": []})
    assert problems("eligibility", folder, *KUNMING) == [(None,) * 5]
