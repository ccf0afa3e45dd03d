"""Facts of students are known from the import that brought them, and earlier ones are kept."""

from datetime import date

import pytest

from cast import DELEGATE, STAFF_MEMBER, STUDENT
from exchange.database.given import DAY, LATER, ORGAN, folder_of, keeper, student
from huizhang.eligibility.queries import standings
from huizhang.exchange.problems import BadInput
from huizhang.kernel.records import Cohort
from huizhang.people.models import Student, StudentHistory
from huizhang.people.queries import cohorts, students
from huizhang.records.actions import import_folder

pytestmark = pytest.mark.django_db
NUMBER = STUDENT.student_no


def bring_in(folder, day):
    return import_folder(keeper(), organ=ORGAN, folder=folder, name="台账", effective_on=day)


@pytest.fixture
def transferred(tmp_path):
    """普通同学 joins the Party and moves to another major on LATER, and again in 2027."""
    moved = {"political_status": "中共党员", "major": "英语", "class_name": "英语2401"}
    for number, (day, facts) in enumerate(
        ((DAY, {}), (LATER, moved), (date(2027, 3, 1), {**moved, "status": "毕业"}))
    ):
        rows = [student(STAFF_MEMBER), student(STUDENT, **facts)]
        bring_in(folder_of(tmp_path / str(number), {"students": rows}), day)


def known_on(day):
    known = students(day, [NUMBER])[NUMBER]
    return known.political_status, known.major, known.class_name, known.status


def test_a_past_day_knows_what_was_known_then(transferred):
    assert known_on(DAY) == ("共青团员", "软件工程", "软件2401", "在读")
    assert known_on(date(2026, 8, 31)) == ("共青团员", "软件工程", "软件2401", "在读")
    assert known_on(LATER) == ("中共党员", "英语", "英语2401", "在读")
    assert known_on(date(2027, 3, 1)) == ("中共党员", "英语", "英语2401", "毕业")


def test_a_day_before_the_first_import_knows_what_that_brought(transferred):
    assert known_on(date(2020, 1, 1)) == ("共青团员", "软件工程", "软件2401", "在读")


def test_intervals_meet_without_gap_or_overlap(transferred):
    kept = StudentHistory.objects.order_by("known_from").values_list(
        "student_id", "known_from", "known_until"
    )
    assert list(kept) == [(NUMBER, DAY, LATER), (NUMBER, LATER, date(2027, 3, 1))]
    assert Student.objects.get(pk=NUMBER).known_from == date(2027, 3, 1)
    assert Student.objects.get(pk=STAFF_MEMBER.student_no).known_from == DAY


def test_cohorts_count_who_was_enrolled_then(transferred):
    software = ("信息工程学院", "本科", 2024, "软件工程")
    english = ("信息工程学院", "本科", 2024, "英语")
    assert cohorts(DAY) == (Cohort(*software, students=2),)
    assert cohorts(LATER) == (Cohort(*english, students=1), Cohort(*software, students=1))
    assert cohorts(date(2027, 4, 1)) == (Cohort(*software, students=1),)


def test_many_students_are_read_with_as_many_queries_as_few(transferred, django_assert_num_queries):
    with django_assert_num_queries(2):
        students(DAY, [NUMBER])
    with django_assert_num_queries(2):
        known = students(DAY, [NUMBER, *map(str, range(1000))])
    assert set(known) == {NUMBER}


def test_a_correction_on_the_same_day_replaces_the_facts(tmp_path):
    for number, name in enumerate(("叶清和", "叶青禾")):
        bring_in(folder_of(tmp_path / str(number), {"students": [student(STUDENT, name=name)]}), DAY)
    assert Student.objects.get().name == "叶青禾"
    assert not StudentHistory.objects.exists()


def test_older_facts_cannot_overwrite_newer_ones(tmp_path):
    bring_in(folder_of(tmp_path / "newer", {"students": [student(STUDENT)]}), LATER)
    older = folder_of(tmp_path / "older", {"students": [student(STUDENT, name="叶某"), student(DELEGATE)]})
    with pytest.raises(BadInput) as refused:
        bring_in(older, DAY)
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.message.values) == ("students.csv", 2, {"day": "2026-09-01"})
    assert [each.name for each in Student.objects.all()] == ["叶清和"]


def test_standings_are_those_given_by_the_day(tmp_path):
    for number, (day, rank) in enumerate(((DAY, "3"), (LATER, "5"))):
        given = {
            "student_no": NUMBER,
            "window": "last_term",
            "rank": rank,
            "group_size": "40",
            "failed_courses": "1",
        }
        tables = {"students": [student(STUDENT)], "standings": [given]}
        bring_in(folder_of(tmp_path / str(number), tables), day)

    def ranks(day):
        return [
            (each.best, each.worst, each.group_size, each.failed_courses) for each in standings(day, [NUMBER])
        ]

    assert ranks(date(2026, 2, 28)) == []
    assert ranks(DAY) == ranks(date(2026, 8, 31)) == [(3, 3, 40, 1)]
    assert ranks(LATER) == [(5, 5, 40, 1)]
    assert standings(LATER, []) == ()
