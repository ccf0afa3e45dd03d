"""A folder comes in whole, recorded, or not at all."""

from datetime import date

import pytest
from django.db import connection

from cast import COLLEGE, SCHOOL_UNION, STAFF_MEMBER, STUDENT
from exchange.database.given import (
    DAY,
    LATER,
    ORGAN,
    attestation,
    every_table,
    folder_of,
    keeper,
    post,
    step,
    student,
)
from huizhang.exchange.importing import preview
from huizhang.exchange.models import ImportBatch, TableChange
from huizhang.exchange.planning import State
from huizhang.exchange.problems import BadInput
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.org.models import Post, Union
from huizhang.people.models import College, Student
from huizhang.records.actions import import_folder
from huizhang.records.tables import REGISTRY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def transcripts(tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"


def bring_in(folder, day=DAY):
    return import_folder(
        keeper(), organ=ORGAN, folder=folder, name="台账", effective_on=day, pack_hash="sha256:1"
    )


def problems_of(folder):
    with pytest.raises(BadInput) as refused:
        bring_in(folder)
    assert not Student.objects.exists() and not ImportBatch.objects.exists() and not Entry.objects.exists()
    return [(each.file, each.row, each.column, each.value) for each in refused.value.problems]


def test_an_import_writes_its_rows_and_says_what_it_did(tmp_path):
    batch = bring_in(folder_of(tmp_path, every_table()))
    assert batch.counts["posts"] == {"new": 4, "changed": 0, "same": 0, "error": 0}
    assert (batch.by, batch.account.username, batch.organ) == ("顾明川", "gumingchuan", ORGAN)
    assert (batch.folder, batch.effective_on, batch.undone_at) == ("台账", DAY, None)
    assert Post.objects.count() == 4


def test_an_import_is_an_act_in_the_ledger(tmp_path):
    batch = bring_in(folder_of(tmp_path, every_table()))
    entry = Entry.objects.get()
    assert (entry.account, entry.name, entry.organ) == ("gumingchuan", "顾明川", ORGAN)
    assert (entry.act, entry.subject, entry.pack_hash) == ("import", "台账", "sha256:1")
    assert entry.payload == {"batch": batch.pk, "effective_on": "2026-03-01", "counts": batch.counts}


def test_a_failing_ledger_row_takes_the_whole_import_back(tmp_path, monkeypatch):
    def fails(*_args, **_facts):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ledger, "record", fails)
    with pytest.raises(RuntimeError):
        bring_in(folder_of(tmp_path, every_table()))
    written = (Student, College, Union, Post, ImportBatch, TableChange)
    assert [model.__name__ for model in written if model.objects.exists()] == []


def test_a_preview_writes_nothing_and_shows_every_row(tmp_path):
    bring_in(folder_of(tmp_path / "before", {"students": [student(STAFF_MEMBER), student(STUDENT)]}))
    changed = [
        student(STAFF_MEMBER, political_status="中共党员"),
        student(STUDENT),
        student(STUDENT, student_no="20240199"),
        student(STUDENT, student_no="20240200", entry_year="很久以前"),
    ]
    shown = preview(folder_of(tmp_path / "after", {"students": changed}), REGISTRY, LATER)
    assert shown.counts() == {"students": {"new": 1, "changed": 1, "same": 1, "error": 1}}
    states = [
        (each.state, each.row.row, each.before and each.before["political_status"])
        for each in shown.row_states("students")
    ]
    assert states == [
        (State.CHANGED, 2, "共青团员"),
        (State.SAME, 3, None),
        (State.NEW, 4, None),
        (State.ERROR, 5, None),
    ]
    assert Student.objects.count() == 2


def test_rows_and_columns_that_are_absent_stay_as_they_are(tmp_path):
    bring_in(folder_of(tmp_path / "before", every_table()))
    kept = {key: value for key, value in student(STAFF_MEMBER).items() if key not in ("clubs", "gender")}
    batch = bring_in(folder_of(tmp_path / "after", {"students": [{**kept, "name": "江帆"}]}), LATER)
    assert batch.counts == {"students": {"new": 0, "changed": 1, "same": 0, "error": 0}}
    assert Student.objects.count() == 3
    known = Student.objects.get(pk=STAFF_MEMBER.student_no)
    assert (known.name, known.clubs, known.gender) == ("江帆", "篮球社；合唱团", "女")


