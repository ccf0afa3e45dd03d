"""Numbers copied from a notice, with its slips of arithmetic."""

from __future__ import annotations

import pytest

from huizhang.congress.rules.allocation.pasted import pasted

TABLE = (
    "学院\t2024级本科\t2025级本科\t合计\n信息学院\t912\t714\t1626\n"
    "外国语学院\t１２３\t\t123\n合计\t1035\t714\t1749\n"
)


def faults(text: str) -> list[str]:
    return [said.say() for said in pasted(text)[1]]


def test_a_table_with_sums_is_read():
    people, wrong = pasted(TABLE)
    assert wrong == ()
    assert dict(people.cells) == {
        ("信息学院", "2024级本科"): 912,
        ("信息学院", "2025级本科"): 714,
        ("外国语学院", "2024级本科"): 123,
        ("外国语学院", "2025级本科"): 0,
    }


@pytest.mark.parametrize("between", [",", "，", "；", "  ", " "])
def test_columns_are_separated_as_people_do(between: str):
    people, wrong = pasted(f"\n学院{between}2024级\n信息学院{between}-\n外国语学院{between}7\n")
    assert wrong[0].say() == "信息学院 has no students; leave its line out."
    assert people.by_college == {"信息学院": 0, "外国语学院": 7}


def test_sums_that_are_wrong_are_named_with_the_difference():
    assert faults(TABLE.replace("1626", "1636").replace("1035", "1030").replace("1749", "1750")) == [
        "信息学院 comes to 1626, not to the stated 1636: a difference of 10.",
        "2024级本科 comes to 1035, not to the stated 1030: a difference of 5.",
        "the whole table comes to 1749, not to the stated 1750: a difference of 1.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write the grades in the first line and a college in each further one."),
        ("学院,2024级\n", "Write the grades in the first line and a college in each further one."),
        ("学院\n信息学院,3", "Line 1 names each grade, after the word for the colleges."),
        ("学院,a,a\n信息学院,3,4", "Line 1 names a twice."),
        ("学院,a,b\n信息学院,3", "Line 2 has 1 numbers, not 2."),
        ("学院,a\n信息学院,-3", "Line 2: -3 is no number of students; write a whole number, 0 or more."),
        ("学院,a\n信息学院,many", "Line 2: many is no number of students; write a whole number, 0 or more."),
        ("学院,a\n信息学院,3\n信息学院,4", "Line 3 needs a college that no other line has."),
        ("学院,a\n信息学院,3\n外国语学院,0", "外国语学院 has no students; leave its line out."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, said: str):
    assert said in faults(text)
