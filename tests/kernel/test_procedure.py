"""A case on its way along a chain, one word after the other."""

import pytest

from huizhang.kernel.procedure import Outcome, Position, Slot, Stage, State, Word, position

BRANCH, LEAGUE, PARTY = Slot("class_league_branch"), Slot("college_league_org"), Slot("college_party_org")
AFFAIRS, COMMITTEE = Slot("school_student_affairs"), Slot("school_league_committee")
COLLEGE = (Stage("recommend", (BRANCH,)), Stage("consent", (LEAGUE,)), Stage("determine", (PARTY,)))
JOINT = (Stage("recommend", (LEAGUE,)), Stage("review", (AFFAIRS, COMMITTEE)))
EITHER = (Stage("approve", (LEAGUE, COMMITTEE), any_one=True),)


def said(stage: int, slot: Slot, outcome: Outcome = Outcome.APPROVE) -> Word:
    return Word(stage, slot.organ, outcome)


def test_an_untouched_case_waits_for_its_first_organ():
    assert position(COLLEGE, []) == Position(State.OPEN, 0, (BRANCH,))


def test_each_approval_brings_the_next_organs_turn_and_the_last_one_the_end():
    words = [said(0, BRANCH), said(1, LEAGUE)]
    assert position(COLLEGE, words) == Position(State.OPEN, 2, (PARTY,))
    assert position(COLLEGE, [*words, said(2, PARTY)]) == Position(State.APPROVED)


@pytest.mark.parametrize("first, second", [(AFFAIRS, COMMITTEE), (COMMITTEE, AFFAIRS)])
def test_joint_organs_speak_in_any_order_and_all_must(first: Slot, second: Slot):
    words = [said(0, LEAGUE), said(1, first)]
    assert position(JOINT, words) == Position(State.OPEN, 1, (second,))
    assert position(JOINT, [*words, said(1, second)]) == Position(State.APPROVED)


@pytest.mark.parametrize(
    "outcome, state", [(Outcome.REJECT, State.REJECTED), (Outcome.RETURN, State.RETURNED)]
)
def test_one_joint_organ_ends_the_round(outcome: Outcome, state: State):
    words = [said(0, LEAGUE), said(1, AFFAIRS), said(1, COMMITTEE, outcome)]
    assert position(JOINT, words) == Position(state, 1)


def test_a_rejection_outweighs_a_return_of_the_same_stage():
    words = [said(0, LEAGUE), said(1, AFFAIRS, Outcome.RETURN), said(1, COMMITTEE, Outcome.REJECT)]
    assert position(JOINT, words) == Position(State.REJECTED, 1)


@pytest.mark.parametrize("slot", [LEAGUE, COMMITTEE])
def test_where_any_one_may_speak_the_first_decides(slot: Slot):
    assert position(EITHER, []) == Position(State.OPEN, 0, (LEAGUE, COMMITTEE))
    assert position(EITHER, [said(0, slot)]) == Position(State.APPROVED)


def test_a_chain_without_stages_is_done():
    assert position((), []) == Position(State.APPROVED)
