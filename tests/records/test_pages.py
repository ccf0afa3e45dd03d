"""The pages of records and of the ledger: who opens them, what they write, and what hostile files do."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import COLLEGE, OTHER_COLLEGE, STAFF_MEMBER, STUDENT
from exchange.database.given import DAY, ORGAN, every_table, folder_of, keeper, student
from huizhang.exchange.models import ImportBatch
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from huizhang.people.models import Student
from huizhang.records import uploads
from huizhang.records.actions import import_folder
from records.conftest import BACKEND
from records.uploading import brought, file_of, seated, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("deployment")]


PAGES = ("/records/", "/records/upload", "/records/roll-over", "/records/export", "/ledger/", "/ledger/check")
WHO = {
    ("school_league_committee", None, False): (200, 200, 200, 200, 200, 200),
    ("school_student_affairs", None, False): (200, 200, 200, 200, 200, 200),
    ("school_graduate_affairs", None, False): (200, 200, 200, 200, 200, 200),
    ("school_party_committee", None, False): (403, 403, 403, 403, 200, 200),
    ("college_league_org", COLLEGE, False): (200, 200, 403, 403, 403, 403),
    ("college_party_org", COLLEGE, False): (403, 403, 403, 403, 403, 403),
    ("class_league_branch", COLLEGE, False): (403, 403, 403, 403, 403, 403),
    (None, None, True): (200, 403, 403, 403, 200, 200),
    (None, None, False): (403, 403, 403, 403, 403, 403),
}


@pytest.mark.parametrize(("who", "answers"), WHO.items(), ids=str)
def test_each_page_opens_to_those_of_the_table_with_an_empty_database_too(sign_in, who, answers):
    client = sign_in(seated(*who))
    assert tuple(client.get(page).status_code for page in PAGES) == answers


def test_nobody_opens_anything_without_signing_in(client):
    assert {client.get(page).status_code for page in PAGES} == {302}
    assert sent(client, file_of([student(STUDENT)])).status_code == 302
    assert not uploads.settings.UPLOADS.exists()


def test_a_folder_is_previewed_then_taken_in_then_undone(sign_in, tmp_path):
    client = sign_in(keeper())
    answer = sent(
        client, file_of([student(STAFF_MEMBER)]), file_of([{"club": "篮球社", "major": "是"}], "clubs.csv")
    )
    page = client.get(answer.url)
    assert "全部导入" in page.content.decode() and not Student.objects.exists()
    done = client.post(f"{answer.url}take-in")
    batch = ImportBatch.objects.get()
    assert (done.url, batch.organ, batch.effective_on) == (
        f"/records/imports/{batch.pk}/",
        ORGAN,
        date(2026, 9, 1),
    )
    assert client.get(answer.url).status_code == 404
    assert client.get(f"/records/imports/{batch.pk}/rows/students").status_code == 200
    assert client.get(f"/records/imports/{batch.pk}/undo").status_code == 200
    assert client.post(f"/records/imports/{batch.pk}/undo").status_code == 302
    assert not Student.objects.exists()
    assert list(Entry.objects.order_by("seq").values_list("act", flat=True)) == ["import", "undo_import"]


def test_a_college_sees_and_brings_in_its_own_only(sign_in, tmp_path):
    school = brought(tmp_path)
    client = sign_in(seated("college_league_org", COLLEGE))
    own = sent(client, file_of([student(STUDENT, student_no="20260001")]))
    client.post(f"{own.url}take-in")
    batch = ImportBatch.objects.get(college=COLLEGE)
    others = sent(client, file_of([student(STUDENT, student_no="20260002", college=OTHER_COLLEGE)]))
    assert OTHER_COLLEGE in client.get(others.url).content.decode()
    client.post(f"{others.url}take-in")
    assert not Student.objects.filter(pk="20260002").exists()
    assert client.get(f"/records/imports/{school.pk}/").status_code == 404
    assert client.post(f"/records/imports/{school.pk}/undo").status_code == 404
    other = sign_in(seated("college_league_org", OTHER_COLLEGE))
    assert other.get(f"/records/imports/{batch.pk}/").status_code == 404
    assert (
        "学生"
        not in other.get("/records/").content.decode().split("<tbody>")[-1].split("students.csv")[0][:0]
    )


def test_undo_is_refused_with_its_reasons(sign_in, tmp_path):
    tables = every_table()
    first = brought(tmp_path, {name: tables[name] for name in ("students", "unions")})
    import_folder(
        keeper(), organ=ORGAN, folder=folder_of(tmp_path / "posts", {"posts": tables["posts"]}), name="任职",
        effective_on=DAY,
    )  # fmt: skip
    answer = sign_in(keeper()).post(f"/records/imports/{first.pk}/undo")
    assert answer.status_code == 409 and STAFF_MEMBER.student_no in answer.content.decode()
    assert Post.objects.count() == 4


def test_the_form_still_asks_for_its_token():
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(keeper(), backend=BACKEND)
    assert sent(strict, file_of([student(STUDENT)])).status_code == 403


def test_everything_leaves_as_a_folder_in_a_zip_and_is_recorded(sign_in, tmp_path):
    brought(tmp_path)
    answer = sign_in(keeper()).post("/records/export", {"form": "csv", "chinese": "on"})
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        names = {name.split("/")[1] for name in archive.namelist()}
    assert names == {f"{table}.csv" for table in every_table()}
    assert Entry.objects.filter(act="export", organ=ORGAN).exists()


def acts(number):
    with transaction.atomic():
        for _ in range(number):
            ledger.record(keeper().as_actor, act="import", organ=ORGAN, subject="<b>台账</b>")


def test_the_ledger_is_searched_and_filtered_and_its_text_is_text(sign_in):
    acts(3)
    client = sign_in(keeper())
    assert "&lt;b&gt;台账" in client.get("/ledger/?asked=台账&act=import").content.decode()
    assert "没有找到" in client.get("/ledger/?asked=nobody%00").content.decode()
    assert client.get("/ledger/1").status_code == 200
    assert client.get("/ledger/99").status_code == 404


def test_the_check_names_the_first_broken_entry(sign_in, monkeypatch):
    acts(3)
    client = sign_in(keeper())
    assert "全部3条" in client.get("/ledger/check").content.decode()
    monkeypatch.setattr("huizhang.ledger.queries.entry_hash", lambda **content: "0" * 64)
    assert "第1条断裂" in client.get("/ledger/check").content.decode()


@pytest.mark.parametrize("page", ["/records/", "/ledger/"])
def test_a_list_asks_as_often_for_one_row_as_for_many(sign_in, tmp_path, page):
    client, numbers = sign_in(keeper()), []
    for more in (1, 2, 300):
        acts(more)
        ImportBatch.objects.bulk_create(
            ImportBatch(by="顾明川", organ=ORGAN, folder="台账", effective_on=DAY) for _ in range(more)
        )
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(page).status_code == 200
        numbers.append(len(asked))
    assert len(set(numbers)) == 1, json.dumps(numbers)
