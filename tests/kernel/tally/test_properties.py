"""What holds of every count, and what an independent count of small cases says."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from huizhang.kernel.tally import Base, Count, Share, TieRule, count
from kernel.tally.given import ballot, counted, election, rules

SOME = settings(max_examples=200, deadline=None)
NAMES = "abcd"
papers = st.lists(st.text("ox-?", min_size=4, max_size=4), min_size=1, max_size=9)
shares = st.one_of(
    st.none(),
    st.builds(Share, st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(1, 3)]), st.booleans()),
)
ruled = st.builds(
    lambda base, needed, tie: rules(base=base, needed=needed, tie=tie),
    st.sampled_from(Base),
    shares,
    st.sampled_from(TieRule),
)
seats = st.integers(1, 4)


def outcome(found: Count) -> tuple[object, ...]:
    people = {one.name: (one.approve, one.oppose, one.abstain, one.elected) for one in found.candidates}
    following = found.next_round and (
        frozenset(one.name for one in found.next_round.candidates),
        found.next_round.seats,
    )
    ties = frozenset(one.name for one in found.ties)
    return people, ties, found.vacant, following, found.valid, found.invalid


@SOME
@given(papers, seats, ruled, st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_of_candidates_matters(given, wanted, ruled, random):
    before = outcome(counted(NAMES, wanted, given, rules=ruled))
    order = random.sample(range(len(NAMES)), len(NAMES))
    shuffled = ["".join(paper[place] for place in order) for paper in random.sample(given, len(given))]
    names = "".join(NAMES[place] for place in order)
    assert outcome(counted(names, wanted, shuffled, rules=ruled)) == before


@SOME
@given(papers, seats, ruled, st.data())
def test_one_more_approval_never_hurts(given, wanted, ruled, data):
    before = counted(NAMES, wanted, given, rules=ruled)
    row = data.draw(st.integers(0, len(given) - 1))
    column = data.draw(st.integers(0, 3))
    paper = given[row]
    approvals = paper.count("o") + (paper[column] != "o")
    if approvals > wanted:
        return
    more = [*given[:row], paper[:column] + "o" + paper[column + 1 :], *given[row + 1 :]]
    after = counted(NAMES, wanted, more, rules=ruled)
    rank = {True: 2, False: 0}
    was, now = (
        max(rank[found.candidates[column].elected], NAMES[column] in {one.name for one in found.ties})
        for found in (before, after)
    )
    assert now >= was


@SOME
@given(papers, seats, ruled)
def test_seats_are_filled_or_vacant_and_nobody_below_the_elected_is_above_them(given, wanted, ruled):
    found = counted(NAMES, wanted, given, rules=ruled)
    assert len(found.elected) + found.vacant == wanted
    lowest = min((one.approve for one in found.elected), default=None)
    others = [one.approve for one in found.candidates if not one.elected]
    assert lowest is None or all(votes < lowest for votes in others)


@SOME
@given(papers, seats, ruled)
def test_an_independent_count_agrees(given, wanted, ruled):
    found = counted(NAMES, wanted, given, rules=ruled)
    assert {one.name for one in found.elected} == surely_elected(given, wanted, ruled)


def surely_elected(given, wanted, ruled) -> set[str]:
    """Whoever is in every best choice of people for the seats, tried one by one."""
    valid = [paper for paper in given if paper.count("o") <= wanted]
    votes = {name: sum(paper[place] == "o" for paper in valid) for place, name in enumerate(NAMES)}
    base = len(valid) if ruled.base is Base.VALID else len(given)
    able = [name for name in NAMES if votes[name] and enough(ruled.needed, votes[name], base)]
    size = min(wanted, len(able))
    choices = list(itertools.combinations(able, size))
    most = max(sum(votes[name] for name in choice) for choice in choices)
    best = [set(choice) for choice in choices if sum(votes[name] for name in choice) == most]
    return set.intersection(*best)


def enough(needed: Share | None, votes: int, base: int) -> bool:
    if needed is None:
        return True
    share = Fraction(votes, base)
    return share > needed.of if needed.strictly else share >= needed.of


@SOME
@given(papers, seats)
def test_a_ballot_that_opposes_everybody_elects_nobody_more(given, wanted):
    before = counted(NAMES, wanted, given)
    after = count(
        election(NAMES, wanted, len(given) + 1),
        [ballot(NAMES, marks, key) for key, marks in enumerate([*given, "xxxx"])],
    )
    assert {one.name for one in after.elected} <= {one.name for one in before.elected}
