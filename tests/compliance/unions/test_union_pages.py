"""Who sees which union, and that its page and its files say the same."""

from __future__ import annotations

import csv
import io

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
    STAFF_MEMBER,
    STUDENT,
)
from compliance.university import enrol, serve, signed_in
from huizhang.eligibility.models import StandingView

pytestmark = pytest.mark.usefixtures("university")
ANSWERS = {
    DEPUTY_LEAGUE_SECRETARY: (200, 200, 404),
    COLLEGE_LEAGUE_TEACHER: (403, 200, 403),
    CLASS_BRANCH_SECRETARY: (403, 200, 403),
    STUDENT: (403, 403, 403),
    OUTSIDER: (403, 403, 403),
}


@pytest.mark.parametrize("reader", ANSWERS, ids=lambda person: person.part)
def test_a_union_is_open_to_those_who_guide_or_serve_it(reader):
    client = signed_in(reader)
    asked = (SCHOOL_UNION, COLLEGE_UNION, "没有的学生会")

    assert tuple(client.get(f"/unions/{name}").status_code for name in asked) == ANSWERS[reader]


def test_the_list_shows_the_unions_in_sight():
    def listed(reader):
        return [union.union for union, _, _ in signed_in(reader).get("/unions/").context["rows"]]

    assert listed(DEPUTY_LEAGUE_SECRETARY) == [SCHOOL_UNION, COLLEGE_UNION]
    assert listed(COLLEGE_LEAGUE_TEACHER) == [COLLEGE_UNION]
    assert listed(OUTSIDER) == []


def test_who_serves_without_guiding_sees_names_and_no_standing():
    client = signed_in(CLASS_BRANCH_SECRETARY)
    (row,) = client.get(f"/unions/{COLLEGE_UNION}").context["page"]

    assert (row.name, row.political_status, row.verdicts, row.open) == (STAFF_MEMBER.name, "", (), False)
    assert not StandingView.objects.exists()


def test_a_roster_with_standings_is_a_look_at_everybody_on_it():
    (row,) = signed_in(COLLEGE_LEAGUE_TEACHER).get(f"/unions/{COLLEGE_UNION}").context["page"]

    assert (row.political_status, [str(one.status) for one in row.verdicts]) == ("共青团员", ["pass"])
    assert list(StandingView.objects.values_list("student_no", "what")) == [
        (STAFF_MEMBER.student_no, "roster")
    ]


def test_numbers_come_from_the_plan():
    context = signed_in(DEPUTY_LEAGUE_SECRETARY).get(f"/unions/{COLLEGE_UNION}").context
    gauges = [(cap.gauge.used, cap.gauge.line, cap.gauge.band) for cap in context["caps"]]

    assert gauges == [(1, None, (20, 30)), (1, 3, None), (0, None, (1, 2))]


def test_the_file_holds_the_rows_that_are_shown_and_no_formula():
    enrol("77", "=HYPERLINK(1)")
    serve("77", "department_head", "办公室")
    client = signed_in(DEPUTY_LEAGUE_SECRETARY)

    answer = client.get(f"/unions/{COLLEGE_UNION}", {"file": "csv", "post": "department_head"})

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[:5] for row in rows[1:]] == [["'=HYPERLINK(1)", "77", "部门负责人", "办公室", "2026-09-01"]]
    workbook = client.get(f"/unions/{COLLEGE_UNION}", {"file": "xlsx"})
    assert workbook.content[:2] == b"PK"


def test_hostile_names_show_as_text_in_chart_and_list():
    enrol("66", "<script>alert(1)</script>\u202eمرحبا" + "长" * 200)
    serve("66", "executive_chair")

    page = signed_in(DEPUTY_LEAGUE_SECRETARY).get(f"/unions/{COLLEGE_UNION}").content.decode()

    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page


def test_a_day_before_everything_shows_an_empty_union():
    answer = signed_in(DEPUTY_LEAGUE_SECRETARY).get(f"/unions/{COLLEGE_UNION}", {"on": "2001-01-01"})

    assert (answer.status_code, list(answer.context["page"])) == (200, [])


def test_the_page_asks_the_database_as_often_for_many_as_for_few():
    client, counts, number = signed_in(DEPUTY_LEAGUE_SECRETARY), [], 0
    for more in (1, 2, 60):
        for _ in range(more):
            number += 1
            enrol(f"5{number:03}", "赵一")
            serve(f"5{number:03}", "department_member", "办公室")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/unions/{COLLEGE_UNION}?on=2026-10-{number % 28 + 1:02}")
        counts.append(len(queries))

    assert len(set(counts)) == 1
