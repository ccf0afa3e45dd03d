"""Behind a number stand the whole rows, with links and a file; of others' students only the key."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import COLLEGE, COLLEGE_LEAGUE_TEACHER, COLLEGE_UNION, DEPUTY_LEAGUE_SECRETARY, STUDENT
from compliance.board.conftest import SINCE
from huizhang.compliance.behind.rows import RowsBehind
from huizhang.eligibility.models import StandingView
from huizhang.kernel.verdict import evidence
from huizhang.org.models import Post
from huizhang.people.queries.visibility import Sight
from huizhang.voice.models import Need

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("university")]
RULE = "eligibility.membership"
VISITOR = "20249999"


@pytest.fixture
def serving():
    for number in (STUDENT.student_no, VISITOR):
        Post.objects.create(union_id=COLLEGE_UNION, student_id=number, post="presidium_member", start=SINCE)


def rows(*keys, sight=None):
    behind = RowsBehind(keys, timezone.localdate(), sight or Sight(school=True))
    return [row for key in keys for row in behind.of(key)]


def test_a_need_is_told_with_its_days():
    Need.objects.create(need="诉求1", category="后勤", raised_on=SINCE, union_id=COLLEGE_UNION)

    assert rows(evidence("needs", need="诉求1")) == [
        {
            "need": "诉求1", "union": COLLEGE_UNION, "category": "后勤", "raised_on": SINCE,
            "routed_to": None, "replied_on": None, "rating": None,
        }
    ]  # fmt: skip


def test_a_key_whose_row_is_gone_is_told_alone():
    assert rows(evidence("needs", need="诉求9")) == [{"need": "诉求9"}]


@pytest.mark.usefixtures("serving")
def test_of_a_student_out_of_sight_only_the_key_is_told():
    sight = Sight(colleges=frozenset({COLLEGE}), unions=frozenset({COLLEGE}))

    assert rows(evidence("students", student_no=VISITOR), sight=sight) == [{"student_no": VISITOR}]


@pytest.mark.usefixtures("serving")
def test_the_page_shows_the_row_and_leads_to_the_student_and_to_a_file(as_person):
    page = as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/findings", {"rule": RULE, "union": COLLEGE_UNION})
    told = page.content.decode()

    assert page.status_code == 200
    assert f'<a href="/students/{STUDENT.student_no}"' in told
    assert f"/board/evidence.csv?rule={RULE}" in told


@pytest.mark.usefixtures("serving")
def test_the_file_holds_the_rows_and_leaves_a_look(as_person):
    asked = {
        "rule": RULE, "union": COLLEGE_UNION, "subject": STUDENT.student_no, "table": "students",
    }  # fmt: skip
    answer = as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/evidence.csv", asked)
    header, row = answer.content.decode("utf-8-sig").splitlines()

    assert header.split(",")[:2] == ["学号", "姓名"]
    assert row.split(",")[0] == STUDENT.student_no
    assert [look.what for look in StandingView.objects.filter(student_no=STUDENT.student_no)] == ["findings"]


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize("changed", [{"table": "grades"}, {"subject": VISITOR}, {"rule": "none"}])
def test_what_is_not_there_or_out_of_sight_is_not_found(as_person, changed):
    asked = {
        "rule": RULE, "union": COLLEGE_UNION, "subject": STUDENT.student_no, "table": "students",
    }  # fmt: skip

    assert as_person(COLLEGE_LEAGUE_TEACHER).get("/board/evidence.csv", asked | changed).status_code == 404


def test_many_rows_cost_as_many_queries_as_one():
    def asked(number):
        keys = [evidence("needs", need=f"诉求{each}") for each in range(number)]
        with CaptureQueriesContext(connection) as made:
            rows(*keys)
        return len(made)

    assert asked(1) == asked(30)


@pytest.mark.usefixtures("serving")
def test_what_mends_a_finding_is_the_upload_of_its_table(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    told = client.get("/board/findings", {"union": COLLEGE_UNION}).content.decode()
    page = client.get("/records/upload", {"table": "needs"}).content.decode()

    assert "/records/upload?table=posts" in told
    assert "诉求" in page
    assert "<code>raised_on</code>" in page
