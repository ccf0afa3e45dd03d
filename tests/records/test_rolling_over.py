"""A new academic year's roster: who is missing from it, and what becomes of them."""

import pytest

from cast import COLLEGE, DELEGATE, STAFF_MEMBER, STUDENT
from exchange.database.given import every_table, keeper, student
from huizhang.exchange.models import ImportBatch
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.people.models import Student, StudentHistory
from huizhang.records import uploads
from records.uploading import brought, file_of, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("deployment")]
OLD = {"entry_year": "2022级", "class_name": "软件2201"}


def roster(tmp_path):
    """Three of 2022, of whom one stays; two of 2024, of whom one is missing from the new roster."""
    known = [student(STUDENT, student_no=f"2022{n}", **OLD) for n in (1, 2, 3)]
    brought(tmp_path, {"students": [*known, student(STAFF_MEMBER), student(DELEGATE)]})
    new = [
        known[2],
        student(STAFF_MEMBER, political_status="中共党员"),
        student(STUDENT, student_no="20260001"),
    ]
    return [{name: value for name, value in row.items() if name not in ("gender", "status")} for row in new]


def statuses():
    return dict(Student.objects.values_list("student_no", "status"))


def test_a_new_year_graduates_the_absent_and_loses_nothing(sign_in, tmp_path):
    rows = roster(tmp_path)
    client = sign_in(keeper())
    answer = sent(client, file_of(rows), to="/records/roll-over")
    page = client.get(answer.url).content.decode()
    assert 'value="本科-2022" checked' in page and 'value="本科-2024" checked' not in page
    assert (
        client.get(f"{answer.url}students?college={COLLEGE}&group=graduates").content.decode().count("毕业")
        >= 2
    )
    before = statuses()
    client.post(f"{answer.url}take-in", {"final": "本科-2022", "absent": ""})
    assert statuses() == {
        "20221": "毕业", "20222": "毕业", "20223": "在读", "20260001": "在读",
        STAFF_MEMBER.student_no: "在读", DELEGATE.student_no: "在读",
    }  # fmt: skip
    assert set(StudentHistory.objects.values_list("student_id", "status")) == {
        ("20221", "在读"), ("20222", "在读"), (STAFF_MEMBER.student_no, "在读"),
    }  # fmt: skip
    entry = Entry.objects.get(act="roll_over")
    assert (entry.payload["final_years"], entry.payload["absent"]) == (["本科-2022"], "")
    batch = ImportBatch.objects.get(pk=entry.payload["batch"])
    client.post(f"/records/imports/{batch.pk}/undo")
    assert statuses() == before and not StudentHistory.objects.exists()


def test_nobody_is_graduated_or_kept_without_saying_so(sign_in, tmp_path):
    rows = roster(tmp_path)
    client = sign_in(keeper())
    answer = sent(client, file_of(rows), to="/records/roll-over")
    before = statuses()
    refused = client.post(f"{answer.url}take-in", {"absent": ""}, follow=True)
    assert statuses() == before and "没有说明" in refused.content.decode()
    none_chosen = client.get(answer.url, {"chosen": "yes"}).content.decode()
    assert '<input type="hidden" name="final" value="">' in none_chosen


def test_who_graduates_in_office_is_named_before(sign_in, tmp_path):
    tables = every_table()
    brought(tmp_path, {**tables, "students": [{**row, **OLD} for row in tables["students"]]})
    client = sign_in(keeper())
    answer = sent(client, file_of([student(STUDENT, student_no="20260001")]), to="/records/roll-over")
    page = client.get(answer.url, {"chosen": "yes", "final": "本科-2022"})
    named = {facts["student_no"] for facts, _ in page.context["in_office"]}
    assert named == {STAFF_MEMBER.student_no, DELEGATE.student_no}


def test_a_day_to_come_is_refused_at_once(sign_in):
    answer = sent(sign_in(keeper()), file_of([student(STUDENT)]), effective_on="2099-01-01")
    assert answer.status_code == 422 and list(answer.context["form"].errors) == ["effective_on"]
    assert not uploads.settings.UPLOADS.exists()


def test_others_who_are_missing_get_the_chosen_status(sign_in, tmp_path):
    rows = roster(tmp_path)
    client = sign_in(keeper())
    answer = sent(client, file_of(rows), to="/records/roll-over")
    client.post(f"{answer.url}take-in", {"final": "", "absent": "退学"})
    gone = {number for number, status in statuses().items() if status == "退学"}
    assert gone == {DELEGATE.student_no, "20221", "20222"}


def test_a_failing_ledger_takes_the_turn_of_the_year_back(sign_in, tmp_path, monkeypatch):
    rows = roster(tmp_path)
    client = sign_in(keeper())
    answer = sent(client, file_of(rows), to="/records/roll-over")
    before = statuses()

    def fails(*_arguments, **_facts):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ledger, "record", fails)
    with pytest.raises(RuntimeError):
        client.post(f"{answer.url}take-in", {"final": "本科-2022"})
    assert statuses() == before
