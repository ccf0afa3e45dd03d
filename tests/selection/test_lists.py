"""What is pasted from a spreadsheet, and what a list of proposed staff would break. Pure."""

from __future__ import annotations

from datetime import date

import pytest

import cast
from huizhang.kernel.records import Department, Post, Records, Union
from huizhang.policy.resolve import resolve
from huizhang.selection.rules.listing import broken_by_list
from huizhang.selection.rules.pasting import MOST, Line, lines_of

DAY = date(2026, 11, 21)
UNIONS = (Union(cast.SCHOOL_UNION, "school", "student_union", None),)
OFFICE = "办公室"


def said(faults):
    return [fault.say() for fault in faults]


@pytest.mark.parametrize(
    "pasted",
    [
        "20240101\t部长\t办公室\n20240102\t干事\t办公室\n",
        "学号\t职务\t部门\r\n20240101\t部长\t办公室\r\n\r\n20240102\t干事\t办公室\r\n",
        "部门\t姓名\t职务\t学号\n办公室\t甲\t部门负责人\t20240101\n办公室\t乙\t工作人员\t20240102",
    ],
)
def test_columns_are_read_with_and_without_a_header_and_in_any_order(pasted):
    lines, faults = lines_of(pasted)
    assert [(one.student_no, one.post, one.department) for one in lines] == [
        ("20240101", "department_head", OFFICE),
        ("20240102", "department_member", OFFICE),
    ]
    assert faults == ()


def test_every_person_may_have_an_own_attestation():
    lines, _ = lines_of("学号\t职务\t品行\t代表性\n20240101\t主席团成员\t端正\t二年级")
    assert lines == (Line(2, "20240101", "presidium_member", "", "端正", "二年级"),)


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("", ["The list is empty: paste the columns 学号, 职务, 部门."]),
        ("\t部长\t办公室", ["Line 1: the student number is missing."]),
        ("学号\t职务\n1\t部长\n1\t部长", ["1 stands in the list twice."]),
        ("1\t主席\t", ["Line 1: write one of 主席团成员, 部门负责人, 工作人员 as the post, not “主席”."]),
        (
            "\n".join(f"{n}\t部长" for n in range(MOST + 1)),
            ["At most 200 people at once; this list has 201."],
        ),
    ],
)
def test_a_list_with_faults_names_the_line(pasted, told):
    assert said(lines_of(pasted)[1]) == told


def post(number: int, kind: str = "department_member", from_college: bool | None = True) -> Post:
    return Post(cast.SCHOOL_UNION, f"S{number}", kind, DAY, OFFICE, None, from_college)


def known(*posts: Post) -> Records:
    return Records(
        as_of=DAY,
        present=frozenset({"institution", "unions", "departments", "posts"}),
        institution={"name": cast.UNIVERSITY},
        unions=UNIONS,
        departments=(Department(cast.SCHOOL_UNION, OFFICE),),
        posts=posts,
    )


def told_of(pack: str, before: Records, *posts: Post) -> list[tuple[str, bool, list[str]]]:
    return [
        (one.rule.id, one.blocks, said(reason.message for reason in one.verdict.deciding))
        for one in broken_by_list(resolve(pack), before, posts)
    ]


def test_too_many_heads_of_a_department_are_told_with_their_number():
    heads = [post(number, "department_head") for number in range(4)]
    assert told_of("kunming", known(), *heads) == [
        ("department.heads.school", True, ["4, 1 more than 3"]),
    ]


def test_too_few_from_college_unions_are_told_unless_the_list_makes_it_no_worse():
    strangers = [post(number, from_college=False) for number in range(3)]
    share = ("composition.from_college", False, ["1 of 4; 50 % needs 2: 1 short"])

    assert told_of("kunming", known(post(9)), *strangers) == [share]
    assert told_of("kunming", known(post(9), *strangers), post(10)) == []


def test_a_good_list_breaks_nothing():
    assert told_of("xianning", known(), post(1), post(2)) == []
