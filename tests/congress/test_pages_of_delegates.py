"""The pages of delegates: recommending, recording the election, the list, the credentials report."""

from __future__ import annotations

import pytest
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
