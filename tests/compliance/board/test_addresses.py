"""What an address asks for and nobody understands is said, with what is shown instead."""

from __future__ import annotations

import pytest

from cast import DEPUTY_LEAGUE_SECRETARY
from huizhang.people.models import Token
from huizhang.people.queries import fingerprint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("university")]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"on": "abc"}, "“abc”不是日期"),
        ({"article": "99"}, "没有第“99”条"),
        ({"status": "bogus"}, "没有“bogus”这种状态"),
    ],
)
def test_nonsense_in_an_address_is_said(as_person, asked, said):
    page = as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/findings", asked).content.decode()

    assert said in page


def test_an_address_that_is_understood_says_nothing(as_person):
    asked = {"on": "2026-01-02", "article": "3", "status": "fail"}
    page = as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/findings", asked).content.decode()

    assert 'class="notice warning"' not in page


@pytest.fixture
def bearer(account_of):
    account = account_of(DEPUTY_LEAGUE_SECRETARY)
    Token.objects.create(account=account, sha256=fingerprint("token"))
    return {"Authorization": "Bearer token"}


def test_problems_of_the_api_have_one_shape(client, bearer):
    wrong = client.get("/api/unions", {"size": "many"}, headers=bearer)
    (problem,) = wrong.json()["problems"]

    assert wrong.status_code == 422
    assert sorted(problem) == ["column", "file", "message", "row", "sheet", "value"]


def test_a_page_of_the_api_has_at_most_two_hundred_rows_however_many_are_asked_for(client, bearer):
    assert client.get("/api/unions", {"size": 500}, headers=bearer).status_code == 200


@pytest.mark.parametrize(("language", "said"), [("en", "There is no such page"), ("zh-CN", "没有这个页面")])
def test_the_api_speaks_the_language_that_a_program_reads(client, bearer, language, said):
    answer = client.get("/api/unions/none", headers={**bearer, "Accept-Language": language})

    assert answer.json()["problems"][0]["message"].startswith(said)
