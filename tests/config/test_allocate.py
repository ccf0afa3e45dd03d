"""`huizhang allocate`: the seats of a congress from a folder, without a database."""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from config.command_line import huizhang, problems, told
from exchange.database.given import written

PLAN = ("--pack", "kunming")
CELLS = {("信息学院", 2024): 30, ("信息学院", 2025): 25, ("外国语学院", 2024): 12, ("外国语学院", 2025): 3}


def students(cells: dict[tuple[str, int], int] | None = None, **facts: str) -> list[dict[str, Any]]:
    """As many as `cells` say, by college and entry year; `facts` are those of the first of each cell."""
    number = itertools.count(2024000001)
    return [
        student(next(number), college, year, **(facts if not place else {}))
        for (college, year), count in (cells or CELLS).items()
        for place in range(count)
    ]


def student(number: int, college: str, year: int, **facts: str) -> dict[str, Any]:
    return {
        "student_no": str(number),
        "name": "同学",
        "political_status": "共青团员",
        "college": college,
        "major": "专业",
        "entry_year": str(year),
        "class_name": "班",
        "level": "本科",
        "clubs": "",
        "status": "",
        **facts,
    }


def folder(place: Path, **tables: list[dict[str, Any]]) -> Path:
    return written(place / "f", {"students": students(), **tables})


CLUB = [{"club": "合唱团", "major": "是"}, {"club": "棋社", "major": "否"}]


def test_the_whole_answer_as_json(tmp_path: Path):
    found = told("allocate", folder(tmp_path), *PLAN, "--seats", 10)
    certificate = found.pop("certificate")
    assert found == {
        "total": 10,
        "minimum_total": 1,
        "colleges": {"信息学院": 8, "外国语学院": 2},
        "grades": {"2024级本科": 6, "2025级本科": 4},
        "cells": [
            {"college": "信息学院", "grade": "2024级本科", "students": 30, "seats": 4},
            {"college": "信息学院", "grade": "2025级本科", "students": 25, "seats": 4},
            {"college": "外国语学院", "grade": "2024级本科", "students": 12, "seats": 2},
            {"college": "外国语学院", "grade": "2025级本科", "students": 3, "seats": 0},
        ],
        "clubs": {},
        "ties": [],
        "deviation": {"college": 0.1429, "grade": 0.0, "cell": 0.4286},
        "warnings": [],
    }
    for cell in found["cells"]:
        factors = certificate["colleges"][cell["college"]], certificate["grades"][cell["grade"]]
        assert round(cell["students"] * Fraction(factors[0]) * Fraction(factors[1])) == cell["seats"]


def test_major_clubs_have_seats_of_their_own_unless_delegates_speak_for_them(tmp_path: Path):
    given = folder(tmp_path, students=students(clubs="合唱团；棋社"), clubs=CLUB)
    pool = told("allocate", given, *PLAN, "--seats", 10)
    dual = told("allocate", given, *PLAN, "--seats", 10, "--clubs", "dual")
    assert [one["clubs"] for one in (pool, dual)] == [{"合唱团": 1}] * 2
    assert [sum(cell["seats"] for cell in one["cells"]) for one in (pool, dual)] == [9, 10]


def test_only_who_is_enrolled_counts(tmp_path: Path):
    away = students({("体育学院", 2024): 1}, status="休学")
    away[0]["student_no"] = "1"
    found = told("allocate", folder(tmp_path, students=[*students(), *away]), *PLAN, "--seats", 10)
    assert sorted(found["colleges"]) == ["信息学院", "外国语学院"]


def test_what_is_worth_a_warning_is_told_and_shared_out_all_the_same(tmp_path: Path):
    given = folder(tmp_path, institution=[{"key": "students_total", "value": "75"}])
    said = "75 students are stated, but the rows come to 70: a difference of 5"
    shown = huizhang("allocate", given, *PLAN, "--seats", 10)
    assert (shown.exit_code, shown.stderr.splitlines()) == (0, [said])
    assert told("allocate", given, *PLAN, "--seats", 10)["warnings"] == [said]


def test_floors_above_the_total_end_with_status_one_and_say_what_would_help(tmp_path: Path):
    given = folder(tmp_path, students=students(clubs="合唱团"), clubs=CLUB)
    result = huizhang("allocate", given, *PLAN, "--seats", 2, "--json")
    assert result.exit_code == 1
    assert told("allocate", given, *PLAN, "--seats", 2) == {
        "total": 2,
        "minimum_total": 1,
        "infeasible": {
            "conflict": [
                "clubs: 1 seats, 1 for each of 1",
                "colleges: 2 seats, at least 1 for each of 2",
                "total: 2 seats",
            ],
            "short_by": 1,
            "options": [
                "raise the total to 3",
                "let delegates of the colleges speak for their clubs, too (dual)",
            ],
        },
        "warnings": [],
    }
    shown = huizhang("allocate", given, *PLAN, "--seats", 2)
    assert shown.exit_code == 1
    assert "2 seats cannot be shared out: 1 short" in shown.stdout
    assert "raise the total to 3" in shown.stdout


