"""What is written reads back the same, and nothing in it can run."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fastexcel
import pyarrow as pa
import pytest
import xlsxwriter.worksheet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.declared import BRIEFINGS, GRADES, STUDENTS, TABLES, UNIONS, VOCABULARY
from huizhang.exchange.problems import BadInput
from huizhang.exchange.reading import Folder, read_folder
from huizhang.exchange.table import Table
from huizhang.exchange.writing import workbook, write_folder

FORMS = ("csv", "xlsx", "parquet")

# formula signs, quotes, separators, line ends, rare and right-to-left characters are made likely
AWKWARD = st.sampled_from(
    [
        *(
            "=1+1",
            "'=1",
            "''@x",
            "-5",
            "+86",
            "\t",
            "\r",
            "\n",
            "\r\n",
            '"',
            '""',
            ",",
            ";",
            "；",
            "'",
            "𠮷",
            "㛃",
        ),
        "שלום",
        "\u202eabc",
        "_x000D_",
        "#N/A",
        "＝1",
        "１",
        "true",
        "1.0",
        "2026-03-01",
        "NULL",
        "nan",
        "\u3000",
    ]
)
TEXTS = st.lists(
    AWKWARD | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=8),
    min_size=1,
    max_size=4,
).map(lambda parts: "".join(parts).strip())
SUBJECTS = st.none() | TEXTS.filter(bool)
BRIEFING = st.fixed_dictionaries(
    {
        "union": TEXTS.filter(bool),
        "by": st.sampled_from([("union",), ("school_league_committee", "union")]),
        "to": st.just(("school_party_committee",)),
        "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        "subject": SUBJECTS,
        "held": st.none() | st.booleans(),
        "people": st.none() | st.integers(-10, 10**7),
    }
)
BRIEFING_ROWS = st.lists(
    BRIEFING, max_size=5, unique_by=lambda row: (row["union"], row["by"], row["to"], row["date"])
)


def round_trip(written: Mapping[Table, Any], form: str, chinese: bool) -> Folder:
    with TemporaryDirectory() as place:
        folder = Path(place) / "out"
        write_folder(folder, written, form, chinese)
        return read_folder(folder, TABLES, VOCABULARY)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=BRIEFING_ROWS, chinese=st.booleans())
def test_a_round_trip_is_the_identity(form: str, rows: list[dict[str, Any]], chinese: bool) -> None:
    read = round_trip({BRIEFINGS: rows}, form, chinese)
    assert read.problems == []
    assert [row.values for row in read.tables["briefings"].rows] == rows


@pytest.mark.parametrize("form", FORMS)
def test_a_bulk_table_goes_out_and_comes_back(form: str) -> None:
    names = [column.name for column in GRADES.columns]
    cells = [["2024001", "2024002"], ["2025-2026-1"] * 2, ["C01", "C02"], [None, "=1+1"], ["2.5", "3"]]
    grades = pa.table([*cells, ["85", None], ["正常", "补考"]], names=names)
    read = round_trip({GRADES: grades}, form, False)
    assert read.problems == []
    assert read.bulk["grades"].select(names).to_pydict() == grades.to_pydict()
    assert read.bulk["grades"]["row"].to_pylist() == [2, 3]


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_table_is_there_and_empty(form: str) -> None:
    read = round_trip({STUDENTS: [], GRADES: []}, form, False)
    assert (read.problems, read.tables["students"].rows) == ([], [])
    assert read.bulk["grades"].num_rows == 0


def test_a_text_that_looks_like_a_formula_is_quoted_in_csv(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {UNIONS: [{"union": "=1+1", "level": "school"}]}, "csv")
    written = (tmp_path / "out" / "unions.csv").read_bytes()
    assert written == b"\xef\xbb\xbfunion,level,college\r\n'=1+1,school,\r\n"


def test_a_text_that_looks_like_a_formula_is_text_in_a_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("a formula was written")

    monkeypatch.setattr(xlsxwriter.worksheet.Worksheet, "_write_formula", refuse)
    write_folder(tmp_path / "out", {UNIONS: [{"union": "=1+1", "level": "school"}]}, "xlsx")
    sheet = fastexcel.read_excel(tmp_path / "out" / "unions.xlsx").load_sheet(0)
    assert sheet.to_arrow().to_pylist() == [{"union": "=1+1", "level": "school", "college": None}]


def test_chinese_headers_and_labels_are_written_when_asked_for(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {UNIONS: [{"union": "甲", "level": "school"}]}, "csv", chinese=True)
    written = (tmp_path / "out" / "unions.csv").read_text("utf-8-sig")
    assert written == "组织,层级,学院\n甲,校级,\n"


def test_a_long_table_goes_on_in_numbered_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS_IN_A_SHEET", 2)
    rows = [{"union": f"u{number}", "level": "school"} for number in range(5)]
    write_folder(tmp_path / "out", {UNIONS: rows}, "xlsx")
    sheets = fastexcel.read_excel(tmp_path / "out" / "unions.xlsx").sheet_names
    assert sheets == ["unions", "unions_2", "unions_3"]
    read = read_folder(tmp_path / "out", TABLES, VOCABULARY)
    assert [row.values["union"] for row in read.tables["unions"].rows] == ["u0", "u1", "u2", "u3", "u4"]


def test_a_folder_that_holds_something_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(BadInput, match="exists already and is not an empty folder"):
        write_folder(tmp_path, {UNIONS: []}, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_nothing_is_left_when_writing_fails(tmp_path: Path) -> None:
    def rows() -> Any:
        yield {"union": "甲", "level": "school"}
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        write_folder(tmp_path / "out", {UNIONS: rows()}, "csv")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no form pdf; choose one of csv, xlsx, parquet"):
        write_folder(tmp_path / "out", {}, "pdf")


def test_a_text_too_long_for_a_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"row 1, column union of unions does not fit into an .xlsx cell"):
        write_folder(tmp_path / "out", {UNIONS: [{"union": "x" * 40_000, "level": "school"}]}, "xlsx")
    assert list(tmp_path.iterdir()) == []
