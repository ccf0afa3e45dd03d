"""From one step of an election to the next: who is called to what, and what a further round offers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elections.test_conducting import refusal
from huizhang.elections import actions
from huizhang.elections.actions import draft_further_round
from huizhang.elections.models import ElectionCandidate

pytestmark = pytest.mark.usefixtures("school")
SAFE, TIED = ("c1", "c2", "c3"), ("c5", "c6")


@pytest.fixture
def tied(hall, election):
    """Counted: four of five seats are filled, two have as many votes for the last one."""
    ballots = [(*SAFE, "c4", "c5")] * 4 + [(*SAFE, "c4", "c6")] * 4 + [(*SAFE, *TIED)]
    for place, approved in enumerate(ballots):
        hall.casts(election, place, approved)
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    return actions.count_election(actor=hall.scrutineers[0], election=election, pack=hall.pack)


def test_a_voter_is_called_to_the_ballot_until_it_is_cast_and_a_scrutineer_to_the_count(
    hall, election, client
):
    ballot, count = f"/elections/{election.pk}/ballot", f"/elections/{election.pk}/count"
    client.force_login(hall.voter(0))
    assert ballot in client.get("/").content.decode()
    hall.casts(election, 0, ("c1",))
    assert ballot not in client.get("/").content.decode()
    client.force_login(hall.scrutineers[0])
    assert count not in client.get("/").content.decode()
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    assert count in client.get("/").content.decode()
    actions.count_election(actor=hall.scrutineers[0], election=election, pack=hall.pack)
    assert count not in client.get("/").content.decode()


def test_a_run_off_offers_those_tied_the_seats_left_and_the_rules_that_held(hall, tied, client):
    client.force_login(hall.leads)
    assert f"/elections/{tied.pk}/follow" in client.get(f"/elections/{tied.pk}/count").content.decode()
    form = client.get(f"/elections/{tied.pk}/follow").context["form"]
    numbers = dict(ElectionCandidate.objects.filter(election=tied).values_list("key", "student_id"))
    assert sorted(form.initial["chosen"]) == sorted(numbers[key] for key in TIED)
    assert {number for number, _ in form.fields["chosen"].choices} == {numbers[key] for key in (*TIED, "c7")}
    held = {name: form.initial[name] for name in ("seats", "quorum", "majority", "majority_of", "tie")}
    assert held == {
        "seats": 1,
        "quorum": ">=2/3",
        "majority": ">1/2",
        "majority_of": "present",
        "tie": "runoff",
    }


def test_whoever_is_elected_does_not_stand_again_and_no_seat_is_filled_twice(hall, tied):
    numbers = dict(ElectionCandidate.objects.filter(election=tied).values_list("key", "student_id"))
    asked = {"actor": hall.leads, "election": tied, "pack": hall.pack}
    elected = replace(hall.draft(), seats=1, candidates=(numbers["c1"], numbers["c5"]))
    assert f"{numbers['c1']} is no candidate" in refusal(draft_further_round, draft=elected, **asked)
    many = replace(hall.draft(), seats=2, candidates=tuple(numbers[key] for key in TIED))
    assert "left: 1; 2 are more" in refusal(draft_further_round, draft=many, **asked)