def test_the_floors_of_a_pack_of_ones_own_count(tmp_path: Path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "pack.toml").write_text(
        'id = "ours"\nextends = "kunming"\n[allocation]\ncollege_floor = 4\n'
    )
    found = told("allocate", folder(tmp_path), "--pack", tmp_path / "ours", "--seats", 10)
    assert found["colleges"] == {"信息学院": 6, "外国语学院": 4}


def test_a_tie_is_told_with_status_zero(tmp_path: Path):
    even = students({(college, year): 10 for college in ("甲院", "乙院") for year in (2024, 2025)})
    result = huizhang("allocate", folder(tmp_path, students=even), *PLAN, "--seats", 6)
    assert result.exit_code == 0
    assert "a tie (college and grade): 2 seats belong equally to 乙院 2024级本科" in result.stdout
    ties = told("allocate", folder(tmp_path, students=even), *PLAN, "--seats", 6)["ties"]
    names = ["乙院 2024级本科", "乙院 2025级本科", "甲院 2024级本科", "甲院 2025级本科"]
    assert ties == [{"dimension": "cell", "names": names, "seats": 2}]


def test_the_terminal_shows_seats_methods_and_the_certificate(tmp_path: Path):
    given = folder(tmp_path, students=students(clubs="合唱团"), clubs=CLUB)
    shown = huizhang("allocate", given, *PLAN, "--seats", 11).stdout
    assert shown.startswith("11 seats (at least 1): 10 for colleges and grades, 1 for clubs\n")
    for words in (
        "信息学院",
        "biproportional",
        "largest remainder over all cells",
        "the certificate",
        "合唱团",
    ):
        assert words in shown


def test_it_speaks_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "zh-hans")
    shown = huizhang("allocate", folder(tmp_path), *PLAN, "--seats", 10)
    assert shown.stdout.startswith("名额10个（至少1个）：学院、年级10个，社团0个\n")
    refused = huizhang("allocate", folder(tmp_path), *PLAN, "--seats", 1)
    assert "把名额总数提高到2个" in refused.stdout


def test_a_club_nobody_belongs_to_is_named_with_its_row(tmp_path: Path):
    clubs = [*CLUB, {"club": "合唱园", "major": "是"}]
    given = folder(tmp_path, students=students(clubs="合唱团"), clubs=clubs)
    assert problems("allocate", given, *PLAN, "--seats", 10) == [("clubs.csv", None, 4, "club", "合唱园")]


def test_without_students_there_is_nothing_to_share_out(tmp_path: Path):
    assert problems("allocate", folder(tmp_path, students=[]), *PLAN, "--seats", 10) == [(None,) * 5]
    assert problems("allocate", written(tmp_path / "g", {"clubs": CLUB}), *PLAN, "--seats", 10) == [
        (None,) * 5
    ]


def test_problems_of_the_folder_are_told_with_their_place(tmp_path: Path):
    rows = students()
    rows[0]["entry_year"], rows[1]["level"] = "2099", "小学"
    found = problems("allocate", folder(tmp_path, students=rows), *PLAN, "--seats", 10)
    assert found == [
        ("students.csv", None, 2, "entry_year", "2099"),
        ("students.csv", None, 3, "level", "小学"),
    ]


@pytest.mark.parametrize(
    "usage",
    [("--seats", "0"), ("--seats", "-3"), ("--seats", "ten"), (), ("--seats", "9", "--clubs", "both")],
)
def test_wrong_usage_is_refused(tmp_path: Path, usage: tuple[str, ...]):
    assert huizhang("allocate", folder(tmp_path), *PLAN, *usage).exit_code == 2


def test_a_negative_number_of_students_is_bad_input(tmp_path: Path):
    given = folder(tmp_path, institution=[{"key": "students_total", "value": "-5"}])
    assert problems("allocate", given, *PLAN, "--seats", 10) == [("institution.csv", None, 2, "value", "-5")]


def test_an_unknown_pack_and_a_missing_folder_are_told(tmp_path: Path):
    unknown = huizhang("allocate", folder(tmp_path), "--pack", "nowhere", "--seats", 10)
    assert (unknown.exit_code, "there is no pack “nowhere”" in unknown.stderr) == (2, True)
    assert huizhang("allocate", tmp_path / "missing", *PLAN, "--seats", 10).exit_code == 2


def test_no_heading_breaks_at_eighty_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "80")
    cells = {(f"第{college}信息工程学院", year): 20 for college in range(4) for year in range(2019, 2027)}
    shown = huizhang("allocate", folder(tmp_path, students=students(cells)), *PLAN, "--seats", 40)
    lines = shown.stdout.splitlines()
    assert shown.exit_code == 0
    assert max(map(len, lines)) <= 80
    headings = [line.split() for line in lines if line.split()[:1] in (["college"], ["method"])]
    assert ["method", "college", "grade", "cell", "without", "a", "seat"] in headings
    assert sum(line.count("级") for line in lines) >= 16


def test_a_folder_that_is_not_there_is_all_that_is_said(tmp_path: Path):
    said = huizhang("allocate", tmp_path / "none", *PLAN, "--seats", 10)
    assert said.exit_code == 2
    assert [line for line in said.stderr.splitlines() if "written" in line] == []
