"""Setting an election up, opening it along its chain, and what goes wrong; each by outcome and by refusal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from congress.university import enrolled
from elections.voting import NUMBERS, SCRUTINEERS, Voting, nominated
from huizhang.approvals.actions import CaseRefused
from huizhang.elections.actions import (
    abort_election,
    answer_complaint,
    close_election,
    complain,
    decide_abort,
    decide_opening,
    draft_election,
    draft_further_round,
    extend_election,
    open_election,
    repeat_election,
    suspend_election,
    withdraw_candidate,
)
from huizhang.elections.models import Ballot, Election, ElectionCandidate, RollEntry
from huizhang.elections.queries import manifest_of, on_ballot
from huizhang.elections.rules.frozen import canonical, digest, digest_of_roll
from huizhang.kernel.procedure import Outcome
from huizhang.ledger.models import Entry
from huizhang.people.models import ClassGroup, Student
from selection.serving import account_of


def refusal(act, **given) -> str:
    with pytest.raises(CaseRefused) as refused:
        act(**given)
    return " ".join(one.say() for one in refused.value.messages)


def not_drafted(hall: Voting, **more) -> str:
    return refusal(hall.drafted, **more)


def told(act: str) -> dict:
    return Entry.objects.filter(act=act).latest("seq").payload


def test_only_those_whose_chain_is_done_are_candidates(hall):
    unready = enrolled("20240998", ClassGroup.objects.get(name="网络2401"))
    nominated(unready, candidate=False)
    said = not_drafted(hall, candidates=(*NUMBERS, "20240998", "20240101"))
    assert "is no candidate yet: every step before the election comes first" in said
    assert "20240101 is no candidate for this office" in said


def test_the_surplus_is_computed_on_the_seats_and_asked_for(hall):
    said = not_drafted(hall, candidates=NUMBERS[:5])
    assert "To elect 5 at least 6 have to stand (surplus 1/5), not 5." in said
    equal = replace(hall.pack.balloting, equal_number=True)
    assert hall.drafted(candidates=NUMBERS[:5], balloting=equal).equal_number


def test_no_candidate_watches_or_counts(hall):
    stands = account_of(Student.objects.get(pk=NUMBERS[0]))
    said = not_drafted(hall, scrutineers=(stands.username, *SCRUTINEERS[:1]), tellers=("nobody",))
    assert f"{stands.name} stands in this election and cannot watch or count it" in said
    assert "There is no open account nobody" in said
    assert "Name at least 3 scrutineers" in said


def test_opening_freezes_everything_and_puts_its_hash_in_the_ledger(hall):
    election = hall.opened(seed="3 6 1")
    frozen = json.loads(election.frozen)
    assert election.frozen_sha256 == sha256(election.frozen.encode()).hexdigest()
    entry = told("open_election")
    assert (entry["sha256"], entry["seed"]) == (election.frozen_sha256, "3 6 1")
    assert frozen["roll"] == entry["roll"] == digest_of_roll(hall.session.numbers)
    assert [one["id"] for one in frozen["manifest"]["candidates"]] == [f"c{n}" for n in range(1, 8)]
    drawn = sorted(NUMBERS, key=lambda one: sha256(f"3 6 1|{name_of(one)}".encode()).hexdigest())
    assert [one.student_id for one in on_ballot(election)] == drawn
    assert (election.entitled, election.present, election.issued) == (9, 9, 9)


def name_of(number: str) -> str:
    return ElectionCandidate.objects.filter(student=number).latest("pk").name


@pytest.mark.parametrize(("order", "surnames"), [("pinyin", "白陈邓方高何江"), ("strokes", "方邓白江何陈高")])
def test_candidates_stand_by_their_syllables_or_strokes_for_good(hall, order, surnames):
    election = hall.opened(balloting=replace(hall.pack.balloting, order=order))
    assert [one.name[0] for one in on_ballot(election)] == list(surnames)
    assert json.loads(election.frozen)["order"] == order


def test_candidates_stand_by_no_strokes_that_are_not_known(hall):
    Student.objects.filter(pk=NUMBERS[0]).update(name="白𬱖")
    said = refusal(hall.drafted, balloting=replace(hall.pack.balloting, order="strokes"))
    assert "The order of strokes of 𬱖 in 白𬱖 is not known" in said


def test_the_roll_is_that_of_whoever_is_present_at_the_last_word(hall):
    election = open_election(actor=hall.leads, election=hall.drafted(), pack=hall.pack)
    assert (election.state, election.opening.state) == ("drafted", "open")
    assert "waits for an organ already" in refusal(
        open_election, actor=hall.leads, election=election, pack=hall.pack
    )
    hall.session.went(hall.session.numbers[0])
    decide_opening(
        actor=hall.opener,
        case=election.opening_id,
        organ="college_league_org",
        outcome=Outcome.APPROVE,
        pack=hall.pack,
    )
    election.refresh_from_db()
    assert (election.state, election.entitled, election.present) == ("open", 9, 8)
    assert not RollEntry.objects.filter(voter=hall.session.numbers[0]).exists()
    hall.session.came(hall.session.numbers[0])
    assert "not on the roll" in refusal(hall.casts, election=election, place=0)


def test_without_a_quorum_no_ballot_is_issued(hall):
    for number in hall.session.numbers[:4]:
        hall.session.went(number)
    assert "5 of 9 are present: without a quorum" in refusal(hall.opened)


def test_a_candidate_who_withdraws_before_the_opening_is_not_on_the_ballot(hall):
    election = hall.drafted()
    for one in election.candidates.order_by("pk")[:1]:
        withdraw_candidate(actor=hall.leads, candidate=one, why="个人原因", pack=hall.pack)
        assert "has withdrawn already" in refusal(
            withdraw_candidate, actor=hall.leads, candidate=one, why="再次", pack=hall.pack
        )
    open_election(actor=hall.opener, election=election, pack=hall.pack)
    election.refresh_from_db()
    assert [one.key for one in on_ballot(election)] == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert NUMBERS[0] not in [one.student_id for one in on_ballot(election)]


def test_withdrawals_below_the_surplus_stop_the_opening(hall):
    election = hall.drafted()
    for one in election.candidates.order_by("pk")[:2]:
        withdraw_candidate(actor=hall.leads, candidate=one, why="个人原因", pack=hall.pack)
    said = refusal(open_election, actor=hall.opener, election=election, pack=hall.pack)
    assert "To elect 5 at least 6 have to stand" in said


def test_an_election_is_extended_and_never_shortened(hall):
    later = timezone.now() + timedelta(hours=2)
    election = hall.opened(closes=later)
    said = refusal(
        extend_election,
        actor=hall.leads,
        election=election,
        closes=later - timedelta(hours=1),
        why="断网",
        pack=hall.pack,
    )
    assert "ends later than before" in said
    until = later + timedelta(hours=1)
    extend_election(actor=hall.leads, election=election, closes=until, why="断网", pack=hall.pack)
    election.refresh_from_db()
    assert (election.closes, told("extend_election")["why"]) == (until, "断网")


def test_closing_seals_the_box_under_new_keys_with_the_numbers_and_who_withdrew(hall):
    election = hall.opened()
    for place in range(5):
        hall.casts(election, place, [f"c{place + 1}"])
    before = dict(Ballot.objects.values_list("key", "marks"))
    gone = election.candidates.get(key="c2")
    withdraw_candidate(actor=hall.leads, candidate=gone, why="本人申请", pack=hall.pack)
    close_election(actor=hall.leads, election=election, pack=hall.pack)
    election.refresh_from_db()
    after = dict(Ballot.objects.values_list("key", "marks"))
    assert sorted(before.values()) == sorted(after.values())
    assert not before.keys() & after.keys()
    lines = "\n".join(sorted(f"{key} {marks}" for key, marks in after.items()))
    fixed = {
        "opening": election.frozen_sha256,
        "present": 9,
        "issued": 9,
        "returned": 5,
        "withdrawn": ["c2"],
        "ballots": sha256(lines.encode()).hexdigest(),
    }
    assert told("close_election")["sealed"] == fixed
    assert election.box_sha256 == digest(canonical(fixed)) == told("close_election")["box"]
    assert "closed; this cannot be done now" in refusal(
        close_election, actor=hall.leads, election=election, pack=hall.pack
    )
    assert (manifest_of(election)["issued"], manifest_of(election)["returned"]) == (9, 5)


def test_a_box_that_disagrees_with_the_roll_is_not_closed(hall):
    election = hall.opened()
    hall.casts(election, 0, ["c1"])
    RollEntry.objects.filter(election=election, voted=False).update(voted=True)
    said = refusal(close_election, actor=hall.leads, election=election, pack=hall.pack)
    assert "9 are marked as having voted, but 1 ballots lie in the box" in said


def test_an_election_is_broken_off_along_its_chain_and_repeated(hall):
    election = hall.opened()
    hall.casts(election, 0, ["c1"])
    asked = abort_election(actor=hall.leads, election=election, why="名册有误", pack=hall.pack)
    assert asked.state == "open"
    decide_abort(
        actor=hall.opener,
        case=asked.aborting_id,
        organ="college_league_org",
        outcome=Outcome.APPROVE,
        pack=hall.pack,
    )
    election.refresh_from_db()
    assert (election.state, election.said) == ("aborted", "名册有误")
    assert Ballot.objects.filter(election=election).count() == 1
    again = repeat_election(actor=hall.leads, election=election, draft=hall.draft(), pack=hall.pack)
    assert (again.after_id, again.repeats, again.round) == (election.pk, True, 1)
    assert "Another election follows" in refusal(
        repeat_election, actor=hall.leads, election=election, draft=hall.draft(), pack=hall.pack
    )


def test_a_further_round_is_among_those_left_and_asks_for_no_surplus(hall):
    election = hall.opened()
    draft = replace(hall.draft(), seats=1, candidates=NUMBERS[:2])
    asked = {"actor": hall.leads, "election": election, "pack": hall.pack}
    assert "follows a round that is counted" in refusal(draft_further_round, draft=draft, **asked)
    Election.objects.filter(pk=election.pk).update(state="counted")
    stranger = replace(draft, candidates=(NUMBERS[0], "20240101"))
    assert "20240101 is no candidate" in refusal(draft_further_round, draft=stranger, **asked)
    second = draft_further_round(draft=draft, **asked)
    assert (second.after_id, second.repeats, second.round, second.seats) == (election.pk, False, 2, 1)
    assert open_election(actor=hall.opener, election=second, pack=hall.pack).state == "open"


def test_a_complaint_is_taken_until_its_deadline_and_answered(hall):
    election = hall.opened()
    assert "vote, stand, watch or count" in refusal(
        complain, actor=hall.opener, election=election, said="代投", pack=hall.pack
    )
    made = complain(actor=hall.voter(0), election=election, said="有人代投", pack=hall.pack)
    decided = {"case": made.case_id, "organ": "college_league_org", "pack": hall.pack}
    assert "Answer the complaint in words" in refusal(
        answer_complaint, actor=hall.opener, outcome=Outcome.REJECT, **decided
    )
    answer_complaint(actor=hall.opener, outcome=Outcome.REJECT, opinion="经核查不属实", **decided)
    made.case.refresh_from_db()
    assert made.case.state == "rejected"
    close_election(actor=hall.leads, election=election, pack=hall.pack)
    Election.objects.filter(pk=election.pk).update(closed_at=timezone.now() - timedelta(days=5))
    assert "Complaints were taken until" in refusal(
        complain, actor=hall.voter(1), election=election, said="计票有误", pack=hall.pack
    )


def test_acts_say_why(hall):
    election = hall.opened()
    said = refusal(suspend_election, actor=hall.leads, election=election, why=" ", pack=hall.pack)
    assert "Say why" in said


def test_nobody_sets_an_election_up_who_does_not_lead_the_union(hall):
    said = refusal(
        draft_election, actor=hall.voter(0), congress=hall.congress, draft=hall.draft(), pack=hall.pack
    )
    assert "or an organ that guides it" in said
