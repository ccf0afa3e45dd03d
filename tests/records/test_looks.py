"""Whoever sees a standing or a grade in an import or an export leaves a record of it."""

import pytest

from cast import STAFF_MEMBER, STUDENT
from exchange.database.given import ORGAN, keeper
from huizhang.eligibility.models import StandingView
from huizhang.eligibility.queries import with_standings
from records.uploading import brought, file_of, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("deployment")]


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
