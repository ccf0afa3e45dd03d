"""The pages of records and of the ledger: who opens them, what they write, and what hostile files do."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import COLLEGE, DELEGATE, OTHER_COLLEGE, STAFF_MEMBER, STUDENT
from exchange.database.given import DAY, ORGAN, every_table, folder_of, keeper, student
from huizhang.eligibility.models import StandingView
from huizhang.eligibility.queries import with_standings
from huizhang.exchange.models import ImportBatch
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from huizhang.people.models import Account, College, Seat, Student, StudentHistory
from huizhang.records import uploads
from huizhang.records.actions import import_folder

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def deployment(tmp_path, settings):
    settings.TRANSCRIPTS, settings.UPLOADS = tmp_path / "transcripts", tmp_path / "uploads"
    school = django_settings.ENVIRONMENT.home / "school"
    school.mkdir(parents=True, exist_ok=True)
    plan = 'id = "ours"\ninstitution = "云岭大学"\nextends = "kunming"\n'
    (school / "pack.toml").write_text(plan, encoding="utf-8")


def seated(organ=None, college=None, administrator=False):
    name = f"{organ}-{college}-{administrator}"
    account = Account.objects.create(username=name, name="某老师", is_administrator=administrator)
    unit = College.objects.get_or_create(name=college)[0] if college else None
    if organ:
        Seat.objects.create(account=account, organ=organ, college=unit, start=date(2020, 9, 1))
    return account


@pytest.fixture
def sign_in(client):
    def as_(account):
        client.force_login(account, backend=BACKEND)
        return client

    return as_


def brought(tmp_path, tables=None):
    return import_folder(
        keeper(),
        organ=ORGAN,
        folder=folder_of(tmp_path / "given", tables or every_table()),
        name="台账",
        effective_on=DAY,
    )


def file_of(rows, name="students.csv"):
    header = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode())


def sent(client, *files, to="/records/upload", **facts):
    return client.post(to, {"files": files, "effective_on": "2026-09-01", **facts})


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


def test_changed_rows_show_what_stood_there_and_hostile_text_is_text(sign_in, tmp_path):
    brought(tmp_path)
    client = sign_in(keeper())
    hostile = student(STUDENT, student_no="20269999", name="<script>alert(1)</script>")
    answer = sent(client, file_of([student(STAFF_MEMBER, name="江帆", gender="女"), hostile]))
    page = client.get(f"{answer.url}rows/students?state=changed").content.decode()
    assert f">{STAFF_MEMBER.name}</del> → <ins>江帆</ins>" in page
    page = client.get(f"{answer.url}rows/students").content.decode()
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page


def test_problems_are_listed_with_their_places_and_nothing_can_be_written(sign_in):
    client = sign_in(keeper())
    answer = sent(client, file_of([student(STUDENT, entry_year="很久以前")]))
    page = client.get(answer.url).content.decode()
    assert "很久以前" in page and "entry_year" in page and "take-in" not in page
    sheet = client.get(f"{answer.url}errors.xlsx")
    assert b"".join(sheet.streaming_content).startswith(b"PK")
    assert client.post(f"{answer.url}take-in").url == answer.url
    assert not ImportBatch.objects.exists()


def test_an_upload_is_its_senders_alone(sign_in):
    answer = sent(sign_in(keeper()), file_of([student(STUDENT)]))
    other = sign_in(seated("school_student_affairs"))
    assert other.get(answer.url).status_code == 404
    assert other.post(f"{answer.url}take-in").status_code == 404
    assert other.get("/records/upload/..%2F..%2Fetc/").status_code == 404


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


def test_a_college_learns_nothing_of_other_students_from_a_preview(sign_in, tmp_path):
    tables = every_table()
    brought(tmp_path, tables)
    client = sign_in(seated("college_league_org", OTHER_COLLEGE))
    theirs = student(STUDENT)

    def told(person, grades):
        answer = sent(client, file_of([person]), file_of(grades, "grades.csv"))
        return client.get(answer.url).context

    right = told(theirs, tables["grades"])
    wrong = told({**theirs, "major": "别的专业"}, [{**row, "score": "17"} for row in tables["grades"]])
    assert right["counts"] == wrong["counts"]
    assert right["seen"].problems == wrong["seen"].problems
    assert [(row["table"], dict(row["states"])) for row in right["counts"]] == [
        ("students", {"new": 0, "changed": 0, "same": 0, "error": 1})
    ]


def test_rows_with_problems_are_counted_as_such_and_not_as_new(sign_in, tmp_path):
    brought(tmp_path)
    client = sign_in(keeper())
    rows = [
        {"student_no": person.student_no, "union": "没有的学生会", "post": "工作人员", "start": "2026-03-01"}
        for person in (STUDENT, DELEGATE)
    ]
    [row] = client.get(sent(client, file_of(rows, "posts.csv")).url).context["counts"]
    assert dict(row["states"]) == {"new": 0, "changed": 0, "same": 0, "error": 2}


def test_a_seat_lost_between_preview_and_import_writes_nothing(sign_in):
    account = seated("school_student_affairs")
    answer = sent(sign_in(account), file_of([student(STUDENT)]))
    Seat.objects.filter(account=account).update(end=date(2021, 9, 1))
    assert sign_in(account).post(f"{answer.url}take-in").status_code == 403
    assert not Student.objects.exists()


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


def test_what_is_too_large_is_refused_before_it_is_read(sign_in, settings):
    settings.LARGEST_UPLOAD = 1000
    answer = sent(sign_in(keeper()), file_of([student(STUDENT)] * 50))
    assert answer.status_code == 413 and not settings.UPLOADS.exists()


def test_the_form_still_asks_for_its_token():
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(keeper(), backend=BACKEND)
    assert sent(strict, file_of([student(STUDENT)])).status_code == 403


def zip_bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(600):
                sheet.write(bytes(1024 * 1024))
    return packed.getvalue()


HOSTILE = {
    "zip bomb": ("students.xlsx", zip_bomb),
    "one enormous cell": ("students.csv", lambda: b"student_no,name\n1," + b"x" * 30_000_000),
    "binary": ("students.csv", lambda: bytes(range(256)) * 4000),
    "nothing": ("students.csv", lambda: b"\n"),
    "no table": ("readme.pdf", lambda: b"%PDF"),
    "broken workbook": ("students.xlsx", lambda: b"PK\x03\x04broken"),
    "long name": ("学" * 300 + ".csv", lambda: b"a,b\n1,2\n"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_end_in_a_sentence(sign_in, kind):
    name, content = HOSTILE[kind]
    client = sign_in(keeper())
    answer = sent(client, SimpleUploadedFile(name, content()))
    page = client.get(answer.url)
    text = page.content.decode()
    assert page.status_code == 200 and "个问题" in text and "全部导入" not in text
    assert str(uploads.settings.UPLOADS) not in text
    client.post(f"{answer.url}take-in")
    assert not ImportBatch.objects.exists()


def test_two_files_of_one_name_are_refused(sign_in):
    answer = sent(sign_in(keeper()), file_of([student(STUDENT)]), file_of([student(STAFF_MEMBER)]))
    assert answer.status_code == 422 and "students.csv" in answer.content.decode()


def test_old_uploads_are_removed(sign_in, monkeypatch):
    client = sign_in(keeper())
    first = sent(client, file_of([student(STUDENT)]))
    monkeypatch.setattr(uploads, "KEPT_SECONDS", -1)
    sent(client, file_of([student(STUDENT)]))
    assert client.get(first.url).status_code == 404


def test_everything_leaves_as_a_folder_in_a_zip_and_is_recorded(sign_in, tmp_path):
    brought(tmp_path)
    answer = sign_in(keeper()).post("/records/export", {"form": "csv", "chinese": "on"})
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        names = {name.split("/")[1] for name in archive.namelist()}
    assert names == {f"{table}.csv" for table in every_table()}
    assert Entry.objects.filter(act="export", organ=ORGAN).exists()


def looked(number):
    return list(StandingView.objects.filter(student_no=number).values_list("what", "organs"))


def test_an_export_is_a_look_at_everybody_of_whom_it_holds_a_standing_or_a_grade(sign_in, tmp_path):
    brought(tmp_path)
    sign_in(keeper()).post("/records/export", {"form": "csv"})

    assert {row.student_no for row in StandingView.objects.all()} == with_standings()
    assert looked(STAFF_MEMBER.student_no) == [("export", ORGAN)]


def test_the_rows_of_standings_that_came_in_are_looks_and_other_rows_are_none(sign_in, tmp_path):
    batch, client = brought(tmp_path), sign_in(keeper())

    assert client.get(f"/records/imports/{batch.pk}/rows/posts").status_code == 200
    assert looked(STAFF_MEMBER.student_no) == []
    assert client.get(f"/records/imports/{batch.pk}/rows/standings").status_code == 200
    assert looked(STAFF_MEMBER.student_no) == [("import", ORGAN)]


def test_what_stands_beside_an_upload_is_a_look_and_what_is_new_is_none(sign_in, tmp_path):
    brought(tmp_path)
    facts = {"rank": "5", "group_size": "40", "failed_courses": "1"}
    rows = [
        {"student_no": STAFF_MEMBER.student_no, "window": "入学以来", **facts},
        {"student_no": STUDENT.student_no, "window": "入学以来", **facts},
    ]
    client = sign_in(keeper())
    client.get(f"{sent(client, file_of(rows, 'standings.csv')).url}rows/standings")

    assert (looked(STAFF_MEMBER.student_no), looked(STUDENT.student_no)) == ([("import", ORGAN)], [])


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
