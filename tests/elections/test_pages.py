"""The ballot on a page: marked, looked at again, cast once, receipted; and the page of an election."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elections.voting import NUMBERS
from huizhang.elections.models import Ballot, Election
from huizhang.elections.queries.receipts import receipt_of

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


def test_a_receipt_is_checked_by_who_watches_and_tells_nothing_else(hall, election, client):
    code = hall.casts(election, 0, ["c1"]).code
    page, voters = f"/elections/{election.pk}/receipts", hall.session.numbers
    client.force_login(hall.voter(1))
    assert client.get(page).status_code == 403
    client.force_login(hall.scrutineers[0])
    assert client.get(f"/elections/{election.pk}").content.decode().count(page) == 1

    def holds(number: str, written: str) -> bool:
        return client.post(page, {"student_no": number, "code": written}).context["holds"]

    assert holds(voters[0], code.lower().replace("-", " "))
    unused = receipt_of(election, voters[1])
    others = (voters[1], code), (voters[0], "0000-0000-0000-0000"), (voters[1], unused)
    assert not any(holds(*each) for each in others)


def test_names_written_in_are_reviewed_as_they_count(hall, client):
    election = hall.opened(balloting=replace(hall.pack.balloting, write_ins=True))
    client.force_login(hall.voter(0))
    named = election.candidates.get(key="c1").name
    given = marks("c1", step="review", write_ins=f"王 五\n王五；{named}")
    seen = client.post(f"/elections/{election.pk}/ballot", given).context
    assert (seen["written"], seen["approved"]) == (("王五",), 2)


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


def test_scrutineers_are_looked_up_by_pinyin_chosen_and_taken_off_again(hall, client):
    client.force_login(hall.leads)
    page = f"/congresses/{hall.congress.pk}/elections/new/presidium"
    watcher, closed = hall.scrutineers[:2]
    type(watcher).objects.filter(pk=closed.pk).update(is_active=False)
    typed = {"title": "选举院学生会主席团", "seats": "5", "chosen": NUMBERS[:1], "who": NUMBERS[0][:6]}
    found = client.post(page, typed | {"look_up": "1"})
    why = {one.officer.student: one.fault and one.fault.say() for one in found.context["officers"]["found"]}
    assert why[NUMBERS[0]] == "白晓雨 stands in this election and cannot watch or count it."
    assert why[NUMBERS[1]] == "陈思远 has no account yet; the administrator opens one."
    assert why[closed.username] == f"The account of {closed.name} is closed."
    assert why[watcher.username] is None
    added = client.post(page, typed | {"add_scrutineers": watcher.username, "who": ""})
    form = added.context["form"]
    assert (added.status_code, form["scrutineers"].value()) == (200, watcher.username)
    assert (form["title"].value(), form["chosen"].value()) == (typed["title"], [NUMBERS[0]])
    off = client.post(page, typed | {"scrutineers": watcher.username, "drop_scrutineers": watcher.username})
    assert off.context["form"]["scrutineers"].value() == ""
    assert not Election.objects.exists()
