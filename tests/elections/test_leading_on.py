"""From one step of an election to the next: who is called to what, and what a further round offers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elections.test_conducting import refusal
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.models import ElectionResult
from huizhang.congress.queries.results import elected_at, seats_left
from huizhang.elections import actions
from huizhang.elections.actions import draft_further_round
from huizhang.elections.models import Election, ElectionCandidate
from huizhang.elections.rules.counting import Passing

pytestmark = pytest.mark.usefixtures("school")
SAFE, TIED = ("c1", "c2", "c3"), ("c5", "c6")


BALLOTS = [(*SAFE, "c4", "c5")] * 4 + [(*SAFE, "c4", "c6")] * 4 + [(*SAFE, *TIED)]


@pytest.fixture
def tied(hall, election):
    """Counted: four of five seats are filled, two have as many votes for the last one."""
    for place, approved in enumerate(BALLOTS):
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


def published(hall, election: Election, ballots) -> Election:
    for place, approved in enumerate(ballots):
        hall.casts(election, place, approved)
    for act in (actions.close_election, actions.count_election, actions.publish_election):
        act(actor=hall.leads, election=election, pack=hall.pack)
    election.refresh_from_db()
    return election


def run_off(hall, before: Election, ballots) -> Election:
    """Between the two tied, by the most votes."""
    rules = replace(hall.pack.balloting, majority="most")
    tied = [one.student_id for one in before.candidates.filter(key__in=before_tied(before))]
    draft = replace(hall.draft(), seats=1, candidates=tuple(tied), title="加投", balloting=rules)
    made = draft_further_round(actor=hall.leads, election=before, draft=draft, pack=hall.pack)
    return published(hall, actions.open_election(actor=hall.opener, election=made, pack=hall.pack), ballots)


def before_tied(election: Election) -> tuple[str, ...]:
    return TIED if election.round == 1 else ("c1", "c2")


def passed_on(hall, election: Election, **said) -> None:
    actions.pass_result_on(actor=hall.leads, election=election, passing=Passing(**said), pack=hall.pack)


def test_a_second_tie_in_a_run_off_of_the_presidium_is_voted_on_again(hall, tied):
    first = actions.publish_election(actor=hall.leads, election=tied, pack=hall.pack)
    second = run_off(hall, first, [("c1",)] * 4 + [("c2",)] * 4)
    third = run_off(hall, second, [("c2",)] * 6 + [("c1",)] * 3)
    with pytest.raises(CaseRefused, match="Pass the round before on first"):
        passed_on(hall, second, unfilled="再次加投")
    passed_on(hall, first, unfilled="同票者加投")
    with pytest.raises(CaseRefused, match="Seats still open: 1"):
        passed_on(hall, second)
    passed_on(hall, second, unfilled="再次加投")
    assert seats_left(hall.congress) == 1
    passed_on(hall, third)
    found = [(one.round, one.lines.filter(rank__isnull=False).count()) for one in results()]
    assert found == [(1, 4), (2, 0), (3, 1)]
    winner = third.candidates.get(key="c2").student_id
    assert elected_at(hall.congress)[-1].nomination.student_id == winner
    assert seats_left(hall.congress) == 0


def results() -> list[ElectionResult]:
    return list(ElectionResult.objects.order_by("pk"))


def test_a_show_of_hands_fills_the_last_seat_of_the_presidium(hall, client):
    rules = replace(hall.pack.balloting, tie="show_of_hands")
    election = published(hall, hall.opened(balloting=rules), BALLOTS)
    chosen = election.candidates.get(key="c6").student_id
    client.force_login(hall.leads)
    form = client.get(f"/elections/{election.pk}/count").context["passing"]
    assert [number for number, _ in form.fields["decided"].choices].count(chosen) == 1
    told = {"act": "pass_on", "tie": "举手表决，多数同意", "decided": [chosen], "renews": "on"}
    assert client.post(f"/elections/{election.pk}/count", told).status_code == 302
    assert elected_at(hall.congress)[-1].nomination.student_id == chosen
