"""Quorum, majority, who was there when: pure, over many numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.congress.rules.session.attendance import (
    AHEAD,
    OLDEST,
    Interval,
    counted,
    first_with,
    most_present,
    present_at,
)
from huizhang.congress.rules.session.pasted import read_agenda, written
from huizhang.congress.rules.session.resolving import (
    House,
    Motion,
    Show,
    faults_of_resolution,
    verdict_in_words,
)
from huizhang.kernel.threshold import threshold

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
QUORUMS = st.sampled_from([">=2/3", ">2/3", ">1/2"])
MAJORITIES = st.sampled_from([">1/2", ">=2/3"])
MOTION = Motion("批准工作报告")


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


@st.composite
def houses(draw) -> House:
    entitled = draw(st.integers(1, 700))
    present = draw(st.integers(0, entitled))
    return House(entitled, present, threshold(draw(QUORUMS)), threshold(draw(MAJORITIES)))


@given(houses(), st.tuples(*(st.integers(0, 700) for _ in range(3))))
def test_a_vote_is_taken_only_with_a_quorum_and_by_those_present(house, votes):
    show = Show(*votes)
    refused = list(faults_of_resolution(MOTION, show, house))
    assert bool(refused) == (not house.sits or show.cast > house.present or not show.cast)


@given(houses(), st.integers(0, 700))
def test_what_carries_follows_from_the_votes_needed_alone(house, in_favour):
    show = Show(min(in_favour, house.present))
    if house.present:
        assert house.carries(show) == (show.in_favour >= house.needed)
    said = verdict_in_words(house, show)
    assert said.text.endswith(": carried.") == house.carries(show)


@given(houses(), st.integers(0, 700))
def test_one_more_vote_in_favour_never_loses(house, votes):
    assert house.carries(Show(votes)) <= house.carries(Show(votes + 1))


stays = st.lists(
    st.tuples(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 30))).map(
        lambda pair: Interval(at(pair[0]), None if pair[1] is None else at(pair[0] + pair[1] + 1))
    ),
    max_size=12,
)


@given(stays)
def test_the_most_who_were_there_is_the_most_at_any_minute(known):
    most, when = most_present(known)
    each = [present_at(known, at(minute)) for minute in range(70)]
    assert most == max(each)
    assert when is None if not known else present_at(known, when) == most


@given(stays, st.integers(1, 12))
def test_the_quorum_is_reached_at_the_first_minute_that_has_it(known, wanted):
    first = next((at(minute) for minute in range(70) if present_at(known, at(minute)) >= wanted), None)
    assert first_with(known, wanted) == first


def test_whoever_leaves_as_another_comes_makes_nobody_more():
    known = [Interval(at(0), at(5)), Interval(at(5))]
    assert (most_present(known)[0], present_at(known, at(5))) == (1, 1)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, NOON),
        (at(-10), at(-10)),
        (NOON + AHEAD, NOON),
        (NOON + AHEAD + timedelta(seconds=1), NOON),
        (NOON - OLDEST - timedelta(seconds=1), NOON),
        (at(-61), NOON),
    ],
    ids=["nothing stated", "waited", "a little ahead", "far ahead", "old", "before it could be"],
)
def test_a_stated_time_counts_where_it_can_be(stated, expected):
    assert counted(stated, NOON, at(-60)) == expected


@given(st.integers(-2000, 2000), st.integers(-900, 0))
def test_what_counts_is_never_after_it_was_heard_nor_before_it_could_be(minutes, earliest):
    found = counted(at(minutes), NOON, at(earliest))
    assert at(earliest) <= found <= NOON


def test_an_agenda_is_read_as_it_is_written():
    read = read_agenda("09:00 20 审议工作报告 | 张三\n\n2026-12-02 08:30 5 选举", at(-360))
    assert read.faults == ()
    assert [(one.text, one.begins.hour, one.begins.day, one.minutes, one.speaker) for one in read.points] == [
        ("审议工作报告", 9, 1, 20, "张三"),
        ("选举", 8, 2, 5, ""),
    ]
    assert read_agenda(written(list(read.points)), at(-360)) == read


@pytest.mark.parametrize(
    "line", ["上午 报告", "25:00 20 报告", "09:00 报告", "2026-13-01 09:00 20 报告", "09:00 20"]
)
def test_a_line_that_cannot_be_read_is_named(line):
    read = read_agenda(f"09:00 20 报告\n{line}", at(0))
    assert (len(read.points), [one.values["n"] for one in read.faults]) == (1, [2])