def test_a_reference_is_known_from_the_folder_or_from_the_database(tmp_path):
    tables = every_table()
    bring_in(folder_of(tmp_path / "before", {name: tables[name] for name in ("students", "unions")}))
    bring_in(folder_of(tmp_path / "after", {"posts": tables["posts"]}))
    assert Post.objects.count() == 4


def test_an_unknown_student_is_named_with_its_place(tmp_path):
    tables = every_table()
    tables["posts"].append(post("20249999", "工作人员"))
    assert problems_of(folder_of(tmp_path, tables)) == [("posts.csv", 6, "student_no", "20249999")]


def test_a_missing_table_is_said_once(tmp_path):
    tables = every_table()
    wanted = {name: tables[name] for name in ("unions", "posts")}
    assert problems_of(folder_of(tmp_path, wanted)) == [
        ("posts.csv", 2, "student_no", STAFF_MEMBER.student_no)
    ]


def test_an_unknown_college_is_named_in_unions_and_steps(tmp_path):
    tables = every_table()
    tables["unions"].append({"union": "火星学院学生会", "level": "院级", "college": "火星学院"})
    tables["steps"].append(step("提名-2", STAFF_MEMBER.student_no, "推荐", "学院团组织", unit="金星学院"))
    assert problems_of(folder_of(tmp_path, tables)) == [
        ("steps.csv", 5, "unit", "金星学院"),
        ("unions.csv", 4, "college", "火星学院"),
    ]


def test_a_class_may_be_the_unit_of_a_branch(tmp_path):
    tables = every_table()
    tables["steps"].append(step("提名-2", STAFF_MEMBER.student_no, "推荐", "班级团支部", unit="软件2401"))
    assert bring_in(folder_of(tmp_path, tables)).counts["steps"]["new"] == 4


def test_an_attestation_speaks_of_a_union_or_the_institution(tmp_path):
    tables = every_table()
    tables["attestations"].append(attestation("service.only", "无此学生会", ""))
    assert problems_of(folder_of(tmp_path, tables)) == [("attestations.csv", 5, "union", "无此学生会")]


def test_without_students_a_college_is_known_from_its_union(tmp_path):
    bring_in(folder_of(tmp_path, {"unions": every_table()["unions"]}))
    assert list(College.objects.values_list("name", flat=True)) == [COLLEGE]


def test_rows_that_cannot_be_are_refused(tmp_path):
    tables = every_table()
    tables["posts"][0] |= {"end": "2025-08-01"}
    tables["standings"][0] |= {"rank": "41"}
    tables["standings"][1] |= {"rank": "1"}
    tables["unions"][1] |= {"college": ""}
    tables["needs"][0] |= {"replied_on": "2026-01-01"}
    tables["institution"][2] |= {"value": "许多"}
    del tables["steps"]
    assert set(problems_of(folder_of(tmp_path, tables))) == {
        ("institution.csv", 4, "value", "许多"),
        ("standings.csv", 2, "rank", "41"),
        ("standings.csv", 3, "group_size", None),
        ("unions.csv", 3, "college", None),
        ("posts.csv", 2, "end", "2025-08-01"),
        ("needs.csv", 2, "replied_on", "2026-01-01"),
    }


def test_an_import_asks_the_database_as_often_for_one_row_as_for_many(tmp_path):
    one = {"students": [student(STUDENT)], "unions": [{"union": SCHOOL_UNION, "level": "校级"}]}
    many = {"students": [student(STUDENT, student_no=f"2024{number}") for number in range(1000, 1300)]}
    many["unions"] = [{"union": f"学生会{number}", "level": "校级"} for number in range(300)]
    counts = []
    keeper()
    for number, tables in enumerate((one, many)):
        folder = folder_of(tmp_path / str(number), tables)
        with CountedQueries() as counted:
            bring_in(folder, date(2026, 3, 2 + number))
        counts.append(counted.number)
    assert counts[1] <= counts[0]


class CountedQueries:
    """Statements, an executemany counted as one."""

    number = 0

    def __enter__(self):
        self.wrapper = connection.execute_wrapper(self)
        self.wrapper.__enter__()
        return self

    def __exit__(self, *raised):
        self.wrapper.__exit__(*raised)

    def __call__(self, execute, statement, values, many, context):
        self.number += 1
        return execute(statement, values, many, context)
