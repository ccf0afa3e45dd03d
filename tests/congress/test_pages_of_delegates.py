"""The pages of delegates: recommending, recording the election, the list, the credentials report."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.university import PLAN
from congress.delegations import BRANCH, GUIDES, UNION, Sending, sending
from huizhang.congress.models import Candidacy, Credentials, Delegate
from huizhang.people.queries import plan
from selection.serving import today

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(params=["school", "college"])
def there(request, monkeypatch) -> Sending:
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return sending(request.param)


def page(there: Sending, name: str, *more: str) -> str:
    return reverse(f"congress:{name}", args=[there.congress.congress, *more])


def election(there: Sending) -> str:
    return f"{page(there, 'delegate_election')}?unit={there.unit}&kind=college"


VOTES = {
    "act": "record",
    "day": "",
    "seats": "2",
    "eligible": "12",
    "present": "12",
    "valid": "12",
    "scrutineers": "监票人甲",
    "minutes": "班会投票",
    "pasted": "",
    "decided": "",
    "tie": "",
}


def test_from_the_class_to_the_report(there, client):
    client.force_login(there.seated(BRANCH), BACKEND)
    assert "第五届学代会" in client.get(reverse("congress:mine")).content.decode()
    for n in range(3):
        assert there.classmates[n].name in client.get(page(there, "recommend_delegates")).content.decode()
        told = client.post(
            page(there, "recommend_delegate", there.number(n)), {"said": "热心服务同学", "cadre": "no"}
        )
        assert told.status_code == 302
    assert Candidacy.objects.count() == 3

    client.force_login(there.seated(UNION), BACKEND)
    assert there.classmates[2].name in client.get(election(there)).content.decode()
    votes = {f"votes-{there.number(n)}": str(count) for n, count in enumerate((9, 8, 7))}
    told = client.post(election(there), {**VOTES, **votes, "day": today().isoformat()})
    assert told.status_code == 302, told.content.decode()
    assert Delegate.objects.count() == 2
    told = client.post(page(there, "withdraw_delegate", there.number(1)), {"why": "休学"})
    assert told.status_code == 302
    assert client.post(election(there), {"act": "follow"}).status_code == 302
    assert set(Delegate.objects.values_list("student", flat=True)) == {there.number(0), there.number(2)}

    client.force_login(there.seated(GUIDES[there.level]), BACKEND)
    told = client.get(page(there, "delegates")).content.decode()
    assert "休学" in told
    assert client.get(page(there, "credentials")).status_code == 200
    words = {"committee": "甲、乙", "statement": "经审查，代表资格有效。"}
    assert client.post(page(there, "credentials"), words).status_code == 302
    assert Credentials.objects.get().report["all"] == 2
    for ending in ("docx", "pdf"):
        assert client.get(page(there, "credentials_report", ending)).status_code == 200
    for ending in ("docx", "pdf", "xlsx"):
        assert client.get(page(there, "delegate_list", ending)).status_code == 200


@pytest.mark.parametrize("name", ["delegates", "credentials", "recommend_delegates"])
def test_a_page_costs_the_same_for_more_people(there, client, name):
    account = there.seated(BRANCH if name == "recommend_delegates" else GUIDES[there.level])
    client.force_login(account, BACKEND)
    client.get(page(there, name))
    there.recommended(0, 1, 2)
    one = there.result({0: 12, 1: 0, 2: 0}, (0,), seats=1)
    there.elect(one)
    with CaptureQueriesContext(connection) as few:
        assert client.get(page(there, name)).status_code == 200
    there.recommended(3, 4)
    there.elect(there.result({3: 12, 4: 0}, (3,), seats=1))
    there.recommended(5, 6, 7)
    with CaptureQueriesContext(connection) as more:
        assert client.get(page(there, name)).status_code == 200
    assert len(more) == len(few)


def test_a_tie_is_told_and_decided_by_a_run_off(there, client):
    there.recommended(0, 1, 2)
    client.force_login(there.seated(UNION), BACKEND)
    votes = {f"votes-{there.number(n)}": str(count) for n, count in enumerate((9, 7, 7))}
    given = {**VOTES, **votes, "day": today().isoformat()}
    refused = client.post(election(there), given)
    assert (refused.status_code, Delegate.objects.count()) == (409, 0)
    assert "得票相同" in refused.content.decode()
    decided = {"decided": there.number(2), "tie": "再次投票，同学2得票多"}
    assert client.post(election(there), {**given, **decided}).status_code == 302
    assert set(Delegate.objects.values_list("student", flat=True)) == {there.number(0), there.number(2)}


def test_votes_are_pasted_and_a_wrong_line_is_named(there, client):
    there.recommended(0, 1, 2)
    client.force_login(there.seated(UNION), BACKEND)
    lines = [f"{there.number(n)}\t{count}" for n, count in enumerate((9, 8, 7))]
    given = {**VOTES, "day": today().isoformat()}
    wrong = client.post(election(there), {**given, "pasted": "\n".join([*lines, "江一帆 3"])})
    assert wrong.status_code == 422
    assert "第4行" in wrong.content.decode()
    assert client.post(election(there), {**given, "pasted": "\n".join(lines)}).status_code == 302


def test_a_school_congress_shows_a_college_only_its_own(client, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    there = sending("school")
    client.force_login(there.seated(UNION), BACKEND)
    told = client.get(page(there, "delegates")).content.decode()
    assert there.unit in told and "代表构成" not in told
    assert client.get(page(there, "credentials")).status_code == 403
    assert client.get(page(there, "withdraw_delegate", there.number(0))).status_code == 404


def test_a_taken_back_election_stays_on_its_page(there, client):
    there.elected()
    client.force_login(there.seated(UNION), BACKEND)
    poll = there.congress.polls.get()
    assert client.post(election(there), {"act": "annul", "poll": poll.pk, "why": ""}).status_code == 422
    assert client.post(election(there), {"act": "annul", "poll": "x", "why": "错"}).status_code == 404
    given = {"act": "annul", "poll": poll.pk, "why": "计票有误"}
    assert client.post(election(there), given).status_code == 302
    assert "计票有误" in client.get(election(there)).content.decode()
