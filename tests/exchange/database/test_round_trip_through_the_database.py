"""What goes into the database comes out the same, table by table."""

from datetime import date
from pathlib import Path

import pytest

from exchange.database.given import DAY, ORGAN, every_table, folder_of, keeper, read, written
from huizhang.compliance.records import load
from huizhang.config.throwaway import throwaway_database
from huizhang.records.actions import export, import_folder, take_in_unrecorded
from huizhang.records.tables import TABLES

FORMS = ("csv", "xlsx", "parquet")


def taken_in(folder: Path):
    return take_in_unrecorded(folder=read(folder), name="台账", effective_on=DAY)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_given_folder_has_every_table():
    assert set(every_table()) == {table.name for table in TABLES}


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_an_export_imported_elsewhere_exports_the_same(tmp_path, form):
    with throwaway_database():
        taken_in(written(tmp_path / "given", every_table()))
        first = export(tmp_path / "first", form=form)
        records = load(DAY)
    with throwaway_database():
        batch = taken_in(tmp_path / "first")
        second = export(tmp_path / "second", form=form)
        assert vars(load(DAY)) == vars(records)
    assert first == second == {name: len(rows) for name, rows in every_table().items()}
    assert {name: counts["new"] for name, counts in batch.counts.items()} == first
    if form == "csv":
        assert contents(tmp_path / "first") == contents(tmp_path / "second")


@pytest.mark.django_db
def test_a_chinese_export_says_the_same(tmp_path):
    with throwaway_database():
        taken_in(written(tmp_path / "given", every_table()))
        export(tmp_path / "chinese", form="csv", chinese=True)
        records = load(DAY)
    with throwaway_database():
        taken_in(tmp_path / "chinese")
        assert vars(load(DAY)) == vars(records)


@pytest.mark.django_db
def test_the_usual_database_keeps_rows_as_the_throw_away_one_does(tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"
    folder = folder_of(tmp_path / "given", every_table())
    import_folder(keeper(), organ=ORGAN, folder=folder, name="台账", effective_on=DAY)
    export(tmp_path / "usual", form="csv")
    with throwaway_database():
        taken_in(tmp_path / "given")
        export(tmp_path / "thrown-away", form="csv")
    assert contents(tmp_path / "usual") == contents(tmp_path / "thrown-away")


@pytest.mark.django_db
def test_importing_the_same_folder_again_changes_nothing(tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"
    folder = folder_of(tmp_path / "given", every_table())
    import_folder(keeper(), organ=ORGAN, folder=folder, name="台账", effective_on=DAY)
    again = import_folder(keeper(), organ=ORGAN, folder=folder, name="台账", effective_on=date(2026, 4, 1))
    assert again.counts == {
        name: {"new": 0, "changed": 0, "same": len(rows), "error": 0} for name, rows in every_table().items()
    }


@pytest.mark.django_db
def test_a_table_given_without_rows_is_exported_and_present(tmp_path):
    given = written(tmp_path / "given", {"duties": []})
    with throwaway_database():
        taken_in(given)
        assert export(tmp_path / "out", form="csv") == {"duties": 0}
        assert load(DAY).present == {"duties"}
