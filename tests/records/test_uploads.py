"""Files from a browser: previewed, refused with their places, hostile ones told in a sentence."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import DELEGATE, OTHER_COLLEGE, STAFF_MEMBER, STUDENT
from exchange.database.given import every_table, keeper, student
from huizhang.exchange.models import ImportBatch
from huizhang.people.models import Seat, Student
from huizhang.records import uploads
from records.uploading import brought, file_of, seated, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("deployment")]


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


def test_what_is_too_large_is_refused_before_it_is_read(sign_in, settings):
    settings.LARGEST_UPLOAD = 1000
    answer = sent(sign_in(keeper()), file_of([student(STUDENT)] * 50))
    assert answer.status_code == 413 and not settings.UPLOADS.exists()


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
