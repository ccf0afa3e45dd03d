"""Who may see and do what: the whole of `table.csv`, written by hand, asked of every page and of the API."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from authority.conftest import PASSWORD

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
TABLE = Path(__file__).with_name("table.csv")
FACTS = ("page", "unit", "method", "address")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts() -> list[str]:
    return [name for name in rows()[0] if name not in FACTS]


def pages(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all URL patterns, and those of an API's calls."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            name = ":".join(filter(None, (space, pattern.namespace)))
            yield from pages(pattern, name)
        elif isinstance(pattern, URLPattern):
            yield ":".join(filter(None, (space, pattern.name or str(pattern.pattern))))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['method']} {row['address']}")
def test_everybody_gets_what_the_table_says(school, row):
    told = {part: int(row[part]) for part in parts()}
    answered = {part: school.ask(part, row["method"], row["address"]).status_code for part in parts()}

    assert answered == told


def test_the_table_speaks_of_every_page_and_call():
    assert set(pages(get_resolver())) == {row["page"] for row in rows()}


@pytest.mark.parametrize("address", ["/api/students/{}", "/students/{}"])
def test_a_student_cannot_tell_anothers_standing_from_nobodys(school, address):
    """Of the own college, of another, and of nobody: the same answer to the letter."""
    answers = [school.ask("student", "GET", address.format(number)) for number in OTHERS]

    assert {(answer.status_code, without_own_address(answer)) for answer in answers} == {
        (403, without_own_address(answers[0]))
    }


OTHERS = ("20240102", "20240201", "29999999")


def without_own_address(answer) -> str:
    """The page names its own address and the form's token, which anybody who asks knows."""
    text = answer.content.decode()
    for number in OTHERS:
        text = text.replace(number, "…")
    return TOKEN.sub("", text)


@pytest.mark.parametrize("address", ["/api/unions/{}", "/unions/{}"])
def test_a_student_cannot_tell_a_union_from_none(school, address):
    names = ("信息工程学院学生会", "外国语学院学生会", "无此组织")
    answers = [school.ask("student", "GET", address.format(name)).status_code for name in names]

    assert answers == [403, 403, 403]


def test_lists_hold_nobody_from_outside_ones_sight(school):
    found = school.ask("teacher", "GET", "/api/students?q=2024").json()
    unions = school.ask("teacher", "GET", "/api/unions").json()
    findings = school.ask("teacher", "GET", "/api/findings").json()

    assert {one["college"] for one in found["items"]} == {"信息工程学院"}
    assert [one["union"] for one in unions["items"]] == ["信息工程学院学生会"]
    assert {one["union"] for one in findings["items"]} == {"信息工程学院学生会"}


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("address", ["/api/nothing", "/api/nothing/here", "/api/unions/", "/api/"])
def test_a_call_that_does_not_exist_is_answered_in_json(school, method, address):
    answer = school.ask("league", method, address)

    assert (answer.status_code in (404, 405), list(answer.json())) == (True, ["problems"])


@pytest.mark.parametrize("part", [part for part in parts() if part != "visitor"])
def test_nobody_is_led_to_a_page_that_is_closed_to_them(school, part):
    links = {place.url for place in school.ask(part, "GET", "/").context["links"]}
    answers = {url: school.ask(part, "GET", url).status_code for url in links}

    assert {url: status for url, status in answers.items() if status not in (200, 302)} == {}


def test_signing_in_leads_to_the_board_whoever_guides_a_union_and_others_home(school):
    led = {part: school.ask(part, "GET", "/begin").headers["Location"] for part in parts()}

    assert {part for part in led if led[part] == "/board/"} == {"teacher", "affairs", "party", "league"}
    assert {led[part] for part in ("outsider", "student", "branch", "administrator")} == {"/"}


def test_a_visitor_of_the_front_page_signs_in_and_begins(school):
    """The front page is not asked for again afterwards, or everybody would end there."""
    asked = school.ask("visitor", "GET", "/").headers["Location"]
    client = Client()
    answer = client.post(asked, {"login": "贺文澜", "password": PASSWORD}, follow=True)

    assert (asked, answer.redirect_chain) == ("/account/sign-in/", [("/begin", 302), ("/board/", 302)])


def test_a_refusal_of_the_api_is_a_list_of_problems(school):
    for part, address, status in (
        ("visitor", "/api/unions", 401),
        ("student", "/api/findings", 403),
        ("league", "/api/students/29999999", 404),
        ("league", "/api/findings?status=nonsense", 422),
    ):
        answer = school.ask(part, "GET", address)
        assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (
            status,
            "application/json",
        )
        assert [sorted(answer.json()), len(answer.json()["problems"])] == [["problems"], 1]
