"""Cases by a program: the same acts and refusals as in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import cast
from approvals.university import University
from huizhang.approvals.models import Case
from huizhang.org.models import Post
from huizhang.people.actions import issue_token
from huizhang.people.models import Account
from selection.test_nominating import AFFAIRS, BRANCH, LEAGUE, OFFICE, PARTY, another, ready, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def university(monkeypatch: pytest.MonkeyPatch) -> University:
    made = ready("kunming")
    for module in ("approvals.api", "selection.api", "selection.kinds"):
        monkeypatch.setattr(f"huizhang.{module}.plan_on", lambda day: made.pack)
    return made


def ask(account: Account, method: str, path: str, given: Any = None) -> tuple[int, Any]:
    headers = {"Authorization": f"Bearer {issue_token(actor=account, account=account)}"}
    browser = Client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client = getattr(browser, method)
    answer = (
        client(f"/api{path}", given or {}, headers=headers)
        if method == "get"
        else client(f"/api{path}", given, content_type="application/json", headers=headers)
    )
    return answer.status_code, answer.json()


def person(university: University, number: str = "", **more: Any) -> dict[str, Any]:
    return {
        "student_no": number or university.student.pk,
        "union": cast.COLLEGE_UNION,
        "post": "department_member",
        "department": OFFICE,
        "conduct": "品行端正",
        **more,
    }


def recommended(university: University, *people: dict[str, Any]) -> list[str]:
    given = {"organ": BRANCH, "people": list(people) or [person(university)]}
    status, answer = ask(university.seated[BRANCH], "post", "/nominations", given)
    assert status == 201, answer
    numbers: list[str] = answer["cases"]
    return numbers


def test_a_recommendation_goes_from_a_program_to_the_roster(university: University):
    (number,) = recommended(university)
    assert number == Case.objects.get().number
    for organ in (LEAGUE, PARTY):
        status, listed = ask(university.seated[organ], "get", "/cases", {"mine": "inbox"})
        assert (status, [one["number"] for one in listed["items"]]) == (200, [number])
        said = {"organ": organ, "outcome": "approve", "opinion": "同意"}
        status, case = ask(university.seated[organ], "post", f"/cases/{number}/decide", said)
        assert status == 200, case
    assert (case["state"], [(one["organ"], one["opinion"]) for one in case["words"]]) == (
        "approved",
        [(BRANCH, "品行端正"), (LEAGUE, "同意"), (PARTY, "同意")],
    )
    assert [organ["outcome"] for stage in case["chain"] for organ in stage["organs"]] == ["approve"] * 3
    assert case["about"]["nomination"]["department"] == OFFICE
    assert Post.objects.get().basis == number


def test_a_refusal_tells_all_that_is_wrong_and_writes_nothing(university: University):
    stands(university.student, rank=40, size=100, failed=1)
    given = {"organ": BRANCH, "people": [person(university)]}
    status, answer = ask(university.seated[BRANCH], "post", "/nominations", given)
    assert (status, len(answer["problems"]), Case.objects.count()) == (409, 2, 0)
    assert all("(article 四)" in one["message"] for one in answer["problems"])


def test_nobody_learns_of_a_student_who_is_not_theirs(university: University):
    given = {"organ": BRANCH, "people": [person(university, "99999999")]}
    status, answer = ask(university.seated[BRANCH], "post", "/nominations", given)
    assert (status, answer["problems"][0]["message"]) == (
        409,
        "99999999: nobody of this number is yours to recommend",
    )


@pytest.mark.parametrize(
    ("organ", "said", "status", "told"),
    [
        (AFFAIRS, {"organ": LEAGUE, "outcome": "approve"}, 409, "holds no seat on"),
        (PARTY, {"organ": PARTY, "outcome": "approve"}, 409, "its turn has not come"),
        (LEAGUE, {"organ": LEAGUE, "outcome": "reject"}, 409, "Write an opinion"),
        (LEAGUE, {"organ": LEAGUE, "outcome": "perhaps"}, 422, "write one of"),
    ],
)
def test_a_word_is_refused_as_in_the_browser(university: University, organ, said, status, told):
    (number,) = recommended(university)
    answered, answer = ask(university.seated[organ], "post", f"/cases/{number}/decide", said)
    assert (answered, told in answer["problems"][0]["message"]) == (status, True)


def test_a_returned_case_is_listed_for_whoever_handed_it_in_and_may_be_withdrawn(university: University):
    (number,) = recommended(university)
    back = {"organ": LEAGUE, "outcome": "return", "opinion": "补充材料"}
    ask(university.seated[LEAGUE], "post", f"/cases/{number}/decide", back)
    _, returned = ask(university.seated[BRANCH], "get", "/cases", {"mine": "returned"})
    assert [one["state"] for one in returned["items"]] == ["returned"]
    status, answer = ask(university.seated[LEAGUE], "post", f"/cases/{number}/withdraw", {"why": "重报"})
    assert (status, "Only whoever handed" in answer["problems"][0]["message"]) == (409, True)
    status, case = ask(university.seated[BRANCH], "post", f"/cases/{number}/withdraw", {"why": "重报"})
    assert (status, case["state"], case["waits_for"]) == (200, "withdrawn", [])


def test_a_list_is_recommended_as_a_whole_and_listed_in_as_many_queries_as_one(university: University):
    others = [another(university, number) for number in range(1, 6)]
    for place, student in enumerate(others):
        stands(student, rank=place + 1, size=100)
    recommended(university)
    league = university.seated[LEAGUE]
    with CaptureQueriesContext(connection) as for_one:
        ask(league, "get", "/cases")
    recommended(university, *(person(university, one.pk) for one in others))
    with CaptureQueriesContext(connection) as for_six:
        _, listed = ask(league, "get", "/cases", {"state": "open", "kind": "nomination.college"})
    assert (listed["count"], len({one["batch"] for one in listed["items"]})) == (6, 2)
    assert len(for_six) == len(for_one)
    assert listed["items"][0]["opened_at"][:4] == str(timezone.localdate().year)
