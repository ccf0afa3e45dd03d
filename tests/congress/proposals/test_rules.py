"""The rules of proposals: which way leads where, what is counted, what a school may set."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.congress.rules.proposals.docketing import Ground, Outcome
from huizhang.congress.rules.proposals.replying import MOST_REPLIES, after_rating
from huizhang.congress.rules.proposals.report import DOCKETED, RECEIVED, Line, One, report
from huizhang.congress.rules.proposals.stages import MOVES, Shown, Stage, refusal_of_move, shown
from huizhang.congress.words import DISPOSITIONS, GROUNDS, PROPOSAL_STATES
from huizhang.kernel.procedure import State
from huizhang.policy.proposing import Proposing, laid

CATEGORIES = ("教育教学", "生活服务", "其他")
FINAL = (Stage.SATISFIED, Stage.UNSATISFIED, Stage.OPINION, Stage.REFUSED)


def reached(start: Stage) -> set[Stage]:
    found, ahead = set(), [start]
    while ahead:
        for one in MOVES[ahead.pop()] - found:
            found.add(one)
            ahead.append(one)
    return found


def test_every_stage_is_reached_from_a_draft_and_knows_what_follows():
    assert set(MOVES) == set(Stage)
    assert reached(Stage.DRAFT) == set(Stage)


@pytest.mark.parametrize("stage", FINAL)
def test_nothing_follows_an_end(stage):
    assert MOVES[stage] == frozenset()
    assert refusal_of_move(stage, Stage.ANSWERED) is not None


@given(st.lists(st.sampled_from(list(Stage)), max_size=30))
def test_no_way_leads_from_refused_to_replied_or_around_the_docket(steps):
    way = [Stage.DRAFT]
    for step in steps:
        if refusal_of_move(way[-1], step) is None:
            way.append(step)
    if Stage.REFUSED in way:
        assert way[-1] is Stage.REFUSED
    if Stage.ANSWERED in way:
        assert Stage.DOCKETED in way[: way.index(Stage.ANSWERED)]
        assert Stage.FILED in way[: way.index(Stage.DOCKETED)]


@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_a_reply_is_rated_twice_at_most(ratings):
    number, stage = 1, Stage.DOCKETED
    for satisfied in ratings:
        if stage is Stage.DOCKETED:
            stage = after_rating(satisfied, number)
            number += 1
    assert number - 1 <= MOST_REPLIES
    assert stage in (Stage.SATISFIED, Stage.UNSATISFIED, Stage.DOCKETED)


@pytest.mark.parametrize(
    ("stage", "case", "state"),
    [
        (Stage.FILED, State.OPEN, Shown.FILED),
        (Stage.FILED, State.RETURNED, Shown.RETURNED),
        (Stage.FILED, State.WITHDRAWN, Shown.WITHDRAWN),
        (Stage.DOCKETED, State.APPROVED, Shown.DOCKETED),
        (Stage.REFUSED, State.REJECTED, Shown.REFUSED),
        (Stage.DRAFT, None, Shown.DRAFT),
    ],
)
def test_what_is_filed_shows_how_its_case_stands(stage, case, state):
    assert shown(stage, case) is state


def test_every_state_ground_and_outcome_has_its_words():
    assert (set(PROPOSAL_STATES), set(GROUNDS), set(DISPOSITIONS)) == (set(Shown), set(Ground), set(Outcome))


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ones = st.builds(
    One,
    st.sampled_from((*CATEGORIES, "旧类别")),
    st.sampled_from(list(Shown)),
    st.none() | days,
    st.none() | days,
    st.none() | st.booleans(),
    st.booleans(),
)


@given(st.lists(ones, max_size=40))
def test_what_was_received_is_counted_once(found):
    total = report(found, CATEGORIES).total
    parts = (total.docketed, total.opinions, total.refused, total.merged, total.rolled, total.opened)
    assert total.received == sum(parts) == sum(one.state in RECEIVED for one in found)
    assert total.in_time <= total.replied
    assert total.satisfied + total.unsatisfied <= total.received


@given(st.lists(ones, max_size=40))
def test_the_total_is_the_sum_of_the_categories(found):
    made = report(found, CATEGORIES)
    assert sum((line for _, line in made.lines), Line()) == made.total
    assert [name for name, _ in made.lines][:3] == list(CATEGORIES)


def test_a_late_reply_counts_as_replied_and_not_as_in_time():
    found = [
        One("其他", Shown.ANSWERED, date(2026, 3, 1), date(2026, 3, 1)),
        One("其他", Shown.SATISFIED, date(2026, 3, 1), date(2026, 3, 2), True),
    ]
    line = dict(report(found, CATEGORIES).lines)["其他"]
    assert (line.docketed, line.replied, line.in_time, line.satisfied) == (2, 2, 1, 1)
    assert {Shown.ANSWERED, Shown.SATISFIED} < DOCKETED


SET = Proposing(("其他",), 2, ("图书馆",), ("学院办公室",))


def test_a_school_sets_them_from_a_day_on():
    blocks = [{"seconders": 0}, {"from": date(2027, 1, 1), "seconders": 3, "categories": ["学业", "生活"]}]
    assert laid(SET, blocks, date(2026, 12, 31)) == (
        Proposing(("其他",), 0, ("图书馆",), ("学院办公室",)),
        [],
    )
    later = Proposing(("学业", "生活"), 3, ("图书馆",), ("学院办公室",))
    assert laid(SET, blocks, date(2027, 1, 1)) == (later, [])
    assert laid(SET, blocks, None) == (later, [])


@pytest.mark.parametrize(
    "given",
    [
        {"seconders": 1},
        {"seconders": -1},
        {"seconders": True},
        {"seconders": 101},
        {"categories": []},
        {"categories": ["同", "同"]},
        {"categories": [" "]},
        {"offices": "图书馆"},
        {"office": ["图书馆"]},
        {"from": "2027-01-01"},
        [{"seconders": 0}, {"seconders": 2}],
    ],
)
def test_what_is_wrong_is_said_with_its_place(given):
    found, wrong = laid(SET, given, None)
    assert [where.startswith("proposals") for where, _ in wrong] == [True]
    assert found.categories == SET.categories
