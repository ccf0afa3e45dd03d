"""`huizhang check` and `huizhang doctor`: what is whole, and what this machine lacks."""

from pathlib import Path

import pytest
from django.db import connection

from cast import SCHOOL_UNION
from config.command_line import huizhang, told
from exchange.database.given import post, student, written
from huizhang.documents import typst
from huizhang.ledger.models import Entry

CHECKS = [
    "packs",
    "chain of the ledger",
    "roster within its limits",
    "transcripts",
    "background tasks",
    "integrity of the database",
]


@pytest.fixture
def without_triggers(imported: int) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER ledger_entry_no_update")
    return imported


def broken() -> dict[str, list[str]]:
    """{check: problems} of those that did not pass."""
    found = told("check")
    assert [one["check"] for one in found] == CHECKS
    assert all(one["holds"] is not bool(one["problems"]) for one in found)
    return {one["check"]: one["problems"] for one in found if one["problems"]}


def test_a_deployment_that_is_whole_passes(imported: int):
    assert (huizhang("check").exit_code, broken()) == (0, {})


def test_a_ledger_that_was_tampered_with_is_found(without_triggers: int):
    Entry.objects.filter(seq=3).update(subject="别人")
    found = broken()
    assert (huizhang("check").exit_code, list(found)) == (1, ["chain of the ledger"])
    assert "entry 3" in found["chain of the ledger"][0]


def test_more_people_than_the_plan_allows_are_found(imported: int, officer: str, tmp_path: Path):
    people = [f"2025{number:04}" for number in range(61)]
    rows = [{**student(SomeoneCalled(number))} for number in people]
    posts = [post(number, "工作人员", department="学习部") for number in people]
    folder = written(tmp_path / "more", {"students": rows, "posts": posts})
    assert huizhang("import", folder, token=officer).exit_code == 0
    found = broken()["roster within its limits"]
    assert huizhang("check").exit_code == 1
    assert any(said.startswith(f"{SCHOOL_UNION} {SCHOOL_UNION} (staff.cap.school)") for said in found)


class SomeoneCalled:
    def __init__(self, student_no: str) -> None:
        self.student_no, self.name = student_no, f"同学{student_no}"


def test_grades_that_were_changed_on_disk_are_found(imported: int, home: Path):
    for file in (home / "transcripts").rglob("*.parquet"):
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert list(broken()) == ["transcripts"]


def test_spoilt_grades_stop_what_needs_them_with_a_sentence(
    imported: int, officer: str, home: Path, tmp_path: Path
):
    for file in (home / "transcripts").rglob("*.parquet"):
        file.write_bytes(b"spoilt")
    for command in (("export", tmp_path / "out"), ("import", tmp_path / "ledger")):
        refused = huizhang(*command, token=officer)
        assert (refused.exit_code, ".parquet" in refused.stderr) == (2, True)
    assert list(broken()) == ["transcripts"]


def test_a_pack_that_was_spoilt_is_told(imported: int, home: Path):
    (home / "school" / "pack.toml").write_text("id = ", encoding="utf-8")
    refused = huizhang("check")
    assert (refused.exit_code, "pack.toml" in refused.stdout + refused.stderr) in ((1, True), (2, True))


def test_the_doctor_finds_a_deployment_well(imported: int):
    signs = {one["sign"]: one["healthy"] for one in told("doctor")}
    assert list(signs)[:5] == ["Python", "SQLite", "fonts for PDF", "disk", "deployment"]
    assert False not in signs.values()


def test_the_doctor_says_which_package_brings_the_fonts(imported: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(typst, "installed", frozenset)
    found = huizhang("doctor")
    assert found.exit_code == 1
    assert "✗ fonts for PDF: " in found.stdout and "apt install fonts-noto-cjk" in found.stdout


def test_the_doctor_needs_no_deployment(home: Path, db: None):
    signs = {one["sign"]: one["healthy"] for one in told("doctor")}
    assert (signs["deployment"], signs["pack"]) == (None, None)
