"""Finding a student as people look for one."""

from __future__ import annotations

from datetime import date

import pytest

from huizhang.people.models import ClassGroup, College, Major, Student
from huizhang.people.queries import found
from huizhang.people.spelling import spell_new_names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def students():
    for college, people in {
        "信息学院": {"2024001": "欧阳小明", "2024002": "吕芳"},
        "文学院": {"2025001": "单雪", "2025002": "O'Neil 安"},
    }.items():
        major = Major.objects.create(college=College.objects.create(name=college), name=f"{college}专业")
        group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="一班")
        for number, name in people.items():
            Student.objects.create(
                student_no=number, name=name, class_group=group, known_from=date(2026, 9, 1)
            )
    spell_new_names()


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("2024", ["2024001", "2024002"]),
        ("小明", ["2024001"]),
        ("ouyang", ["2024001"]),
        ("ou yang xiao", ["2024001"]),
        ("oyxm", ["2024001"]),
        ("LV", ["2024002"]),
        ("shan", ["2025001"]),
        ("dan", ["2025001"]),
        ("xue", []),
        ("", []),
        ("%", []),
        ("O'", ["2025002"]),
    ],
)
def test_a_student_is_found_by_number_name_or_pinyin(asked, numbers):
    assert [student.student_no for student in found(asked)] == numbers


def test_only_the_colleges_that_one_may_see_are_searched():
    assert [student.student_no for student in found("20", {"文学院"})] == ["2025001", "2025002"]
    assert list(found("20", set())) == []


def test_names_are_spelled_once():
    assert spell_new_names() == 0
