"""Cells read what people type, and what they write reads back the same."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.declared import VOCABULARY
from huizhang.exchange.cells import (
    Chain,
    Choice,
    Day,
    Identifier,
    Listing,
    Organ,
    OrganOr,
    Organs,
    OrgansOr,
    Quantity,
    RuleId,
    Score,
    TermName,
    Text,
    Whole,
    Year,
    YesNo,
)
from huizhang.exchange.table import Cell, Unreadable

POST = Choice({"department_head": ("部门负责人", "部长", "副部长")}, open=True)
CAPACITY = OrganOr({"student_representative": ("学生代表",)})

READ: list[tuple[Cell, Any, Any]] = [
    (Text(), "（下拉）Ａ", "（下拉）Ａ"),
    (Text(), 3.0, "3"),
    (Text(), 3.5, "3.5"),
    (Text(), date(2026, 3, 1), "2026-03-01"),
    (Text(), "two\nlines", "two\nlines"),
    (Identifier(), 2024001, "2024001"),
    (Identifier(), 2024001.0, "2024001"),
    (Identifier(), "2024001.0", "2024001"),
    (Identifier(), "２０２４００１", "2024001"),
    (Identifier(), "B-2024/01", "B-2024/01"),
    (Identifier(), "0007", "0007"),
    (Day(), "2026-03-01", date(2026, 3, 1)),
    (Day(), "2026/3/1", date(2026, 3, 1)),
    (Day(), "2026.3.1", date(2026, 3, 1)),
    (Day(), "2026年3月1日", date(2026, 3, 1)),
    (Day(), "２０２６年３月１日", date(2026, 3, 1)),
    (Day(), "2026-03-01 00:00:00", date(2026, 3, 1)),
    (Day(), "2026-03-01T08:30:00Z", date(2026, 3, 1)),
    (Day(), datetime(2026, 3, 1, 8, 30), date(2026, 3, 1)),
    (Day(), date(2026, 3, 1), date(2026, 3, 1)),
    (Day(), "20260301", date(2026, 3, 1)),
    (Year(), "2024级", 2024),
    (Year(), "2024年", 2024),
    (Year(), 2024.0, 2024),
    (TermName(), "2025—2026—1", "2025-2026-1"),
    (YesNo(), "是", True),
    (YesNo(), "FALSE", False),
    (YesNo(), 1.0, True),
    (YesNo(), False, False),
    (YesNo(("同意",), ("不同意",)), "不 同意", False),
    (Whole(), "６０", 60),
    (Whole(), 60.0, 60),
    (Whole(-5), "-3", -3),
    (Quantity(), 2.5, Decimal("2.5")),
    (Quantity(), "1.2500", Decimal("1.25")),
    (Score(), "85.50", Decimal("85.5")),
    (Score(), "８５．１２３４", Decimal("85.1234")),
    (Score(), "85.12340", Decimal("85.1234")),
    (Score(), "不及格", "不及格"),
    (POST, "部长", "department_head"),
    (POST, "DEPARTMENT_HEAD ", "department_head"),
    (POST, "秘书长", "秘书长"),
    (Organ(), "学校团委", "school_league_committee"),
    (Organ(), "school_league_committee", "school_league_committee"),
    (Organs(), "学校团委;学校党委；学校团委", ("school_league_committee", "school_party_committee")),
    (CAPACITY, "学生代表", "student_representative"),
    (CAPACITY, "学校党委", "school_party_committee"),
    (OrgansOr({"union": ("学生会",)}), "学生会；学校团委", ("union", "school_league_committee")),
    (Listing(), "篮球社； 舞蹈社;;篮球社", ("篮球社", "舞蹈社")),
    (Chain(), "nomination.presidium.school", "nomination.presidium.school"),
    (RuleId(), "Staff.Cap.School", "staff.cap.school"),
]

CREDITS = "expected a number from 0 to 1000 with at most 2 decimals"
MARK = "expected a mark from 0 to 100 with at most 4 decimals, or one of 优秀"
UNREADABLE: list[tuple[Cell, Any, str]] = [
    (Text(3), "四个字的", "the text has 4 characters, at most 3 fit; shorten it"),
    (Text(), "a\0b", "the text holds the control character U+0000; type it again by hand"),
    (
        Identifier(),
        "2.02E+11",
        "the spreadsheet made this a number and may have lost digits; "
        "format the column as text and fill it again",
    ),
    (
        Identifier(),
        1.23456789012345e17,
        "the spreadsheet made this a number and may have lost digits; "
        "format the column as text and fill it again",
    ),
    (
        Identifier(),
        "2024 001",
        "expected letters and digits without spaces, at most 32, such as 2024001",
    ),
    (Day(), "2026-02-30", "there is no such day in the calendar; correct the date, such as 2026-03-01"),
    (Day(), "2026-3/1", "expected a date such as 2026-03-01, 2026/3/1, 2026.3.1 or 2026年3月1日"),
    (
        Day(),
        46082.0,
        "the cell holds a number instead of a date; format it as a date, such as 2026-03-01",
    ),
    (Day(), "0026-03-01", "the year 26 cannot be right; write it with four digits"),
    (Year(), "24级", "expected an entry year such as 2024 or 2024级"),
    (TermName(), "2025-2027-1", "expected a term such as 2025-2026-1: the two years and 1 or 2"),
    (YesNo(), "也许", "expected 是 or 否"),
    (Whole(1, 5), "6", "expected a whole number from 1 to 5"),
    (Whole(), "1.5", "expected a whole number from 0 to 10000000"),
    (Whole(), True, "expected a whole number from 0 to 10000000"),
    (Whole(), "1e3", "expected a whole number from 0 to 10000000"),
    (Quantity(), "-1", CREDITS),
    (Quantity(), "1000.01", CREDITS),
    (Quantity(), "1.234", CREDITS),
    (Quantity(), 0.1 + 0.2, CREDITS),
    (Score(("优秀",)), "101", MARK),
    (Score(("优秀",)), "100.0001", MARK),
    (Score(("优秀",)), "85.33333", MARK),
    (Choice({"school": ("校级",)}), "系级", "expected one of 校级"),
    (
        Choice({"recommend": ("推荐",)}),
        "recomend",
        "expected one of 推荐; did you mean “recommend”?",
    ),
    (Organ(), "校团委", "the policy pack has no organ “校团委”; did you mean “学校团委”, “学校党委”?"),
    (
        CAPACITY,
        "教师",
        "expected 学生代表 or an organ of the policy pack; known are 学校党委, 学校团委",
    ),
    (
        Chain(),
        "nomination.presidium.schol",
        "the policy pack has no chain “nomination.presidium.schol”; "
        "did you mean “nomination.presidium.school”?",
    ),
]


@pytest.mark.parametrize(("cell", "raw", "value"), READ)
def test_a_cell_reads_what_people_type(cell: Cell, raw: Any, value: Any) -> None:
    assert cell.read(raw, VOCABULARY) == value


@pytest.mark.parametrize(("cell", "raw", "value"), READ)
def test_what_a_cell_writes_reads_back_the_same(cell: Cell, raw: Any, value: Any) -> None:
    assert cell.read(cell.write(value), VOCABULARY) == value
    assert cell.read(cell.label(value), VOCABULARY) == value


@pytest.mark.parametrize(("cell", "raw", "said"), UNREADABLE)
def test_a_cell_says_what_it_expected(cell: Cell, raw: Any, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        cell.read(raw, VOCABULARY)
    assert caught.value.message.say() == said


@given(st.integers(0, 1000 * 10_000))
def test_credits_are_read_exactly_or_not_at_all(ten_thousandths: int) -> None:
    """As the snapshot holds them, in hundredths: nothing is ever rounded."""
    credits = Decimal(ten_thousandths).scaleb(-4)
    if ten_thousandths % 100 == 0:
        assert Quantity().read(f"{credits:f}", VOCABULARY) == credits
    else:
        with pytest.raises(Unreadable):
            Quantity().read(f"{credits:f}", VOCABULARY)


def test_a_choice_is_labelled_in_chinese() -> None:
    assert POST.label("department_head") == "部门负责人"
    assert YesNo().label(True) == "是"
    assert CAPACITY.label("student_representative") == "学生代表"
