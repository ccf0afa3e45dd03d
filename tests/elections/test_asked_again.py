"""What was right when an election was set up is asked again when it opens."""

from __future__ import annotations

from elections.test_conducting import refusal
from elections.voting import LEAGUE, NAMES, NUMBERS, Voting
from huizhang.congress.actions import annul_result
from huizhang.congress.models import ElectionResult
from huizhang.congress.queries.results import results_standing
from huizhang.elections import actions
from huizhang.elections.queries.around import candidates_for_presidium
from huizhang.elections.rules.counting import Passing
from huizhang.kernel.procedure import Outcome
from huizhang.selection.models import Nomination
from huizhang.selection.queries.standing import union_called

ALL = ("c1", "c2", "c3", "c4", "c5")


def test_nobody_opens_an_election_with_somebody_who_is_no_candidate_any_more(hall):
    election = hall.drafted()
    Nomination.objects.filter(student=NUMBERS[0]).update(candidate=False)
    asked = {"actor": hall.opener, "election": election, "pack": hall.pack}
    said = refusal(actions.open_election, **asked)
    assert f"{NAMES[0]} cannot be elected any more" in said
    one = election.candidates.get(student=NUMBERS[0])
    actions.withdraw_candidate(actor=hall.leads, candidate=one, why="推荐已撤回", pack=hall.pack)
    assert actions.open_election(**asked).state == "open"


def test_it_is_asked_once_more_at_the_last_word(hall):
    waiting = actions.open_election(actor=hall.leads, election=hall.drafted(), pack=hall.pack)
    Nomination.objects.filter(student=NUMBERS[0]).update(candidate=False)
    decided = {"case": waiting.opening_id, "organ": LEAGUE, "outcome": Outcome.APPROVE, "pack": hall.pack}
    assert "cannot be elected any more" in refusal(actions.decide_opening, actor=hall.opener, **decided)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.opening.state) == ("drafted", "open")


def test_whoever_is_elected_is_offered_no_more_until_the_result_is_taken_back(hall, election):
    for place in range(9):
        hall.casts(election, place, ALL)
    acting = {"actor": hall.leads, "election": election, "pack": hall.pack}
    for act in (actions.close_election, actions.count_election, actions.publish_election):
        act(**acting)
    assert offered(hall) == set(NUMBERS)
    actions.pass_result_on(passing=Passing(), **acting)
    assert len(offered(hall)) == 2
    result = ElectionResult.objects.get()
    assert list(results_standing(hall.congress)) == [result]
    annul_result(actor=hall.leads, result=result, why="计票有误", pack=hall.pack)
    assert offered(hall) == set(NUMBERS)


def offered(hall: Voting) -> set[str]:
    return {one.number for one in candidates_for_presidium(union_called(hall.congress.union_id))}
