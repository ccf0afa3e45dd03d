"""Worked counts: every edge that published rules know."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhang.kernel.tally import Base, Candidate, Share, TieRule, count
from kernel.tally.given import HALF, ballot, counted, elected, election, rules

VACANT, HANDS = TieRule.VACANT, TieRule.SHOW_OF_HANDS


def names(people) -> str:
    return "".join(one.name for one in people)


def test_those_with_more_than_half_are_elected_the_most_votes_first():
    found = counted("abc", 2, ["oo-", "oo-", "o-o", "-oo", "o-x"])
    assert (elected(found), found.vacant, found.ties, found.next_round) == ("ab", 0, (), None)
    assert [(one.approve, one.oppose, one.abstain) for one in found.candidates] == [
        (4, 0, 1),
        (3, 0, 2),
        (2, 1, 2),
    ]


@pytest.mark.parametrize(
    ("approve", "of", "reached"),
    [(2, 4, False), (3, 4, True), (2, 5, False), (3, 5, True)],
    ids=["exactly half", "above", "below an odd half", "above an odd half"],
)
def test_exactly_half_is_not_more_than_half(approve, of, reached):
    found = counted("a", 1, ["o"] * approve + ["x"] * (of - approve))
    assert elected(found) == ("a" if reached else "")


def test_at_least_half_is_reached_by_exactly_half():
    found = counted("a", 1, ["o", "x"], rules=rules(needed=Share(Fraction(1, 2), strictly=False)))
    assert elected(found) == "a"


@pytest.mark.parametrize(
    ("quorum", "present", "met"),
    [
        (Share(Fraction(2, 3), strictly=False), 200, True),
        (Share(Fraction(2, 3), strictly=True), 200, False),
        (Share(Fraction(2, 3), strictly=True), 201, True),
        (Share(Fraction(4, 5), strictly=True), 240, False),
    ],
    ids=["at least 2/3", "more than 2/3", "one more", "more than 4/5"],
)
def test_a_quorum_of_exactly_two_thirds_is_read_as_the_rules_say(quorum, present, met):
    found = counted("a", 1, ["o"] * 3, entitled=300, present=present, issued=3, rules=rules(quorum=quorum))
    assert found.quorum_met is met
    if not met:
        assert (elected(found), found.vacant, found.next_round) == ("", 1, None)


@pytest.mark.parametrize(
    ("base", "number"), [(Base.PRESENT, 6), (Base.ENTITLED, 8), (Base.VALID, 3)], ids=str
)
def test_the_share_is_of_whom_the_rules_name(base, number):
    found = counted(
        "ab", 1, ["o-", "o-", "-o", "oo"], entitled=8, present=6, issued=6, rules=rules(base=base)
    )
    assert (found.base, found.valid, found.invalid) == (number, 3, 1)
    assert elected(found) == ("a" if base is Base.VALID else "")


def test_more_approvals_than_seats_make_a_ballot_invalid_and_fewer_do_not():
    found = counted("abc", 2, ["ooo", "o--", "---"])
    assert (found.valid, found.invalid) == (2, 1)
    assert [one.approve for one in found.candidates] == [1, 0, 0]


def test_an_illegible_mark_counts_for_nobody_and_the_rest_of_the_ballot_counts():
    found = counted("ab", 1, ["o?", "o?", "ox"])
    assert [(one.approve, one.illegible) for one in found.candidates] == [(3, 0), (0, 2)]
    assert elected(found) == "a"


@pytest.mark.parametrize("marks", ["---", "xxx"], ids=["all blank", "all opposed"])
def test_where_nobody_approves_nobody_is_elected_and_all_stand_again(marks):
    found = counted("abc", 2, [marks] * 3)
    assert (elected(found), found.vacant, found.valid) == ("", 2, 3)
    assert (names(found.next_round.candidates), found.next_round.seats) == ("abc", 2)


def test_more_ballots_back_than_were_issued_void_the_election():
    found = counted("a", 1, ["o"] * 5, issued=4)
    assert (found.void, elected(found), found.vacant, found.next_round) == (True, "", 1, None)
    assert "5 ballots came back, but only 4" in found.void_reason.say()


def test_fewer_ballots_back_than_were_issued_are_counted():
    found = counted("a", 1, ["o"] * 3, entitled=5, present=5, issued=5)
    assert (found.void, elected(found), found.base) == (False, "a", 5)


def test_a_tie_for_the_last_seat_leaves_it_open_and_those_above_it_elected():
    ballots = ["oo--"] * 3 + ["o-o-"] * 3
    plenty = rules(needed=Share(Fraction(1, 2), strictly=False))
    found = counted("abcd", 2, ballots, rules=plenty)
    assert (elected(found), names(found.ties), found.vacant) == ("a", "bc", 1)
    assert (names(found.next_round.candidates), found.next_round.seats) == ("bc", 1)


def test_a_three_way_tie_for_two_seats_elects_none_of_them():
    found = counted("abc", 2, ["oo-", "o-o", "-oo"])
    assert (elected(found), names(found.ties), found.vacant) == ("", "abc", 2)
    assert found.next_round.seats == 2


def test_a_tie_above_the_last_seat_is_none():
    found = counted("abc", 2, ["oo-", "oo-", "oox"])
    assert (elected(found), found.ties) == ("ab", ())


@pytest.mark.parametrize("tie", [VACANT, HANDS], ids=str)
def test_without_a_run_off_a_tie_asks_for_no_further_round(tie):
    found = counted("ab", 1, ["o-", "-o"], rules=rules(tie=tie, needed=None))
    assert (names(found.ties), found.vacant, found.next_round) == ("ab", 1, None)


def test_a_second_tie_in_the_run_off_is_a_tie_again():
    found = counted("bc", 1, ["o-", "-o"], rules=rules(needed=None))
    assert (names(found.ties), names(found.next_round.candidates)) == ("bc", "bc")


def test_too_few_above_the_share_leave_seats_for_the_unelected():
    found = counted("abc", 2, ["o-o", "oo-", "o--"])
    assert (elected(found), found.vacant, found.ties) == ("a", 1, ())
    assert (names(found.next_round.candidates), found.next_round.seats) == ("bc", 1)


def test_fewer_candidates_than_seats_leave_seats_for_nobody():
    found = counted("a", 2, ["o", "o"])
    assert (elected(found), found.vacant, found.next_round) == ("a", 1, None)


def test_by_plurality_the_most_votes_elect_and_none_elects_nobody():
    found = counted("abc", 2, ["o--", "o--", "-o-", "---", "---"], rules=rules(needed=None))
    assert (elected(found), found.vacant) == ("ab", 0)
    assert elected(counted("abc", 2, ["o--"], rules=rules(needed=None))) == "a"


def written(seats: int, *given: tuple[str, list[str]], people: str = "ab", **more):
    papers = [ballot(people, marks, key, names) for key, (marks, names) in enumerate(given)]
    return count(election(people, seats, len(papers), rules=rules(write_ins=True), **more), papers)


def test_people_written_in_are_elected_like_candidates_and_have_no_id():
    found = written(1, ("--", ["张 三"]), ("--", ["张三"]), ("o-", []))
    (one,) = found.elected
    assert (one.id, one.name, one.approve) == (None, "张三", 2)


def test_a_name_written_in_counts_towards_the_seats_and_once():
    found = written(1, ("o-", ["张三"]), ("--", ["张三", "张 三"]))
    assert (found.invalid, [one.approve for one in found.candidates]) == (1, [0, 0, 1])


def test_a_candidate_written_in_is_approved_once():
    found = written(1, ("o-", ["a"]), ("-x", ["b"]))
    assert [(one.name, one.approve, one.oppose) for one in found.candidates] == [("a", 1, 0), ("b", 1, 0)]


def test_a_name_of_two_candidates_counts_for_neither_and_is_said():
    twins = (Candidate("c1", "李明"), Candidate("c2", "李明"))
    papers = [ballot("", "", 0, ["李明"])]
    found = count(election("", 1, 1, candidates=twins, rules=rules(write_ins=True)), papers)
    assert [one.approve for one in found.candidates] == [0, 0]
    assert any("two candidates have this name" in step.say() for step in found.steps)


def test_who_withdrew_after_printing_is_not_elected_even_when_written_in():
    people = (Candidate("a", "a", withdrawn=True), Candidate("b", "b"))
    found = written(1, ("o-", []), ("--", ["a"]), ("-o", []), ("-o", []), ("-o", []), candidates=people)
    assert (elected(found), [one.approve for one in found.candidates]) == ("b", [2, 3])
    alone = written(1, ("o-", []), ("o-", []), candidates=people)
    assert (elected(alone), names(alone.next_round.candidates)) == ("", "b")


def test_ballots_of_another_number_than_came_back_are_not_counted():
    with pytest.raises(ValueError, match="1 ballots, 2 returned"):
        count(election("a", 1, 2), [ballot("a", "o")])


def test_the_steps_tell_the_arithmetic():
    found = counted("ab", 1, ["o-", "o-", "-o"], entitled=4, present=3, issued=3)
    assert [step.say() for step in found.steps] == [
        "3 of 4 entitled are present; the quorum is at least 2/3: reached.",
        "3 ballots were issued, 3 came back.",
        "3 are valid; 0 approve of more people than there are seats and are invalid.",
        "Needed is more than 1/2 of 3 (those present).",
        "a: 2 in favour; 2 × 2 = 4 > 3 = 3 × 1",
        "b: 1 in favour; 1 × 2 = 2 < 3 = 3 × 1",
        "Reached it: 1; seats: 1.",
    ]


def test_whoever_checks_in_late_changes_no_base():
    assert counted("a", 1, ["o", "o"], entitled=4, present=3, issued=3, rules=rules(needed=HALF)).base == 3
