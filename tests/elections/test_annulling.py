"""After publication: a complaint leads somewhere, and a result is annulled on record, never thrown away."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from elections.test_conducting import refusal
from elections.voting import LEAGUE, Voting
from huizhang.congress.actions import annul_result
from huizhang.congress.models import ElectionResult
from huizhang.elections import actions
from huizhang.elections.models import Ballot, Election, ElectionCount
from huizhang.elections.queries.complaints import complaints_told
from huizhang.elections.rules.counting import Passing
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.people.models import Account
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.visibility import sight_of

pytestmark = pytest.mark.usefixtures("school")
ALL = ("c1", "c2", "c3", "c4", "c5")
WHY = "经查有人代投"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def acting(hall: Voting, election: Election) -> dict[str, object]:
    return {"actor": hall.leads, "election": election, "pack": hall.pack}


@pytest.fixture
def counted(hall, election) -> Election:
    for place in range(9):
        hall.casts(election, place, ALL)
    actions.close_election(**acting(hall, election))
    return actions.count_election(**acting(hall, election))


@pytest.fixture
def published(hall, counted) -> Election:
    return actions.publish_election(**acting(hall, counted))


def annulled(hall: Voting, election: Election) -> Election:
    return actions.abort_election(**acting(hall, election) | {"actor": hall.opener}, why=WHY)


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_a_count_that_nobody_saw_is_not_thrown_away(hall, counted):
    said = refusal(actions.abort_election, **acting(hall, counted), why=WHY)
    assert "Publish the count first" in said
    page = f"/elections/{counted.pk}"
    assert browser(hall.opener).post(page, {"act": "abort", "why": WHY}).status_code == 422


def test_a_published_election_is_annulled_along_the_chain_and_repeated(hall, published):
    asked = actions.abort_election(**acting(hall, published), why=WHY)
    assert (asked.state, asked.aborting.state) == ("published", State.OPEN)
    assert "asked to annul" in refusal(actions.pass_result_on, **acting(hall, published), passing=Passing())
    decided = {"case": asked.aborting_id, "organ": LEAGUE, "outcome": Outcome.APPROVE, "pack": hall.pack}
    actions.decide_abort(actor=hall.opener, **decided)
    published.refresh_from_db()
    assert (published.state, published.said) == ("annulled", WHY)
    assert Entry.objects.latest("seq").act == "annul_election"
    assert Entry.objects.latest("seq").payload["why"] == WHY
    assert ElectionCount.objects.get(election=published).bundle
    assert Ballot.objects.filter(election=published).count() == 9
    assert "annulled; this cannot be done" in refusal(
        actions.pass_result_on, **acting(hall, published), passing=Passing()
    )
    again = actions.repeat_election(**acting(hall, published), draft=hall.draft())
    assert (again.after_id, again.repeats) == (published.pk, True)


def test_it_is_not_annulled_when_the_ledger_fails(hall, published, monkeypatch):
    def fails(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr(ledger, "record", fails)
    with pytest.raises(RuntimeError):
        annulled(hall, published)
    published.refresh_from_db()
    assert (published.state, published.aborting) == ("published", None)


def test_what_the_congress_holds_is_taken_back_there_first_then_passed_on_again_or_annulled(hall, published):
    actions.pass_result_on(**acting(hall, published), passing=Passing())
    assert "taken back there first" in refusal(annulled, hall=hall, election=published)
    page = browser(hall.opener).get(f"/elections/{published.pk}")
    assert "annul" not in [name for name, _, _ in page.context["handed"]]
    assert unquote(page.context["held_at"]) == f"/congresses/{hall.congress.pk}/result"
    taken_back(hall)
    actions.pass_result_on(**acting(hall, published), passing=Passing())
    taken_back(hall)
    assert annulled(hall, published).state == "annulled"
    assert ElectionResult.objects.count() == 2


def taken_back(hall: Voting) -> None:
    result = ElectionResult.objects.latest("pk")
    annul_result(actor=hall.leads, result=result, why=WHY, pack=hall.pack)


def test_an_election_that_another_follows_is_not_annulled_before_that_one(hall, published):
    Election.objects.filter(pk=published.pk).update(state="void")
    later = actions.repeat_election(**acting(hall, published), draft=hall.draft())
    Election.objects.filter(pk=published.pk).update(state="published")
    assert "Another election follows" in refusal(annulled, hall=hall, election=published)
    annulled(hall, later)
    assert annulled(hall, published).state == "annulled"


def test_what_is_annulled_stays_public_and_says_so_everywhere(hall, published):
    annulled(hall, published)
    page = f"/elections/{published.pk}"
    shown = Client().get(f"{page}/result").content.decode()
    assert ("本次选举已撤销" in shown, WHY in shown) == (True, True)
    assert Client().get(f"{page}/bundle.zip").status_code == 200
    for where in ("", "/count", "/hall"):
        assert WHY in browser(hall.leads).get(f"{page}{where}").content.decode(), where
    for where in ("", "/count"):
        assert f"{page}/follow" in browser(hall.leads).get(f"{page}{where}").content.decode(), where
    assert browser(hall.leads).get(f"{page}/follow").context["form"].initial["seats"] == 5
    assert browser(hall.leads).get(f"{page}/announcement.docx").status_code == 200


@pytest.fixture
def upheld(hall, published):
    made = actions.complain(actor=hall.voter(0), election=published, said="有人代投两票", pack=hall.pack)
    answer = {"organ": LEAGUE, "outcome": Outcome.APPROVE, "opinion": "情况属实，撤销后重选"}
    actions.answer_complaint(actor=hall.opener, case=made.case_id, pack=hall.pack, **answer)
    return made


def test_an_upheld_complaint_is_told_with_what_can_follow(hall, published, upheld):
    page = f"/elections/{published.pk}"
    for reader in (hall.voter(0), hall.opener):
        shown = browser(reader).get(page).content.decode()
        assert ("有人代投两票" in shown, "情况属实" in shown) == (True, True)
    for reader in (hall.voter(1), hall.leads, hall.scrutineers[0]):
        shown = browser(reader).get(page).content.decode()
        assert ("异议成立" in shown, "有人代投两票" in shown, "情况属实" in shown) == (True, False, False)
    mine = browser(hall.voter(0)).get("/elections").content.decode()
    assert ("有人代投两票" in mine, "情况属实" in mine) == (True, True)
    assert "有人代投两票" not in browser(hall.voter(1)).get("/elections").content.decode()
    assert browser(hall.opener).post(page, {"act": "annul", "why": WHY}).status_code == 302
    published.refresh_from_db()
    assert published.state == "annulled"


def test_complaints_are_told_in_few_queries_however_many_there_are(
    hall, published, upheld, django_assert_num_queries
):
    today, reader = timezone.localdate(), hall.voter(0)
    actions.complain(actor=reader, election=published, said="计票有误", pack=hall.pack)
    asking = Asking(reader, sight_of(reader, today), today, hall.pack)
    with django_assert_num_queries(4):
        told = complaints_told(asking, published, today)
    assert (told.number, told.waiting, told.upheld, len(told.read)) == (2, 1, 1, 2)
