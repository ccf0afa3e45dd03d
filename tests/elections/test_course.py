"""The course of an election as people meet it: what is said, and who is called to what, at each step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.utils import timezone

import cast
from elections.test_conducting import refusal
from elections.voting import LEAGUE, NUMBERS
from huizhang.elections import actions
from huizhang.elections.models import Election
from huizhang.elections.rules.counting import Passing
from huizhang.ledger.models import Entry
from huizhang.org import queries as org
from huizhang.people.models import Account, Seat, Student
from huizhang.selection.queries.standing import may_ask_for, union_called
from huizhang.shell.called import called
from selection.serving import account_of

pytestmark = pytest.mark.usefixtures("school")
ALL = ("c1", "c2", "c3", "c4", "c5")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def page(account: Account, address: str) -> str:
    client = Client()
    client.force_login(account)
    return client.get(address).content.decode()


def passed(election: Election) -> Election:
    """Its hour is over."""
    Election.objects.filter(pk=election.pk).update(closes=timezone.now() - HOUR)
    election.refresh_from_db()
    return election


def test_past_its_hour_every_page_says_that_the_ballot_waits_to_be_closed(hall):
    election = passed(hall.opened(closes=timezone.now() + HOUR))
    here = f"/elections/{election.pk}"
    assert "投票中" not in page(hall.leads, f"{here}/hall")
    for address in (here, f"{here}/hall"):
        assert "投票时间已到" in page(hall.leads, address), address
    voter = hall.voter(0)
    for address in (here, "/elections", "/"):
        assert f"{here}/ballot" not in page(voter, address), address
    assert "投票时间已到" in page(voter, "/elections")
    assert "投票时间已到" in page(voter, f"{here}/ballot")


def test_of_ballots_on_paper_the_hall_is_told_who_is_present_and_no_numbers_that_nobody_knows(hall):
    election = hall.opened(mode="paper", tellers=tuple(one.username for one in hall.scrutineers[:2]))
    shown = page(hall.leads, f"/elections/{election.pk}/hall")
    assert ("正在使用纸质选票投票" in shown, "<dd>9</dd>" in shown, "<dd>0</dd>" in shown) == (
        True,
        True,
        False,
    )
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    cache.clear()
    assert "<dd>0</dd>" not in page(hall.leads, f"/elections/{election.pk}/hall")


def test_while_it_is_suspended_nobody_is_asked_to_vote(hall, election):
    ballot, voter = f"/elections/{election.pk}/ballot", hall.voter(0)
    assert ballot in page(voter, "/elections")
    actions.suspend_election(actor=hall.leads, election=election, why="停电", pack=hall.pack)
    for address in ("/elections", "/"):
        assert ballot not in page(voter, address), address


def test_who_conducts_an_election_is_called_to_each_step(hall):
    election, stands = (
        hall.drafted(closes=timezone.now() + HOUR),
        account_of(Student.objects.get(pk=NUMBERS[0])),
    )
    Seat.objects.create(account=stands, organ=LEAGUE, college_id=cast.COLLEGE, start=timezone.localdate())
    acting = {"actor": hall.leads, "election": election, "pack": hall.pack}
    assert to_conduct(hall.leads) == [("Open the election", f"/elections/{election.pk}")]
    actions.open_election(**acting | {"actor": hall.opener})
    assert to_conduct(hall.leads) == []
    for place in range(9):
        hall.casts(election, place, ALL)
    passed(election)
    assert to_conduct(hall.leads) == [("Time is up: close the ballot", f"/elections/{election.pk}")]
    count = f"/elections/{election.pk}/count"
    for act, said in (
        (actions.close_election, "The ballots wait to be counted"),
        (actions.count_election, "Publish the count"),
        (actions.publish_election, "Pass the result on"),
    ):
        act(**acting)
        assert to_conduct(hall.leads) == [(said, count)]
        assert to_conduct(stands) == []
    actions.pass_result_on(passing=Passing(), **acting)
    assert to_conduct(hall.leads) == []


def to_conduct(account: Account) -> list[tuple[str, str]]:
    """What the start page calls the account to, beside its own ballot."""
    request = RequestFactory().get("/")
    request.user = account
    return [(one.title.say(), one.url) for one in called(request) if one.url.startswith("/elections/")]


def test_who_leads_a_union_is_told_in_one_go_as_one_by_one(hall, django_assert_num_queries):
    today = timezone.localdate()
    for account in Account.objects.all():
        led = org.led(account, hall.pack, today)
        every = {one.union for one in org.unions()}
        assert led == {one for one in every if may_ask_for(account, union_called(one), hall.pack, today)}
    voter = hall.voter(0)
    with django_assert_num_queries(2):
        assert org.led(voter, hall.pack, today) == frozenset()


def test_before_the_announced_hour_whoever_closes_says_why(hall):
    election = hall.opened(closes=timezone.now() + HOUR)
    here = f"/elections/{election.pk}"
    hall.casts(election, 0, ALL)
    acting = {"actor": hall.leads, "election": election, "pack": hall.pack}
    assert "say why it closes now" in refusal(actions.close_election, **acting)
    client = Client()
    client.force_login(hall.leads)
    assert client.post(here, {"act": "close"}).status_code == 422
    assert client.post(here, {"act": "close", "why": "大会决定提前截止"}).status_code == 302
    recorded = Entry.objects.filter(act="close_election").latest("seq").payload
    assert (recorded["why"], recorded["voted"]) == ("大会决定提前截止", 1)


def test_when_everybody_has_voted_nobody_waits_for_the_hour(hall):
    election = hall.opened(closes=timezone.now() + HOUR)
    for place in range(9):
        hall.casts(election, place, ALL)
    closed = actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    assert closed.state == "closed"
    assert "why" not in Entry.objects.filter(act="close_election").latest("seq").payload
