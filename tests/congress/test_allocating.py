"""Seats by college, grade and club: what is given, what is warned of, what is tied, what cannot be."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from congress.given import JUNIORS, PEOPLE, SENIORS, STUDENTS, demands, with_clubs
from huizhang.congress.rules.allocation import (
    Allocation,
    Deviation,
    Electorate,
    Group,
    Infeasible,
    Tied,
    allocate,
    electorate,
)
from huizhang.policy.seating import Seating


def allocated(people: Electorate, total: int, seating: Seating | None = None) -> Allocation:
    found = allocate(people, replace(demands(), seating=seating or Seating()), total)
    assert isinstance(found, Allocation), found
    return found


def refused(
    people: Electorate, total: int, seating: Seating | None = None
) -> tuple[list[str], int, list[str]]:
    found = allocate(people, replace(demands(), seating=seating or Seating()), total)
    assert isinstance(found, Infeasible), found
    return [said.say() for said in found.conflict], found.short_by, [said.say() for said in found.options]


def seats(found: Allocation) -> dict[tuple[str, str], int]:
    return {(cell.college, cell.grade): cell.seats for cell in found.cells}


def said(found: Allocation) -> list[str]:
    return [one.say() for one in found.warnings]


def test_seats_are_given_to_colleges_grades_and_cells():
    found = allocated(PEOPLE, 20)
    assert (found.total, found.minimum_total) == (20, 18)
    assert found.colleges == {"信息学院": 18, "外国语学院": 2}
    assert found.grades == {SENIORS: 12, JUNIORS: 8}
    assert list(seats(found).values()) == [11, 7, 1, 1]
    assert (found.clubs, found.ties, found.warnings) == ({}, (), ())


def test_the_deviation_is_that_of_the_furthest():
    found = allocated(PEOPLE, 20)
    rate = Fraction(20, 1794)
    assert found.deviation == Deviation(abs(2 - 168 * rate), abs(12 - 1035 * rate), abs(7 - 714 * rate))


@pytest.mark.parametrize(("students", "least"), [(100_000, 1000), (100_001, 1001), (99, 1)])
def test_the_minimum_is_one_percent_rounded_up(students: int, least: int):
    people = electorate({("信息学院", SENIORS): students - 1, ("外国语学院", SENIORS): 1})
    found = allocated(people, max(least, 2))
    assert (found.minimum_total, found.warnings) == (least, ())
    assert seats(found)["外国语学院", SENIORS] == 1


def test_a_total_below_one_percent_is_warned_of_and_still_shared_out():
    found = allocated(PEOPLE, 10)
    assert sum(found.colleges.values()) == 10
    assert said(found) == ["10 seats are fewer than 18, which is 1 % of 1794 students (article 六)"]


def test_rows_that_do_not_come_to_the_stated_total_are_named_with_the_difference():
    people = electorate(STUDENTS, stated=1800)
    assert said(allocated(people, 20)) == [
        "1800 students are stated, but the rows come to 1794: a difference of 6"
    ]


def test_a_grade_and_a_college_with_nobody_get_nothing_and_are_named():
    people = electorate({**STUDENTS, ("体育学院", "2020级本科"): 0})
    found = allocated(people, 20)
    assert (found.colleges["体育学院"], found.grades["2020级本科"]) == (0, 0)
    assert said(found) == [
        "体育学院 has no students and gets no seat",
        "2020级本科 has no students and gets no seat",
    ]


def test_a_college_of_one_student_cannot_fill_a_floor_of_two():
    people = electorate({**STUDENTS, ("体育学院", SENIORS): 1})
    found = allocated(people, 20, Seating(college_floor=2))
    assert found.colleges["体育学院"] == 1
    assert said(found) == ["体育学院 has 1 students and cannot fill the floor of 2 seats"]


def test_clubs_have_seats_of_their_own_in_the_pool():
    people = with_clubs(
        [("信息学院", SENIORS, 30, {"合唱团"}), ("外国语学院", JUNIORS, 9, {"辩论协会"})], CLUBS
    )
    found = allocated(people, 22)
    assert found.clubs == {"合唱团": 1, "辩论协会": 1}
    assert sum(seats(found).values()) == 20


def test_delegates_of_colleges_speak_for_clubs_in_dual_roles():
    people = with_clubs(
        [("信息学院", SENIORS, 30, {"合唱团"}), ("外国语学院", SENIORS, 9, {"辩论协会"})], CLUBS
    )
    found = allocated(people, 22, Seating(clubs="dual"))
    assert found.clubs == {"合唱团": 1, "辩论协会": 1}
    assert sum(seats(found).values()) == 22


CLUBS = ("合唱团", "辩论协会")


def test_floors_that_come_to_the_total_exactly_fit():
    found = allocated(PEOPLE, 4, Seating(college_floor=2))
    assert found.colleges == {"信息学院": 2, "外国语学院": 2}


def test_floors_one_above_the_total_are_named_with_what_would_help():
    clubs = tuple(f"社团{n}" for n in range(4))
    members = [("信息学院", (SENIORS, JUNIORS)[n % 2], 60, {club}) for n, club in enumerate(clubs)]
    assert refused(with_clubs(members, clubs), 7, Seating(college_floor=2)) == (
        [
            "clubs: 4 seats, 1 for each of 4",
            "colleges: 4 seats, at least 2 for each of 2",
            "total: 7 seats",
        ],
        1,
        [
            "raise the total to 8",
            "lower the college floor to 1",
            "let delegates of the colleges speak for their clubs, too (dual)",
            "count 3 clubs as major, not 4",
        ],
    )


def test_floors_of_grades_are_named_too():
    conflict, short, options = refused(PEOPLE, 5, Seating(grade_floor=3))
    assert (conflict, short) == (["grades: 6 seats, at least 3 for each of 2", "total: 5 seats"], 1)
    assert options == ["raise the total to 6", "lower the grade floor to 1", "lower the grade floor to 2"]


def test_more_seats_than_students_are_refused():
    conflict, short, options = refused(electorate({("信息学院", SENIORS): 5}), 7)
    assert conflict == ["seats of colleges and grades: 7", "students: 5"]
    assert (short, options) == (2, ["lower the total to 5"])


def test_colleges_whose_grades_get_fewer_seats_are_named():
    people = electorate(
        {
            ("信息学院", SENIORS): 1000,
            ("职业技术学院", "2023级专科"): 130,
            ("职业技术学院", "2024级专科"): 130,
            ("职业技术学院", "2025级专科"): 130,
        }
    )
    conflict, short, options = refused(people, 13)
    assert conflict == [
        "colleges 职业技术学院: 4 seats by their numbers of students",
        "grades 2023级专科, 2024级专科, 2025级专科, in which all their students are: 3 seats",
    ]
    assert (short, options) == (1, ["raise the total to 16", "lower the total to 12"])
    assert [sum(allocated(people, total).grades.values()) for total in (12, 16)] == [12, 16]


def test_two_clubs_with_the_same_single_member_cannot_both_send_a_delegate():
    people = with_clubs([("信息学院", SENIORS, 1, set(CLUBS))], CLUBS)
    assert refused(people, 20) == (
        [
            "clubs 合唱团, 辩论协会: 1 delegates for each",
            "their members are too few, as a person counts once",
        ],
        1,
        [
            "let delegates of the colleges speak for their clubs, too (dual)",
            "count 1 clubs as major, not 2",
        ],
    )


def test_clubs_of_one_college_need_a_seat_each_there_unless_members_are_shared():
    people = with_clubs(
        [("体育学院", JUNIORS, 20, {"合唱团"}), ("体育学院", JUNIORS, 20, {"辩论协会"})], CLUBS
    )
    assert refused(people, 19, Seating(clubs="dual")) == (
        [
            "clubs 辩论协会: a delegate who is a member for each",
            "the colleges and grades of their members have no further seats",
        ],
        1,
        [
            "raise the total to 69",
            "give the clubs seats of their own (pool)",
            "count 1 clubs as major, not 2",
        ],
    )
    shared = with_clubs([("体育学院", JUNIORS, 39, {"合唱团"}), ("体育学院", JUNIORS, 1, set(CLUBS))], CLUBS)
    assert allocated(shared, 19, Seating(clubs="dual")).clubs == {"合唱团": 1, "辩论协会": 1}


def test_a_club_without_members_on_record_is_named():
    people = with_clubs([("信息学院", SENIORS, 30, {"合唱团"})], CLUBS)
    assert said(allocated(people, 22)) == ["clubs without a member on record: 辩论协会"]
    assert said(allocated(Electorate(PEOPLE.groups, CLUBS), 22)) == [
        "nobody's clubs are on record: whether the clubs can send delegates cannot be told"
    ]


def test_ties_are_told_by_dimension_with_names_and_seats():
    people = electorate({(college, grade): 100 for college in ("甲", "乙", "丙") for grade in ("一", "二")})
    found = allocated(people, 7)
    assert found.ties == (Tied("college", ("丙", "乙", "甲"), 1), Tied("grade", ("一", "二"), 1))


def test_identical_grades_tie_in_their_cells():
    people = electorate({(college, grade): 100 for college in ("甲", "乙") for grade in ("一", "二")})
    found = allocated(people, 6)
    assert found.ties == (Tied("cell", ("乙 一", "乙 二", "甲 一", "甲 二"), 2),)
    assert [cell.seats for cell in found.cells] == [2, 1, 1, 2]


def test_more_seats_than_students_in_a_cell_are_warned_of():
    people = electorate({("甲", "一"): 1, ("甲", "二"): 600, ("乙", "一"): 2, ("乙", "二"): 4})
    found = allocated(people, 12, Seating(college_floor=6, grade_floor=3))
    assert seats(found)["乙", "一"] == 3
    assert said(found) == ["乙 一 gets 3 seats for 2 students"]


@st.composite
def electorates(draw: st.DrawFn) -> Electorate:
    colleges, grades = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    cells = {
        (f"学院{i}", f"{2020 + j}级本科"): draw(st.integers(0, 400))
        for i in range(colleges)
        for j in range(grades)
    }
    assume(sum(cells.values()) > 0)
    return electorate(cells)


FLOORS = st.builds(Seating, st.integers(0, 2), st.integers(0, 2))


@settings(max_examples=120, deadline=None)
@given(electorates(), st.integers(1, 60), FLOORS)
def test_whatever_is_given_keeps_totals_floors_and_certificate(
    people: Electorate, total: int, seating: Seating
):
    found = allocate(people, replace(demands(), seating=seating), total)
    if isinstance(found, Infeasible):
        assert found.short_by > 0
        assert found.conflict
        assert found.options
        return
    assert sum(found.colleges.values()) == sum(found.grades.values()) == total
    for college, given_seats in found.colleges.items():
        assert given_seats == sum(cell.seats for cell in found.cells if cell.college == college)
        assert given_seats >= min(seating.college_floor, people.by_college[college])
    for grade, given_seats in found.grades.items():
        assert given_seats >= min(seating.grade_floor, people.by_grade[grade])
    for cell in found.cells:
        factors = found.certificate.colleges[cell.college] * found.certificate.grades[cell.grade]
        assert abs(cell.students * factors - cell.seats) <= Fraction(1, 2)


@settings(max_examples=60, deadline=None)
@given(electorates(), st.integers(1, 60), st.randoms())
def test_the_order_in_which_colleges_are_listed_changes_nothing(
    people: Electorate, total: int, lots: random.Random
):
    mixed: list[Group] = list(people.groups)
    lots.shuffle(mixed)
    assert allocate(people, demands(), total) == allocate(Electorate(tuple(mixed)), demands(), total)


@settings(max_examples=60, deadline=None)
@given(electorates(), st.integers(1, 40))
def test_one_more_seat_takes_none_from_a_college_or_a_grade(people: Electorate, total: int):
    before, after = (allocate(people, demands(), n) for n in (total, total + 1))
    assume(isinstance(before, Allocation) and isinstance(after, Allocation))
    for name in ("colleges", "grades"):
        assert all(getattr(after, name)[one] >= had for one, had in getattr(before, name).items())


def test_where_one_demand_alone_does_not_help_two_together_are_named():
    members = [("信息学院", SENIORS, 20, set(CLUBS)), ("外国语学院", JUNIORS, 20, set(CLUBS))]
    options = refused(with_clubs(members, CLUBS), 5, Seating(college_floor=3, club_seats=3))[2]
    assert "lower the college floor to 1, and lower the seats of each club to 1" in options
