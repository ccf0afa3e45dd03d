"""Each mistake is named with its file, sheet, row, column and value; nothing is written."""

import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.apps import apps

from cast import COLLEGE, SCHOOL_UNION, STAFF_MEMBER, STUDENT
from config.command_line import DAY, huizhang, problems, small_university
from exchange.database.given import attestation, every_table, grade, post, step, student

pytestmark = pytest.mark.django_db
KUNMING = ("--pack", "kunming", "--as-of", DAY)
NO = STAFF_MEMBER.student_no
STANDING = {"student_no": NO, "window": "last_term", "rank": "41", "group_size": "40", "failed_courses": "0"}

BAD_ROWS: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "an unknown student": ("posts", post("29999999", "执行主席"), "student_no", "29999999"),
    "an impossible date": ("posts", post(NO, "执行主席", start="2026-02-30"), "start", "2026-02-30"),
    "an end before the start": ("posts", post(NO, "执行主席", end="2025-08-31"), "end", "2025-08-31"),
    "an unknown union": ("posts", post(NO, "执行主席", union="校学生会议"), "union", "校学生会议"),
    "a rank beyond the group": ("standings", STANDING, "rank", "41"),
    "a score of 101": ("grades", grade(NO, "CS102", credits="2", score="101"), "score", "101"),
    "an unknown college": (
        "unions",
        {"union": "乙学生会", "level": "院级", "college": "艺术学院"},
        "college",
        "艺术学院",
    ),
    "an unknown organ": ("steps", step("提名-2", NO, "推荐", "校长办公室"), "organ", "校长办公室"),
    "an unknown act": ("steps", step("提名-2", NO, "投票", "校团委"), "act", "投票"),
    "an unknown chain": ("steps", step("提名-2", NO, "推荐", "校团委", kind="提名"), "kind", "提名"),
    "an unknown rule": ("attestations", attestation("no.such", SCHOOL_UNION, ""), "rule", "no.such"),
    "an unknown level": ("unions", {"union": "乙学生会", "level": "系级"}, "level", "系级"),
    "neither yes nor no": ("clubs", {"club": "棋社", "major": "大概"}, "major", "大概"),
}


def everything() -> dict[str, int]:
    """How many rows each table of the database holds."""
    return {model.__name__: model.objects.count() for model in apps.get_models()}


@pytest.mark.parametrize("mistake", BAD_ROWS)
def test_a_mistake_in_a_row_is_named_with_its_place(tmp_path: Path, mistake: str):
    table, row, column, value = BAD_ROWS[mistake]
    rows = [*every_table()[table], row]
    folder = small_university(tmp_path / "f", **{table: rows})
    expected = (f"{table}.csv", None, len(rows) + 1, column, value)
    assert problems("audit", folder, *KUNMING) == [expected]


def test_a_row_that_stands_twice_is_named_by_its_key(tmp_path: Path):
    rows = every_table()["clubs"]
    folder = small_university(tmp_path / "f", clubs=[*rows, rows[0]])
    assert problems("audit", folder, *KUNMING) == [("clubs.csv", None, 4, "club", "篮球社")]


