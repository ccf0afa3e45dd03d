"""The plan to read: open to everybody who signs in, with verdicts only for those who guide."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import COLLEGE_LEAGUE_TEACHER, DEPUTY_LEAGUE_SECRETARY, OUTSIDER, STUDENT
from compliance.university import enrol, serve, signed_in

pytestmark = pytest.mark.usefixtures("university")


def verdicts(reader, path="/plan/"):
    context = signed_in(reader).get(path).context
    return {
        rule.rule.id
        for article in context["sections"]
        for clause in article.clauses
        for rule in clause.rules
        if rule.status
    }


@pytest.mark.parametrize(
    "path", ["/plan/", "/plan/4", "/plans/kunming", "/plans/cn-2019-9", "/plans/compare"]
)
def test_a_plan_is_open_to_everybody_who_signs_in(client, path):
    assert client.get(path).status_code == 302
    assert signed_in(OUTSIDER).get(path).status_code == 200


def test_verdicts_show_to_those_who_guide_and_within_their_sight():
    assert verdicts(STUDENT) == set()
    assert verdicts(DEPUTY_LEAGUE_SECRETARY, "/plans/kunming") == set()
    assert verdicts(COLLEGE_LEAGUE_TEACHER) < verdicts(DEPUTY_LEAGUE_SECRETARY)
    assert "duty.deputy_secretary" not in verdicts(COLLEGE_LEAGUE_TEACHER)


def test_an_article_shows_its_clauses_alone():
    (article,) = signed_in(OUTSIDER).get("/plan/4").context["sections"]

    assert (article.name, {one.clause.article[0] for one in article.clauses}) == ("四", {"四"})


@pytest.mark.parametrize("path", ["/plan/0", "/plan/11", "/plans/nowhere"])
def test_what_no_plan_has_is_not_found(path):
    assert signed_in(OUTSIDER).get(path).status_code == 404


def test_two_plans_differ_in_the_size_of_the_presidium():
    page = signed_in(OUTSIDER).get(
        "/plans/compare?a=xianning&b=kunming&part=rule&words=presidium.size.school"
    )
    rows = [
        (one.difference.key, one.difference.a, one.difference.b)
        for one in page.context["page"]
        if one.difference.key in ("min", "max")
    ]

    assert rows == [("min", 5, None)]
    assert [tab.part for tab in page.context["tabs"] if tab.here] == ["rule"]


def test_a_plan_compared_with_itself_differs_in_nothing():
    page = signed_in(OUTSIDER).get("/plans/compare?a=kunming&b=kunming")

    assert len(page.context["page"].object_list) == 0


def test_more_people_ask_no_more_queries_of_the_plan():
    def queries():
        client = signed_in(DEPUTY_LEAGUE_SECRETARY)
        client.get("/plan/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/plan/")
        return len(asked)

    few = queries()
    for number in range(20):
        enrol(f"2024020{number:02}", f"新生{number}")
        serve(f"2024020{number:02}", "department_member", "办公室")
    assert queries() == few
