"""A university begins with huizhang on the command line: real commands, a real SQLite database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cast import COLLEGE, COLLEGE_LEAGUE_TEACHER, DEPUTY_LEAGUE_SECRETARY, STAFF_MEMBER
from exchange.database.given import every_table, written

DAY = "2026-11-21"
PROGRAM = [sys.executable, "-c", "from huizhang.config.cli import main; main()"]
OF_TESTS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "HUIZHANG_TOKEN")


def outside_tests() -> dict[str, str]:
    """The environment as a person's: without what the tests' own process set in it."""
    return {name: value for name, value in os.environ.items() if name not in OF_TESTS}


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """A command in a process of its own: (exit status, standard output, standard error)."""
    given = {"HUIZHANG_HOME": str(tmp_path / "home"), "HUIZHANG_LANGUAGE": "en", "COLUMNS": "160"}

    def command(*arguments: object, token: str = "") -> tuple[int, str, str]:
        environment = {**outside_tests(), **given, **({"HUIZHANG_TOKEN": token} if token else {})}
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    return command


def test_a_university_takes_its_records_in_and_back_out(run: Any, tmp_path: Path):
    ledger, handover = written(tmp_path / "ledger", every_table()), tmp_path / "handover"

    def told(*arguments: object, token: str = "", status: int = 0) -> Any:
        found, output, error = run(*arguments, "--json", token=token)
        assert found == status, error
        return json.loads(output)

    officer = DEPUTY_LEAGUE_SECRETARY.name
    people = ("--administrator", "管理员", "--officer", officer)
    tokens = told("init", "--pack", "kunming", "--institution", "云岭大学", *people)["tokens"]
    token = tokens[officer]
    assert (tmp_path / "home" / "db.sqlite3").is_file()

    teacher = ("seat", "grant", COLLEGE_LEAGUE_TEACHER.name, "校团委")
    assert run(*teacher, token=tokens["管理员"])[0] == 2
    assert run(*teacher, token=token)[0] == 0

    on = ("--on", DAY)
    would = told("import", ledger, *on, "--dry-run")
    taken = told("import", ledger, *on, token=token)
    assert (would["import"], taken["import"], would["tables"]) == (None, 1, taken["tables"])
    again = told("import", ledger, *on, token=token)["tables"]
    assert {(counts["new"], counts["changed"]) for counts in again.values()} == {(0, 0)}
    assert again["students"]["same"] == 3

    college = ("seat", "grant", COLLEGE_LEAGUE_TEACHER.name, "学院团组织", "--college", COLLEGE)
    assert run(*college, token=token)[0] == 0

    assert {check["holds"] for check in told("check")} == {True}
    assert told("export", handover)["students"] == 3
    kunming = ("--pack", "kunming", "--as-of", DAY)
    reports = [told("audit", folder, *kunming, status=1) for folder in (ledger, handover)]
    assert reports[0] == reports[1]
    assert STAFF_MEMBER.student_no in {finding["subject"] for finding in reports[0]["findings"]}

    assert told("undo", 2, token=token) == {"import": 2, "undone": True}
    assert told("undo", 1, token=token) == {"import": 1, "undone": True}
    assert told("export", tmp_path / "empty") == {}
    assert {check["holds"] for check in told("check")} == {True}
    assert {sign["healthy"] for sign in told("doctor")} == {True}


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://root:secret@db/x", "DATABASE_URL begins with 'mysql'"),
        ("HUIZHANG_LANGUAGE", "fr", "Write zh-Hans or en"),
    ],
)
def test_a_setting_that_is_none_ends_with_two_and_a_sentence(variable: str, value: str, sentence: str):
    done = subprocess.run(
        [*PROGRAM, "doctor"],
        env={**outside_tests(), variable: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, sentence in done.stderr) == (2, "", True)
    assert "Traceback" not in done.stderr and "secret" not in done.stderr