def test_a_missing_column_is_named(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    (folder / "clubs.csv").write_text("club,主要\n篮球社,是\n", encoding="utf-8")
    assert problems("audit", folder, *KUNMING) == [("clubs.csv", None, 1, None, None)]


def test_mixed_encodings_are_named_by_row(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    mixed = "club,major\n篮球社,是\n合唱团,否\n".encode() + "摄影协会,否\n".encode("gb18030")
    (folder / "clubs.csv").write_bytes(mixed)
    found = problems("audit", folder, *KUNMING)
    assert [each[:3] for each in found] == [("clubs.csv", None, 4)]


def test_all_problems_are_told_not_the_first(tmp_path: Path):
    folder = small_university(
        tmp_path / "f",
        clubs=[{"club": "棋社", "major": "大概"}],
        posts=[post("29999999", "部长"), post(NO, "部长", start="某日")],
    )
    assert problems("audit", folder, *KUNMING) == [
        ("clubs.csv", None, 2, "major", "大概"),
        ("posts.csv", None, 2, "student_no", "29999999"),
        ("posts.csv", None, 3, "start", "某日"),
    ]


def test_a_sheet_of_a_workbook_is_named(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    (folder / "clubs.csv").unlink()
    with xlsxwriter.Workbook(folder / "台账.xlsx") as book:
        sheet = book.add_worksheet("学生社团")
        sheet.write_row(0, 0, ["我校学生社团一览表"])
        sheet.write_row(1, 0, ["社团", "是否主要"])
        sheet.write_row(2, 0, ["篮球社", "大概"])
    assert problems("audit", folder, *KUNMING) == [("台账.xlsx", "学生社团", 3, "是否主要", "大概")]


def workbook(path: Path) -> bytes:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("clubs").write_row(0, 0, ["club", "major"])
    return path.read_bytes()


def protected(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))


def truncated(path: Path) -> None:
    path.write_bytes(workbook(path)[:-200])


def bomb(path: Path) -> None:
    workbook(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(64 << 20))


def binary(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + struct.pack("<8I", *range(8)))


BAD_FILES = {
    "a password": ("clubs.xlsx", protected),
    "a truncated workbook": ("clubs.xlsx", truncated),
    "a zip bomb": ("clubs.xlsx", bomb),
    "a workbook named csv": ("clubs.csv", binary),
}


@pytest.mark.parametrize("mistake", BAD_FILES)
def test_a_bad_file_is_named(tmp_path: Path, mistake: str):
    name, spoil = BAD_FILES[mistake]
    folder = small_university(tmp_path / "f")
    (folder / "clubs.csv").unlink()
    spoil(folder / name)
    assert problems("audit", folder, *KUNMING) == [(name, None, None, None, None)]


@pytest.mark.parametrize("mistake", BAD_ROWS)
def test_an_import_with_a_mistake_writes_nothing(imported: int, officer: str, tmp_path: Path, home, mistake):
    table, row, column, value = BAD_ROWS[mistake]
    rows = [*every_table()[table], row]
    news = [grade(STUDENT.student_no, "EN102", credits="2", score="90")]
    more = {"grades": [*every_table()["grades"], *news], table: rows}
    folder = small_university(tmp_path / "bad", **more)
    before, transcripts = everything(), sorted((home / "transcripts").rglob("*"))
    expected = (f"{table}.csv", None, len(rows) + 1, column, value)
    assert problems("import", folder, "--on", DAY, token=officer) == [expected]
    assert (everything(), sorted((home / "transcripts").rglob("*"))) == (before, transcripts)


IMPOSSIBLE = {
    "an entry year that is years away": (
        "students",
        [student(STAFF_MEMBER, entry_year="2099级")],
        ("students.csv", None, 2, "entry_year", "2099"),
    ),
    "a school's union of a college": (
        "unions",
        [{"union": SCHOOL_UNION, "level": "校级", "kind": "学生会", "college": COLLEGE}],
        ("unions.csv", None, 2, "college", COLLEGE),
    ),
    "a nomination of nobody": (
        "steps",
        [step("提名-1", "", "推荐", "学院团组织", unit=COLLEGE)],
        ("steps.csv", None, 2, "student_no", None),
    ),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_what_cannot_be_is_refused_with_its_place(tmp_path: Path, what: str):
    table, rows, place = IMPOSSIBLE[what]
    folder = small_university(tmp_path / "f", **{table: rows})
    assert place in problems("audit", folder, "--pack", "kunming", "--as-of", DAY)


def test_a_folder_of_today_may_be_judged_as_of_long_ago(tmp_path: Path):
    folder = small_university(tmp_path / "f")
    assert huizhang("audit", folder, "--pack", "kunming", "--as-of", "2020-09-01").exit_code in (0, 1)
