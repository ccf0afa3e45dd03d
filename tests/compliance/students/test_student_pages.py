"""Who finds and sees which student, and what a look leaves behind."""

from __future__ import annotations

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cast import (
    CLASS_BRANCH_SECRETARY,
    COLLEGE_LEAGUE_TEACHER,
    DEPUTY_LEAGUE_SECRETARY,
    OUTSIDER,
    STAFF_MEMBER,
    STUDENT,
)
from compliance.university import STRANGER, enrol, signed_in
from huizhang.eligibility.models import StandingView
from huizhang.ledger.models import Entry
from huizhang.people.spelling import spell_new_names

pytestmark = pytest.mark.usefixtures("university")
NOBODY = "00000000"
ANSWERS = {
    DEPUTY_LEAGUE_SECRETARY: (200, 200, 404),
    COLLEGE_LEAGUE_TEACHER: (200, 403, 403),
    CLASS_BRANCH_SECRETARY: (403, 403, 403),
    STUDENT: (403, 403, 403),
    OUTSIDER: (403, 403, 403),
}


@pytest.mark.parametrize("reader", ANSWERS, ids=lambda person: person.part)
def test_a_student_outside_sight_is_refused_as_one_who_does_not_exist(reader):
    client = signed_in(reader)
    asked = (STAFF_MEMBER.student_no, STRANGER, NOBODY)

    assert tuple(client.get(f"/students/{number}").status_code for number in asked) == ANSWERS[reader]


def test_the_refusal_says_the_same_whether_or_not_there_is_such_a_student():
    client = signed_in(COLLEGE_LEAGUE_TEACHER)

    def said(number):
        page = client.get(f"/students/{number}").content.decode().replace(number, "")
        return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)

    assert said(STRANGER) == said(NOBODY)


def test_everybody_sees_the_own_page_and_no_record_is_made_of_it():
    response = signed_in(STUDENT).get("/my-eligibility", follow=True)

    assert (response.status_code, response.context["student"].name) == (200, STUDENT.name)
    assert not StandingView.objects.exists()


def test_a_look_by_somebody_else_is_recorded_outside_the_ledger_and_shown_to_the_student():
    before = Entry.objects.count()
    signed_in(COLLEGE_LEAGUE_TEACHER).get(f"/students/{STUDENT.student_no}")

    (look,) = StandingView.objects.all()
    assert (look.account.name, look.student_no, look.what, look.organs) == (
        COLLEGE_LEAGUE_TEACHER.name, STUDENT.student_no, "page", "college_league_org",
    )  # fmt: skip
    assert Entry.objects.count() == before
    page = signed_in(STUDENT).get(f"/students/{STUDENT.student_no}")
    assert [(seen.name, seen.organs) for seen in page.context["looks"]] == [
        (COLLEGE_LEAGUE_TEACHER.name, "学院团组织")
    ]


def test_a_recorded_look_cannot_be_taken_back():
    signed_in(COLLEGE_LEAGUE_TEACHER).get(f"/students/{STUDENT.student_no}")

    for tried in (StandingView.objects.all().delete, lambda: StandingView.objects.update(what="")):
        with pytest.raises(DatabaseError), transaction.atomic():
            tried()
    assert StandingView.objects.count() == 1


def test_each_condition_has_its_verdict_with_and_without_a_post():
    client = signed_in(DEPUTY_LEAGUE_SECRETARY)

    def statuses(number):
        return [str(one.status) for one in client.get(f"/students/{number}").context["conditions"]]

    assert statuses(STUDENT.student_no) == [
        "pass", "cannot_tell", "cannot_tell", "not_applicable", "not_applicable",
    ]  # fmt: skip
    assert statuses(STAFF_MEMBER.student_no)[:3] == ["pass", "cannot_tell", "cannot_tell"]


def test_search_finds_by_name_pinyin_and_number_within_sight_only():
    spell_new_names()

    def found(reader, asked):
        page = signed_in(reader).get("/students/", {"q": asked}).context["page"]
        return [student.student_no for student in page]

    for asked in ("叶清和", "yeqinghe", "yqh", STUDENT.student_no):
        assert found(COLLEGE_LEAGUE_TEACHER, asked) == [STUDENT.student_no]
    assert found(COLLEGE_LEAGUE_TEACHER, "linyuan") == []
    assert found(DEPUTY_LEAGUE_SECRETARY, "linyuan") == [STRANGER]


@pytest.mark.parametrize("reader", (CLASS_BRANCH_SECRETARY, STUDENT, OUTSIDER), ids=lambda one: one.part)
def test_who_guides_nobody_searches_nobody(reader):
    assert signed_in(reader).get("/students/", {"q": "叶"}).status_code == 403


def test_htmx_gets_the_rows_and_a_plain_form_the_page():
    client = signed_in(DEPUTY_LEAGUE_SECRETARY)

    part = client.get("/students/", {"q": "叶"}, headers={"HX-Request": "true"}).content.decode()

    assert STUDENT.name in part and "<html" not in part
    assert "<html" in client.get("/students/", {"q": "叶"}).content.decode()


def test_search_asks_the_database_as_often_for_many_as_for_one():
    client, counts, number = signed_in(DEPUTY_LEAGUE_SECRETARY), [], 0
    for more in (1, 2, 60):
        for _ in range(more):
            number += 1
            enrol(f"9{number:03}", "赵一")
        with CaptureQueriesContext(connection) as queries:
            client.get("/students/", {"q": "赵一"})
        counts.append(len(queries))

    assert len(set(counts)) == 1


def test_hostile_names_show_as_text():
    enrol("66", "<script>alert(1)</script>\u202eمرحبا" + "长" * 200)

    page = signed_in(DEPUTY_LEAGUE_SECRETARY).get("/students/66").content.decode()

    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page
