"""The ballot on a page: marked, looked at again, cast once, receipted; and the page of an election."""

from __future__ import annotations

import pytest

from huizhang.elections.models import Ballot, Election

pytestmark = pytest.mark.usefixtures("school")


def marks(*approve: str, **more: str) -> dict[str, str]:
    return {f"mark-{key}": "1" for key in approve} | more


def test_a_ballot_is_marked_reviewed_and_cast_without_javascript(hall, election, client):
    client.force_login(hall.voter(0))
    page = f"/elections/{election.pk}/ballot"
    assert client.get(page).status_code == 200
    over = client.post(page, marks("c1", "c2", "c3", "c4", "c5", "c6", step="review"))
    assert over.status_code == 409
    reviewed = client.post(page, marks("c1", "c2", step="review"))
    assert reviewed.status_code == 200
    assert 'name="mark-c1" value="1"' in reviewed.content.decode()
    assert Ballot.objects.count() == 0
    changing = client.post(page, marks("c1", "c2", step="mark"))
    assert changing.content.decode().count('value="1" checked') == 2
    done = client.post(page, marks("c1", "c2", step="cast"))
    assert (done.status_code, done["Location"]) == (302, f"/elections/{election.pk}/receipt")
    receipts = {client.get(done["Location"]).context["code"] for _ in range(2)}
    assert len(receipts) == 1
    assert Ballot.objects.get().marks.startswith('{"marks":{"c1":"1","c2":"1","c3":"0"')
    assert client.get(page)["Location"] == done["Location"]


def test_an_election_is_set_up_opened_and_closed_on_its_pages(hall, client):
    client.force_login(hall.leads)
    draft = hall.draft()
    page = f"/congresses/{hall.congress.pk}/elections/new/presidium"
    form = client.get(page).context["form"]
    given = {name: value for name, value in form.initial.items() if value not in (None, False)}
    given |= {
        "title": draft.title,
        "seats": 5,
        "scrutineers": " ".join(draft.scrutineers),
        "approved": draft.approved,
        "tellers": "",
    }
    made = client.post(page, given)
    assert made.status_code == 302, made.content.decode()
    client.force_login(hall.opener)
    assert client.post(made["Location"], {"act": "open"}).status_code == 302
    assert Election.objects.get().state == "open"
    assert client.get(made["Location"]).context["turnout"].issued == 9
    assert client.post(made["Location"], {"act": "close"}).status_code == 302
    assert client.get(made["Location"]).status_code == 200
    assert Election.objects.get().state == "closed"
