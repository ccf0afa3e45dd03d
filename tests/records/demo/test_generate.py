"""The generator behind `huizhang demo-data`."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from python_calamine import CalamineWorkbook

from huizhang.records.demo import DemoError, generate, write
from huizhang.records.demo.generate import make, tables_of
from huizhang.records.demo.tables import COLUMNS
from huizhang.records.demo.world import World
from huizhang.records.demo.write import Tables

AS_OF = date(2026, 11, 21)
KEYS = {
    "institution": "key",
    "students": "student_no",
    "grades": "student_no term course_code attempt",
    "standings": "student_no window",
    "clubs": "club",
    "unions": "union",
    "departments": "union department",
    "posts": "union student_no post department start",
    "steps": "case student_no act organ unit round",
    "congresses": "congress",
    "delegates": "congress student_no",
    "appraisals": "appraisal",
    "appraisal_panel": "appraisal member",
    "appraisal_reports": "appraisal student_no",
    "honours": "matter student_no date",
    "duties": "duty person start",
    "activities": "union title held_on",
    "briefings": "union by to date",
    "pledges": "union student_no signed_on",
    "trainings": "union title held_on",
    "projects": "project",
    "volunteers": "project student_no start",
    "needs": "need",
    "attestations": "rule union subject date",
}
REFERENCES = {
    "student_no": ("students", "student_no"),
    "union": ("unions", "union"),
    "congress": ("congresses", "congress"),
    "appraisal": ("appraisals", "appraisal"),
    "project": ("projects", "project"),
}
# the end of a turn in the chair is known beforehand
MAY_LIE_AHEAD = ("end",)


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def pack(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def world(pack: str) -> World:
    return make(pack, 700, 1, AS_OF)


@pytest.fixture(scope="module")
def tables(world: World) -> Tables:
    return tables_of(world, standings=True)


def test_every_table_of_the_exchange_format_has_its_columns_and_some_rows(tables: Tables) -> None:
    assert {name: tuple(table.column_names) for name, table in tables.items()} == COLUMNS
    assert [name for name, table in tables.items() if not len(table)] == []


def test_equal_arguments_give_equal_records(pack: str, tables: Tables) -> None:
    again = tables_of(make(pack, 700, 1, AS_OF), standings=True)
    assert all(again[name].equals(table) for name, table in tables.items())


def test_another_seed_gives_other_people(pack: str, tables: Tables) -> None:
    other = tables_of(make(pack, 700, 2, AS_OF))
    assert other["students"]["name"] != tables["students"]["name"]


@pytest.mark.parametrize("day", [AS_OF, date(2026, 9, 21), date(2027, 2, 15), date(2027, 7, 1)])
def test_no_row_stands_twice_whenever_the_audit_is(pack: str, day: date) -> None:
    for name, table in tables_of(make(pack, 1500, 3, day), standings=True).items():
        keys = list(zip(*(table[column].to_pylist() for column in KEYS[name].split()), strict=True))
        assert len(set(keys)) == len(keys), name


def test_every_reference_names_a_row_that_exists(tables: Tables) -> None:
    for name, table in tables.items():
        for column, (target, key) in REFERENCES.items():
            if column in table.column_names:
                known = {*tables[target][key].to_pylist(), None}
                assert set(table[column].to_pylist()) <= known, (name, column)


def test_nothing_is_recorded_before_it_happens(tables: Tables) -> None:
    for name, table in tables.items():
        for field in table.schema:
            if pa.types.is_date(field.type) and field.name not in MAY_LIE_AHEAD:
                assert max(day for day in table[field.name].to_pylist() if day) <= AS_OF, (name, field.name)


def test_no_post_ends_before_it_starts(tables: Tables) -> None:
    posts = tables["posts"]
    spans = zip(posts["start"].to_pylist(), posts["end"].to_pylist(), strict=True)
    assert [span for span in spans if span[1] is not None and span[1] <= span[0]] == []


def test_the_rank_is_never_beyond_the_group(tables: Tables) -> None:
    standings = tables["standings"].to_pylist()
    assert [row for row in standings if not 1 <= (row["rank"] or 1) <= row["group_size"]] == []


def test_the_default_form_of_a_small_university_is_csv(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    out = generate(tmp_path / "out", students=700, as_of=AS_OF, progress=lambda *step: told.append(step))
    assert sorted(path.name for path in out.iterdir()) == sorted(
        f"{table}.csv" for table in COLUMNS if table != "standings"
    )
    assert (told[0], told[-1]) == (("institution", 1, 23), ("attestations", 23, 23))


def test_csv_and_parquet_hold_the_same_rows(tmp_path: Path) -> None:
    plain = generate(tmp_path / "csv", students=700, as_of=AS_OF, form="csv")
    binary = generate(tmp_path / "parquet", students=700, as_of=AS_OF, form="parquet")
    for path in plain.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        table = pyarrow.parquet.read_table(binary / f"{path.stem}.parquet")
        columns = (column.to_pylist() for column in table.columns)
        as_text = [["" if c is None else str(c) for c in row] for row in zip(*columns, strict=True)]
        assert (header, rows) == (table.column_names, as_text)


def test_a_long_table_goes_on_in_a_second_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "SHEET_ROWS", 20_000)
    out = generate(tmp_path / "out", students=700, as_of=AS_OF, form="xlsx")
    book = CalamineWorkbook.from_path(str(out / "records.xlsx"))
    first, second = (book.get_sheet_by_name(name).to_python() for name in ("grades", "grades_2"))
    assert (len(first), first[0], second[0]) == (20_001, list(COLUMNS["grades"]), list(COLUMNS["grades"]))
    assert 1 < len(second) < 20_001


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            {"pack": "cn-2019-9"},
            "no fictional university goes with cn-2019-9; take kunming, xianning, or a pack that extends one"
            " of them",
        ),
        ({"form": "ods"}, "there is no form ods; choose one of auto, parquet, csv, xlsx"),
        (
            {"students": 50},
            "50 students cannot fill the posts of their unions; ask for 700 students or more",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    tmp_path: Path, arguments: dict[str, object], said: str
) -> None:
    with pytest.raises(DemoError) as refused:
        generate(tmp_path / "out", **arguments)  # type: ignore[arg-type]  # the wrong values are the point
    assert refused.value.message.say() == said
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(DemoError) as refused:
        generate(tmp_path)
    assert refused.value.message.say() == f"{tmp_path} is not an empty folder; name a new one"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
