"""Who may bring folders in, and a college only its own."""

from datetime import date

import pytest

from cast import COLLEGE, COLLEGE_UNION, DELEGATE, OTHER_COLLEGE, SCHOOL_UNION, STAFF_MEMBER, STUDENT
from exchange.database.given import DAY, LATER, ORGAN, every_table, folder_of, keeper, post, student
from huizhang.exchange.models import ImportBatch
from huizhang.exchange.problems import BadInput
from huizhang.ledger.models import Entry
from huizhang.people.actions import ActRefused
from huizhang.people.models import Account, College, Seat, Student
from huizhang.records.actions import hand_out, import_folder, undo_import

pytestmark = pytest.mark.django_db
COLLEGE_ORGAN = "college_league_org"


@pytest.fixture(autouse=True)
def transcripts(tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"


def seated(organ, college=None, **facts):
    account = Account.objects.create(username=f"{organ}-{college}", name="某老师", **facts)
    unit = College.objects.get_or_create(name=college)[0] if college else None
    Seat.objects.create(account=account, organ=organ, college=unit, start=date(2020, 9, 1))
    return account


def school_brings(tmp_path):
    return import_folder(
        keeper(),
        organ=ORGAN,
        folder=folder_of(tmp_path / "school", every_table()),
        name="台账",
        effective_on=DAY,
    )


def college_brings(tmp_path, tables, college=COLLEGE):
    account = Account.objects.filter(username=f"{COLLEGE_ORGAN}-{college}").first()
    return import_folder(
        account or seated(COLLEGE_ORGAN, college),
        organ=COLLEGE_ORGAN,
        college=college,
        folder=folder_of(tmp_path / "college", tables),
        name="学院",
        effective_on=LATER,
    )


@pytest.mark.parametrize("organ", ["school_party_committee", "college_party_org", COLLEGE_ORGAN])
def test_nobody_else_imports_for_the_school(tmp_path, organ):
    college = None if organ.startswith("school") else COLLEGE
    account, folder = seated(organ, college), folder_of(tmp_path, {"students": [student(STUDENT)]})
    for claimed in (organ, ORGAN):
        with pytest.raises(ActRefused):
            import_folder(account, organ=claimed, folder=folder, name="台账", effective_on=DAY)
    assert not Student.objects.exists() and not Entry.objects.exists()


def test_a_seat_that_ended_and_a_closed_account_give_nothing(tmp_path):
    folder = folder_of(tmp_path, {"students": [student(STUDENT)]})
    ended, closed = seated(ORGAN), seated("school_student_affairs", is_active=False)
    Seat.objects.filter(account=ended).update(end=date(2021, 9, 1))
    for account, organ in ((ended, ORGAN), (closed, "school_student_affairs")):
        with pytest.raises(ActRefused):
            import_folder(account, organ=organ, folder=folder, name="台账", effective_on=DAY)


def test_a_college_brings_in_its_own_students_and_union(tmp_path):
    school_brings(tmp_path)
    newcomer = student(STUDENT, student_no="20260001")
    own = post("20260001", "工作人员", union=COLLEGE_UNION)
    batch = college_brings(tmp_path, {"students": [newcomer], "posts": [own]})
    assert (batch.college, batch.counts["posts"]["new"]) == (COLLEGE, 1)
    assert Entry.objects.get(act="import", organ=COLLEGE_ORGAN).payload["college"] == COLLEGE


def refused(tmp_path, tables):
    with pytest.raises(BadInput) as problems:
        college_brings(tmp_path, tables)
    return [(each.file, each.row, each.column, each.value) for each in problems.value.problems]


def test_rows_of_others_are_named_and_nothing_is_written(tmp_path):
    school_brings(tmp_path)
    tables = {
        "students": [
            student(STAFF_MEMBER, name="江帆"),
            student(STUDENT, student_no="1", college=OTHER_COLLEGE),
        ],
        "unions": [{"union": "外国语学院学生会", "level": "院级", "college": OTHER_COLLEGE}],
        "posts": [
            post(DELEGATE.student_no, "工作人员", union=SCHOOL_UNION),
            post(STUDENT.student_no, "工作人员", union=COLLEGE_UNION),
        ],
    }
    assert refused(tmp_path, tables) == [
        ("students.csv", 3, "college", OTHER_COLLEGE),
        ("unions.csv", 2, "college", OTHER_COLLEGE),
        ("posts.csv", 2, "union", SCHOOL_UNION),
        ("posts.csv", 3, "student_no", STUDENT.student_no),
    ]
    assert Student.objects.get(pk=STAFF_MEMBER.student_no).name == STAFF_MEMBER.name


def test_a_college_cannot_draw_anothers_student_or_event_to_itself(tmp_path):
    school_brings(tmp_path)
    tables = {
        "students": [student(STUDENT, status="在读")],
        "projects": [{"project": "运动会", "union": COLLEGE_UNION, "start": "2026-03-02"}],
    }
    assert refused(tmp_path, tables) == [
        ("students.csv", 2, "student_no", STUDENT.student_no),
        ("projects.csv", 2, "project", "运动会"),
    ]


def test_what_the_school_keeps_is_not_for_a_college_to_bring(tmp_path):
    school_brings(tmp_path)
    tables = {name: every_table()[name] for name in ("grades", "standings", "steps", "attestations")}
    assert refused(tmp_path, tables) == [
        (None, None, None, name) for name in ("attestations", "grades", "standings", "steps")
    ]


def test_a_college_undoes_its_own_import_only(tmp_path):
    school = school_brings(tmp_path)
    own = college_brings(tmp_path, {"students": [student(STUDENT, student_no="20260001")]})
    teacher = Account.objects.get(username=f"{COLLEGE_ORGAN}-{COLLEGE}")
    with pytest.raises(ActRefused):
        undo_import(teacher, batch=school, organ=COLLEGE_ORGAN, college=COLLEGE)
    other = seated(COLLEGE_ORGAN, OTHER_COLLEGE)
    with pytest.raises(ActRefused):
        undo_import(other, batch=own, organ=COLLEGE_ORGAN, college=OTHER_COLLEGE)
    assert undo_import(teacher, batch=own, organ=COLLEGE_ORGAN, college=COLLEGE).undone_by == "某老师"
    assert list(ImportBatch.objects.filter(undone_at=None)) == [school]


def test_what_leaves_the_program_is_an_act_of_those_who_keep_it(tmp_path):
    school_brings(tmp_path)
    counts = hand_out(keeper(), tmp_path / "out", organ=ORGAN, form="csv", chinese=False)
    assert Entry.objects.get(act="export").payload == {"form": "csv", "rows": counts}
    with pytest.raises(ActRefused):
        hand_out(
            seated("school_party_committee"),
            tmp_path / "again",
            organ="school_party_committee",
            form="csv",
            chinese=False,
        )
    assert not (tmp_path / "again").exists()
