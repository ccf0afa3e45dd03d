"""Whoever stands conducts nothing of the election, and nothing is fixed for one and open for another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.utils import timezone

import cast
from elections.test_conducting import not_drafted, refusal
from elections.voting import LEAGUE, NUMBERS
from huizhang.congress.actions import record_result
from huizhang.elections import actions
from huizhang.elections.actions import last_day
from huizhang.elections.models import ElectionCandidate
from huizhang.elections.queries.standing import standing_at
from huizhang.elections.rules.counting import Passing
from huizhang.kernel.procedure import Outcome
from huizhang.people.models import Seat, Student
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.visibility import sight_of
from selection.serving import account_of

STANDS = "Whoever stands in an election neither conducts nor counts it"


@pytest.fixture
def candidate(hall):
    """Sits on the organ that opens, conducts and breaks off elections, and stands."""
    account = account_of(Student.objects.get(pk=NUMBERS[0]))
    Seat.objects.create(account=account, organ=LEAGUE, college_id=cast.COLLEGE, start=timezone.localdate())
    return account


def test_a_candidate_sets_up_and_opens_nothing(hall, candidate):
    asked = {"actor": candidate, "pack": hall.pack}
    said = refusal(actions.draft_election, congress=hall.congress, draft=hall.draft(), **asked)
    assert "does not set it up" in said
    drafted = hall.drafted()
    assert STANDS in refusal(actions.open_election, election=drafted, **asked)
    waiting = actions.open_election(actor=hall.leads, election=drafted, pack=hall.pack)
    case = {"case": waiting.opening_id, "organ": LEAGUE, "outcome": Outcome.APPROVE}
    assert STANDS in refusal(actions.decide_opening, **case, **asked)
    drafted.refresh_from_db()
    assert (drafted.state, drafted.opening.state) == ("drafted", "open")


def test_a_candidate_neither_withdraws_a_rival_nor_ends_the_ballot(hall, election, candidate):
    rival = ElectionCandidate.objects.exclude(student=NUMBERS[0]).first()
    acting = {"actor": candidate, "pack": hall.pack}
    assert STANDS in refusal(actions.withdraw_candidate, candidate=rival, why="个人原因", **acting)
    for act, more in (
        (actions.close_election, {}),
        (actions.suspend_election, {"why": "停电"}),
        (actions.abort_election, {"why": "停电"}),
    ):
        assert STANDS in refusal(act, election=election, **acting, **more)
    today = timezone.localdate()
    reader = Asking(candidate, sight_of(candidate, today), today, hall.pack)
    seen = standing_at(reader, election.pk, hall.pack, today)
    assert (seen.stands, seen.leads, seen.opens) == (True, False, False)


def test_nobody_withdraws_once_the_box_is_sealed(hall, election):
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    one = ElectionCandidate.objects.filter(election=election).first()
    said = refusal(
        actions.withdraw_candidate, actor=hall.leads, candidate=one, why="个人原因", pack=hall.pack
    )
    assert "This election is closed; this cannot be done now" in said


def test_an_office_is_elected_once_at_a_congress(hall, election):
    assert "has an election of this office already" in not_drafted(hall)
    assert hall.drafted(kind="other", office="监督员").office == "监督员"


def test_ballots_on_paper_need_two_tellers(hall):
    assert "need two tellers" in not_drafted(hall, mode="paper")
    twice = hall.scrutineers[0].username
    assert "need two tellers" in not_drafted(hall, mode="paper", tellers=(twice, twice))


def test_what_was_frozen_names_who_watches_and_the_days_for_complaints(hall, election):
    frozen = json.loads(election.frozen)
    assert frozen["scrutineer"] == [one.name for one in hall.scrutineers]
    assert (frozen["teller"], frozen["surplus"]) == ([], str(hall.pack.balloting.surplus))
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    election.refresh_from_db()
    later = replace(hall.pack, balloting=replace(hall.pack.balloting, complaint_days=30))
    assert last_day(election, later) == last_day(election, hall.pack)


def test_a_result_waits_for_the_answer_to_a_complaint(hall, election):
    for place in range(9):
        hall.casts(election, place, ["c1", "c2", "c3", "c4", "c5"])
    acting = {"actor": hall.leads, "election": election, "pack": hall.pack}
    for act in (actions.close_election, actions.count_election, actions.publish_election):
        act(**acting)
    made = actions.complain(actor=hall.voter(0), election=election, said="有人代投", pack=hall.pack)
    assert "waits for its answer" in refusal(actions.pass_result_on, passing=Passing(), **acting)
    decided = {"case": made.case_id, "organ": LEAGUE, "outcome": Outcome.REJECT, "opinion": "经核查不属实"}
    actions.answer_complaint(actor=hall.opener, pack=hall.pack, **decided)
    assert actions.pass_result_on(passing=Passing(), **acting).counted.handed_over_at is not None


def test_no_result_is_recorded_by_hand_beside_a_ballot(hall, election):
    by_hand = {"actor": hall.leads, "congress": hall.congress, "pack": hall.pack, "result": None}
    assert "A ballot of this election is held here" in refusal(record_result, **by_hand)
