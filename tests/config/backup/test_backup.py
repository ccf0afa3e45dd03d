"""A backup becomes the same deployment again, on either database, or is refused whole."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
HUIZHANG = [sys.executable, "-c", "from huizhang.config.cli import main; main()"]
PEOPLE = ("--pack", "kunming", "--institution", "示范大学", "--administrator", "周远", "--officer", "李书宁")


def run(home: Path, *words: str, database: str = "") -> subprocess.CompletedProcess[str]:
    given = {
        "HUIZHANG_HOME": str(home),
        "DATABASE_URL": database,
        "HUIZHANG_LANGUAGE": "en",
        "DJANGO_SETTINGS_MODULE": "huizhang.config.settings",
    }
    environment = {**os.environ, **given, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run([*HUIZHANG, *words], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("first") / "home"
    token = json.loads(run(home, "init", *PEOPLE, "--json").stdout)["tokens"]["李书宁"]
    assert run(home, "import", str(ROOT / "examples" / "xianning"), "--token", token).returncode == 0
    (home / "plan").mkdir()
    (home / "plan" / "0a1b.txt").write_text("第一条 本校学生会", encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def saved(deployment: Path) -> Path:
    file = deployment.parent / "saved.tar.gz"
    assert run(deployment, "backup", str(file)).returncode == 0
    return file


@pytest.fixture(scope="module")
def restored(saved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that only the tests that read it share."""
    home = tmp_path_factory.mktemp("second") / "home"
    assert run(home, "restore", str(saved)).returncode == 0
    return home


def contents(file: Path, folder: Path) -> dict[str, Any]:
    """Rows as values: PostgreSQL orders the keys of JSON its own way."""
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    tables = {path.stem: rows(path) for path in (folder / "tables").iterdir()}
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in (folder / "home").rglob("*")
        if path.is_file()
    }
    return tables | files


def rows(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def refused(home: Path, file: Path, *words: str) -> str:
    done = run(home, "restore", str(file), *words)
    assert done.returncode == 2
    assert not (home / "school").exists()
    return done.stderr


def test_a_restored_deployment_backs_up_the_same(saved: Path, restored: Path, tmp_path: Path):
    assert run(restored, "backup", str(tmp_path / "again.tar.gz")).returncode == 0
    assert contents(tmp_path / "again.tar.gz", tmp_path / "b") == contents(saved, tmp_path / "a")


def test_the_plan_the_grades_and_the_universitys_document_come_back(restored: Path, deployment: Path):
    there, here = (
        {
            path.relative_to(home): path.read_bytes()
            for name in ("school", "transcripts", "plan")
            for path in (home / name).rglob("*")
            if path.is_file()
        }
        for home in (deployment, restored)
    )

    assert here == there
    assert sorted({path.suffix for path in here}) == [".parquet", ".toml", ".txt"]


def test_the_ledger_still_holds_and_still_refuses_changes(restored: Path):
    checks = {one["check"]: one["holds"] for one in json.loads(run(restored, "check", "--json").stdout)}
    assert (checks["chain of the ledger"], checks["transcripts"], checks["packs"]) == (True, True, True)
    with sqlite3.connect(restored / "db.sqlite3") as database, pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE ledger_entry SET name = '别人'")


def test_a_backup_is_its_owners_only_and_never_written_over(saved: Path, deployment: Path):
    assert oct(saved.stat().st_mode & 0o777) == "0o600"
    again = run(deployment, "backup", str(saved))
    assert (again.returncode, "exists already" in again.stderr) == (2, True)


def test_a_deployment_is_given_up_only_on_demand(saved: Path, tmp_path: Path):
    run(tmp_path, "init", *PEOPLE)
    before = (tmp_path / "secret_key").read_text()
    done = run(tmp_path, "restore", str(saved))
    assert (done.returncode, "--replace" in done.stderr) == (2, True)
    assert (tmp_path / "secret_key").read_text() == before
    assert run(tmp_path, "restore", str(saved), "--replace").returncode == 0
    assert (tmp_path / "secret_key").read_text() != before


@pytest.mark.parametrize("kept", [0.3, 0.98])
def test_half_a_backup_is_refused(saved: Path, tmp_path: Path, kept: float):
    half = tmp_path / "half.tar.gz"
    half.write_bytes(saved.read_bytes()[: int(saved.stat().st_size * kept)])
    assert "incomplete or damaged" in refused(tmp_path / "home", half)


def test_what_is_no_backup_is_refused(tmp_path: Path):
    (tmp_path / "text.tar.gz").write_text("会章")
    assert "is no backup" in refused(tmp_path / "home", tmp_path / "text.tar.gz")
    assert "there is no file" in refused(tmp_path / "home", tmp_path / "nothing.tar.gz")


def changed(saved: Path, folder: Path, path: str, old: str, new: str) -> Path:
    contents(saved, folder / "inside")
    file = folder / "inside" / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with tarfile.open(folder / "changed.tar.gz", "w:gz") as archive:
        archive.add(folder / "inside", "")
    return folder / "changed.tar.gz"


def test_a_changed_row_is_refused_by_its_checksum(saved: Path, tmp_path: Path):
    file = changed(saved, tmp_path, "tables/people_account.jsonl", "周远", "周近")
    assert "tables/people_account.jsonl was changed" in refused(tmp_path / "home", file)


@pytest.mark.parametrize(
    ("old", "new"),
    [('"format": 1', '"format": 2'), ("0001_initial", "9999_tomorrow")],
    ids=["format", "schema"],
)
def test_a_backup_of_a_newer_version_is_refused(saved: Path, tmp_path: Path, old: str, new: str):
    file = changed(saved, tmp_path, "manifest.json", old, new)
    assert "which is newer: upgrade, then restore" in refused(tmp_path / "home", file)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite to SQLite is tested above")
def test_a_backup_moves_to_postgresql_and_back(saved: Path, tmp_path: Path):
    name = f"restored_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    url = os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")
    for words in (("restore", str(saved)), ("restore", str(saved), "--replace")):
        assert run(tmp_path / "home", *words, database=url).returncode == 0
    assert run(tmp_path / "home", "backup", str(tmp_path / "pg.tar.gz"), database=url).returncode == 0
    assert run(tmp_path / "back", "restore", str(tmp_path / "pg.tar.gz")).returncode == 0
    assert run(tmp_path / "back", "backup", str(tmp_path / "back.tar.gz")).returncode == 0
    assert contents(tmp_path / "back.tar.gz", tmp_path / "b") == contents(saved, tmp_path / "a")
