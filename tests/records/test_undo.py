"""An import is taken back whole, unless later acts rest on it."""

import pytest

from cast import STAFF_MEMBER, STUDENT
from exchange.database.given import DAY, LATER, ORGAN, every_table, folder_of, keeper, post, student
from huizhang.compliance.records import load
from huizhang.eligibility.models import TranscriptSnapshot
from huizhang.exchange.undoing import UndoRefused
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.ledger.queries import verify
from huizhang.org.models import Post, Union
from huizhang.people.models import Account, ClassGroup, College, Major, Student, StudentHistory
from huizhang.records.actions import import_folder, undo_import
from huizhang.records.tables import REGISTRY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def transcripts(tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"


def bring_in(folder, day=DAY):
    return import_folder(keeper(), organ=ORGAN, folder=folder, name="台账", effective_on=day)


def undo(batch):
    return undo_import(keeper(), batch=batch, organ=ORGAN)


def refusal(batch):
    with pytest.raises(UndoRefused) as refused:
        undo(batch)
    return [(reason.text.split(" ", 1)[1], reason.values) for reason in refused.value.reasons]


def everything():
    row_tables = {store.table.name: store.existing() for store in REGISTRY.stores if not store.table.bulk}
    units = [list(model.objects.values_list()) for model in (College, Major, ClassGroup)]
    return (
        row_tables,
        units,
        list(TranscriptSnapshot.objects.values_list()),
        list(StudentHistory.objects.all()),
    )


def test_undoing_the_only_import_leaves_nothing(tmp_path):
    before = everything()
    undone = undo(bring_in(folder_of(tmp_path, every_table())))
    assert everything() == before
    assert undone.undone_by == "顾明川" and undone.undone_at is not None
    assert load(LATER).present == frozenset()


def test_an_undo_is_an_act_and_the_ledger_keeps_both(tmp_path):
    batch = undo(bring_in(folder_of(tmp_path, every_table())))
    assert list(Entry.objects.values_list("act", "payload__batch")) == [
        ("import", batch.pk),
        ("undo_import", batch.pk),
    ]
    assert verify() is None


def test_undoing_a_change_brings_the_old_rows_and_their_history_back(tmp_path):
    tables = every_table()
    bring_in(folder_of(tmp_path / "first", tables))
    before = everything()
    tables["students"][0] |= {"political_status": "中共党员", "class_name": "软件2402"}
    tables["standings"][0] |= {"rank": "4"}
    tables["posts"][0] |= {"end": "2026-08-01"}
    tables["grades"][0] |= {"score": "90"}
    tables["clubs"].append({"club": "棋社", "major": "否"})
    changes = bring_in(folder_of(tmp_path / "second", tables), LATER)
    assert StudentHistory.objects.count() == 1
    undo(changes)
    assert everything() == before


def test_undo_is_refused_while_other_rows_name_what_came_in(tmp_path):
    tables = every_table()
    first = bring_in(folder_of(tmp_path / "first", {"students": tables["students"]}))
    bring_in(
        folder_of(
            tmp_path / "second", {"unions": tables["unions"], "posts": [post(STUDENT.student_no, "干事")]}
        )
    )
    assert refusal(first) == [
        (
            "in the table {table} is named by {count} of {what}; undo or remove those first",
            {"key": STUDENT.student_no, "table": "students", "count": 1, "what": "posts"},
        )
    ]
    assert Student.objects.count() == 3 and Post.objects.count() == 1


def test_undo_is_refused_while_an_account_is_a_student_who_came_in(tmp_path):
    first = bring_in(folder_of(tmp_path, {"students": [student(STUDENT)]}))
    Account.objects.create_user("yeqinghe", name="叶清和", student_id=STUDENT.student_no)
    assert [values["what"] for _, values in refusal(first)] == ["accounts"]


def test_undo_is_refused_once_a_later_import_changed_what_came_in(tmp_path):
    first = bring_in(folder_of(tmp_path / "first", {"students": [student(STUDENT), student(STAFF_MEMBER)]}))
    later = bring_in(folder_of(tmp_path / "second", {"students": [student(STUDENT, name="叶青禾")]}), LATER)
    assert refusal(first) == [
        (
            "in the table {table} was changed after this import; undo the later import first",
            {"row": STUDENT.student_no, "table": "students"},
        )
    ]
    undo(later)
    undo(first)
    assert not Student.objects.exists()


def test_undo_is_refused_for_grades_that_others_were_laid_upon(tmp_path):
    tables = every_table()
    first = bring_in(
        folder_of(tmp_path / "first", {"students": tables["students"], "grades": tables["grades"][:2]})
    )
    later = bring_in(folder_of(tmp_path / "second", {"grades": tables["grades"][2:]}), LATER)
    assert [text for text, _ in refusal(first)] == [
        "were imported again after this import; undo the later import first"
    ]
    undo(later)
    assert TranscriptSnapshot.objects.get().rows == 2


def test_an_import_is_undone_once(tmp_path):
    batch = undo(bring_in(folder_of(tmp_path, {"unions": every_table()["unions"]})))
    assert refusal(batch) == [("import was undone by {who} already", {"who": "顾明川"})]


def test_an_undone_import_can_come_in_again(tmp_path):
    folder = folder_of(tmp_path, every_table())
    undo(bring_in(folder))
    assert bring_in(folder).counts["students"] == {"new": 3, "changed": 0, "same": 0, "error": 0}


def test_a_failing_ledger_row_takes_the_undo_back(tmp_path, monkeypatch):
    batch = bring_in(folder_of(tmp_path, every_table()))
    before = everything()

    def fails(*_args, **_facts):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ledger, "record", fails)
    with pytest.raises(RuntimeError):
        undo(batch)
    batch.refresh_from_db()
    assert everything() == before and batch.undone_at is None and Union.objects.count() == 2
