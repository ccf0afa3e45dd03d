"""Who sees which columns of the board, what lies behind a square, and that no page fails."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import (
    CLASS_BRANCH_SECRETARY,
    COLLEGE_LEAGUE_TEACHER,
    COLLEGE_UNION,
    DEPUTY_LEAGUE_SECRETARY,
    OUTSIDER,
    SCHOOL_UNION,
    STUDENT,
    STUDENT_AFFAIRS_TEACHER,
    UNIVERSITY,
)
from huizhang.org.models import Department, Union

OTHER_UNION = "外国语学院学生会"
PAGES = ("/board/", "/board/findings", "/board/year", "/board/report.html")
COLUMN = re.compile(r'<th scope="col" class="\w+"><span>(.*?)</span>')
pytestmark = pytest.mark.django_db


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("university")
@pytest.mark.parametrize(
    "person", [DEPUTY_LEAGUE_SECRETARY, STUDENT_AFFAIRS_TEACHER], ids=lambda one: one.part
)
def test_who_guides_the_school_sees_the_institution_its_union_and_every_college(as_person, person):
    page = text(as_person(person).get("/board/"))

    assert COLUMN.findall(page) == [UNIVERSITY, SCHOOL_UNION, COLLEGE_UNION, OTHER_UNION]


@pytest.mark.usefixtures("university")
def test_a_college_teacher_sees_the_union_of_the_college_and_no_other(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)

    assert COLUMN.findall(text(client.get("/board/"))) == [COLLEGE_UNION]
    for page in PAGES:
        shown = text(client.get(page))
        assert [name for name in (SCHOOL_UNION, OTHER_UNION, "20249999") if f">{name}" in shown] == []


@pytest.mark.usefixtures("university")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("union", [SCHOOL_UNION, OTHER_UNION, UNIVERSITY, "没有的学生会"])
def test_a_college_teacher_is_refused_other_unions_whether_or_not_they_exist(as_person, page, union):
    assert as_person(COLLEGE_LEAGUE_TEACHER).get(page, {"union": union}).status_code == 403


@pytest.mark.usefixtures("university")
@pytest.mark.parametrize("page", [*PAGES, "/board/report.pdf", "/board/reason"])
@pytest.mark.parametrize("person", [CLASS_BRANCH_SECRETARY, STUDENT, OUTSIDER], ids=lambda one: one.part)
def test_whoever_guides_nothing_is_refused(as_person, person, page):
    assert as_person(person).get(page).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_on_an_empty_database(as_person, page):
    assert as_person(DEPUTY_LEAGUE_SECRETARY).get(page).status_code == 200


def test_an_empty_board_says_what_will_show(as_person):
    assert "尚无学生会组织的记录" in text(as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/"))


@pytest.mark.parametrize("page", PAGES)
def test_a_day_before_the_plan_says_from_when_it_is_in_force(as_person, page):
    shown = text(as_person(DEPUTY_LEAGUE_SECRETARY).get(page, {"on": "2019-01-01"}))

    assert "当日没有施行中的方案" in shown


@pytest.mark.usefixtures("university")
def test_nonsense_in_the_address_asks_for_everything_of_today(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    nonsense = {"on": "tomorrow", "article": "99", "status": "bad", "page": "-1"}

    assert "没有可显示" not in text(client.get("/board/findings", nonsense))


@pytest.mark.usefixtures("university")
def test_a_square_leads_to_as_many_findings_as_it_counts(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    page = text(client.get("/board/", {"status": "needs_reason"}))
    squares = re.findall(r'class="square s-needs_reason" href="(.*?)".*?<b>(\d+)</b>', page)
    found = [
        text(client.get(url.replace("&amp;", "&"))).count('<article class="finding') for url, _ in squares
    ]

    assert squares
    assert found == [int(count) for _, count in squares]


@pytest.mark.usefixtures("university")
def test_the_report_is_a_file_to_keep_with_the_policy_of_the_site(as_person):
    answer = as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/report.html", {"union": SCHOOL_UNION})

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
    assert (SCHOOL_UNION in text(answer), OTHER_UNION in text(answer)) == (True, False)


@pytest.mark.usefixtures("university")
def test_the_year_goes_on_until_every_month_is_judged(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    pages = [text(client.get("/board/year")) for _ in range(5)]

    assert ["尚未检查" in page for page in pages] == [True, True, True, False, False]


@pytest.mark.usefixtures("university")
def test_the_number_of_queries_does_not_grow_with_unions(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    before = {page: queries(client, page) for page in PAGES[:2]}
    more = [Union(union=f"第{number}学生会", level="school") for number in range(30)]
    Union.objects.bulk_create(more)
    Department.objects.bulk_create(Department(union=union, department="学习部") for union in more)

    assert {page: queries(client, page) for page in PAGES[:2]} == before


def queries(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        client.get(page)
    return len(captured)


@pytest.mark.usefixtures("university")
def test_hostile_names_are_text(as_person):
    Union.objects.create(union="<script>alert(1)</script>", level="school")

    assert "<script>alert" not in text(as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/"))


@pytest.mark.usefixtures("university")
def test_the_board_leaves_the_chart_until_somebody_scrolls_to_it(as_person):
    page = text(as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/"))

    assert ("charts.js" in page, 'hx-trigger="intersect once"' in page) == (False, True)
