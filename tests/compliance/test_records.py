"""The records of a day: dated later, they are not yet known."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import (
    COLLEGE,
    COLLEGE_UNION,
    DELEGATE,
    OTHER_COLLEGE,
    SCHOOL_UNION,
    STAFF_MEMBER,
    STUDENT,
    UNIVERSITY,
)
from exchange.database.given import DAY, every_table, folder_of, post, student
from huizhang.compliance.records import load
from huizhang.kernel import records
from huizhang.records.actions import take_in_unrecorded

pytestmark = pytest.mark.django_db
STAFF, OTHER, SENT = STAFF_MEMBER.student_no, STUDENT.student_no, DELEGATE.student_no
HELD_FROM = date(2025, 9, 1)


@pytest.fixture(autouse=True)
def transcripts(tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"


@pytest.fixture
def given(tmp_path):
    folder = folder_of(tmp_path / "given", every_table())
    return take_in_unrecorded(folder=folder, name="台账", effective_on=HELD_FROM)


def test_every_table_that_came_in_is_present(given):
    assert load(DAY).present == set(every_table())


def test_an_empty_database_has_no_table():
    assert load(DAY).present == frozenset()


def test_the_institution_and_its_students_are_loaded(given):
    known = load(DAY)
    assert known.institution == {"name": UNIVERSITY, "large_or_multi_campus": "是", "students_total": "3"}
    assert known.students == {
        STAFF: records.Student(
            student_no=STAFF,
            name=STAFF_MEMBER.name,
            political_status="共青团员",
            college=COLLEGE,
            major="软件工程",
            entry_year=2024,
            class_name="软件2401",
            level="本科",
            gender="女",
            ethnicity="汉族",
            clubs=("篮球社", "合唱团"),
        ),
        SENT: records.Student(
            student_no=SENT,
            name=DELEGATE.name,
            political_status=None,
            college=COLLEGE,
            major="软件工程",
            entry_year=2024,
            class_name="软件2401",
            level="本科",
            ethnicity="汉族",
        ),
        OTHER: records.Student(
            student_no=OTHER,
            name=STUDENT.name,
            political_status="共青团员",
            college=OTHER_COLLEGE,
            major="英语",
            entry_year=2024,
            class_name="英语2401",
            level="本科",
            ethnicity="汉族",
            status="休学",
        ),
    }
    assert known.cohorts == (records.Cohort(COLLEGE, "本科", 2024, "软件工程", 2),)
    assert known.standings == (
        records.Standing(STAFF, "since_entry", 3, 3, 40, 0),
        records.Standing(OTHER, "last_year", None, None, None, None),
    )


def test_unions_posts_and_steps_are_loaded_as_the_format_says(given):
    known = load(DAY)
    assert set(known.unions) == {
        records.Union(SCHOOL_UNION, "school", "student_union"),
        records.Union(COLLEGE_UNION, "college", None, COLLEGE),
    }
    assert set(known.posts) == {
        records.Post(SCHOOL_UNION, STAFF, "presidium_member", HELD_FROM, None, None, True),
        records.Post(SCHOOL_UNION, STAFF, "executive_chair", HELD_FROM, None, date(2026, 7, 1)),
        records.Post(SCHOOL_UNION, OTHER, "department_member", HELD_FROM, "学习部"),
        records.Post(SCHOOL_UNION, SENT, "顾问", HELD_FROM),
    }
    chain, day = "nomination.presidium.school", date(2025, 8, 20)
    assert set(known.steps) == {
        records.Step(
            "提名-1", chain, "recommend", "college_league_org", day, SCHOOL_UNION, STAFF, unit=COLLEGE
        ),
        records.Step("提名-1", chain, "consent", "college_party_org", day, SCHOOL_UNION, STAFF, False, 2),
        records.Step("决议-1", "review.resources", "approve", "school_league_committee", day, SCHOOL_UNION),
    }


def test_a_student_whom_no_record_names_is_counted_and_not_loaded(tmp_path):
    tables = {"students": [student(STAFF_MEMBER), student(STUDENT)], "unions": every_table()["unions"]}
    tables["posts"] = [post(STAFF, "主席团成员")]
    take_in_unrecorded(folder=folder_of(tmp_path, tables), name="台账", effective_on=HELD_FROM)
    known = load(DAY)
    assert set(known.students) == {STAFF}
    assert [cohort.students for cohort in known.cohorts] == [2]


LATER_THAN = {
    "posts": date(2025, 8, 31),
    "projects": date(2025, 9, 30),
    "volunteers": date(2025, 9, 30),
    "steps": date(2025, 8, 19),
    "attestations": date(2025, 8, 24),
    "congresses": date(2024, 11, 30),
    "delegates": date(2025, 11, 30),
    "appraisals": date(2026, 1, 9),
    "appraisal_panel": date(2026, 1, 9),
    "appraisal_reports": date(2026, 1, 9),
    "honours": date(2026, 2, 19),
    "duties": date(2025, 8, 31),
    "activities": date(2025, 9, 30),
    "briefings": date(2026, 1, 4),
    "pledges": date(2025, 9, 4),
    "trainings": date(2025, 9, 9),
    "needs": date(2026, 1, 31),
}


@pytest.mark.parametrize(("table", "eve"), LATER_THAN.items())
def test_records_dated_after_the_day_are_left_out_and_their_table_stays_present(given, table, eve):
    before, after = load(eve), load(date.fromordinal(eve.toordinal() + 1))
    assert before.rows(table) == () and before.has(table)
    assert after.rows(table) != ()


def test_an_end_to_come_stays(given):
    (chair,) = (each for each in load(HELD_FROM).posts if each.post == "executive_chair")
    assert chair.end == date(2026, 7, 1)


def test_a_reply_to_come_has_not_come(given):
    need = records.Need("诉求-1", "学业发展", date(2026, 2, 1), routed_to="教务处")
    assert load(date(2026, 3, 9)).needs == (need,)
    (answered,) = load(date(2026, 3, 10)).needs
    assert (answered.replied_on, answered.rating) == (date(2026, 3, 10), "满意")


def test_loading_asks_as_often_for_many_as_for_one(given, tmp_path):
    with CaptureQueriesContext(connection) as few:
        load(DAY)
    number = range(20241000, 20241700)
    tables = {
        "students": [student(STUDENT, student_no=str(each)) for each in number],
        "posts": [post(str(each), "工作人员") for each in number],
    }
    take_in_unrecorded(folder=folder_of(tmp_path / "many", tables), name="台账", effective_on=DAY)
    with CaptureQueriesContext(connection) as many:
        known = load(DAY)
    assert len(known.posts) == 704 and len(many) == len(few)
