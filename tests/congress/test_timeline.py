"""The course of a congress, worked by hand: days, whose turn it is, what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from huizhang.congress.rules.requests import turns
from huizhang.congress.rules.timeline import OnFile, State, timeline
from huizhang.kernel.records import Union
from huizhang.policy.resolve import resolve

PLANNED = date(2026, 12, 31)
COLLEGE = Union("学院学生会", "college", "student_union", "信息工程学院")
SCHOOL = Union("校学生会", "school", "student_union", None)
PARTY = ("approve", "college_party_org")
UPPER = ("consent", "upper_union")


def course(file: OnFile, today: date, union: Union = COLLEGE, pack: str = "kunming"):
    return {one.name: one for one in timeline(resolve(pack), union, file, today)}


def test_days_count_back_from_the_session_and_forward_after_it():
    found = course(OnFile(PLANNED), date(2026, 11, 1))
    assert {str(name): one.due for name, one in found.items()} == {
        "preparing": date(2026, 11, 21),
        "committee": date(2026, 12, 1),
        "seats": date(2026, 12, 6),
        "convening": date(2026, 12, 16),
        "delegates": date(2026, 12, 21),
        "credentials": date(2026, 12, 28),
        "preliminary": date(2026, 12, 30),
        "session": PLANNED,
        "announced": PLANNED,
        "approved": date(2027, 1, 7),
        "filed": date(2027, 1, 15),
    }


def test_the_first_that_is_not_done_is_due_and_the_rest_wait_for_their_turn():
    states = [one.state for one in course(OnFile(PLANNED), date(2026, 11, 21)).values()]
    assert states == [State.DUE, *[State.NOT_YET] * 10]


def test_what_is_past_its_day_is_overdue_whatever_comes_before_it():
    found = course(OnFile(PLANNED), date(2026, 12, 2))
    assert [found[name].state for name in ("preparing", "committee", "seats")] == [
        State.OVERDUE,
        State.OVERDUE,
        State.NOT_YET,
    ]


def test_a_request_is_done_when_everybody_whom_it_asks_has_agreed():
    one = OnFile(PLANNED, words={"congress.preparing": {PARTY: date(2026, 11, 10)}})
    found = course(one, date(2026, 11, 12))["preparing"]
    assert (found.state, found.waits) == (State.DUE, ("upper_union",))
    both = {PARTY: date(2026, 11, 10), UPPER: date(2026, 11, 24)}
    found = course(replace(one, words={"congress.preparing": both}), date(2026, 11, 25))["preparing"]
    assert (found.state, found.done_on, found.late, found.waits) == (
        State.DONE,
        date(2026, 11, 24),
        True,
        (),
    )


def test_the_school_asks_its_party_committee_and_the_federation():
    found = course(OnFile(PLANNED), date(2026, 11, 1), SCHOOL)
    assert found["preparing"].organs == ("school_party_committee", "upper_federation")
    assert found["approved"].organs == ("school_party_committee",)
    assert found["filed"].organs == ("upper_federation", "upper_union")


@pytest.mark.parametrize("pack", ["kunming", "xianning"])
def test_only_what_the_plan_itself_says_rests_on_its_article(pack):
    found = course(OnFile(PLANNED), date(2026, 11, 1), pack=pack)
    assert {str(name) for name, one in found.items() if one.article == "六"} == {
        "delegates",
        "session",
        "announced",
        "approved",
        "filed",
    }
    assert {one.article for one in found.values()} == {"", "六"}


@pytest.mark.parametrize(
    ("delegates", "wanted", "state"),
    [(19, 20, State.NOT_YET), (20, 20, State.DONE), (21, 20, State.DONE), (5, None, State.NOT_YET)],
)
def test_delegates_are_elected_when_their_seats_are_filled(delegates, wanted, state):
    file = OnFile(PLANNED, delegates=delegates, wanted=wanted)
    assert course(file, date(2026, 11, 1))["delegates"].state == state


def test_each_part_of_the_result_counts_by_itself():
    words = {
        ("announce", "congress"): PLANNED,
        ("file", "upper_union"): date(2027, 1, 3),
    }
    file = OnFile(PLANNED, words={"congress.result": words}, recorded={"session": PLANNED})
    found = course(file, date(2027, 1, 4))
    assert [found[name].state for name in ("session", "announced", "approved", "filed")] == [
        State.DONE,
        State.DONE,
        State.NOT_YET,
        State.NOT_YET,
    ]
    assert found["filed"].waits == ("upper_federation",)


def test_of_a_congress_brought_in_only_what_the_plan_asks_for_is_looked_at():
    file = OnFile(date(2026, 10, 1), called=False, delegates=12, wanted=12)
    found = course(file, date(2026, 11, 21))
    assert [str(name) for name in found] == ["delegates", "session", "announced", "approved", "filed"]
    assert (found["session"].state, found["session"].done_on) == (State.DONE, date(2026, 10, 1))
    assert found["filed"].state == State.OVERDUE


def test_a_school_sets_its_own_days():
    pack = resolve("kunming")
    own = replace(pack, days={**pack.days, "congress_preparing": 60, "congress_filed": 0})
    found = {one.name: one.due for one in timeline(own, COLLEGE, OnFile(PLANNED), date(2026, 11, 1))}
    assert (found["preparing"], found["filed"]) == (date(2026, 11, 1), PLANNED)


APPROVED = ("approve", "college_party_org")


@pytest.mark.parametrize(
    ("words", "recorded", "expected"),
    [
        ({}, {}, {}),
        (
            {"congress.preparing": {PARTY: date(2026, 11, 10)}},
            {},
            {("preparing", "upper_union"): ("consent", date(2026, 11, 10))},
        ),
        ({}, {"session": PLANNED}, {("announced", "congress"): ("announce", PLANNED)}),
        ({"congress.result": {("announce", "congress"): PLANNED}}, {"session": PLANNED}, {}),
        (
            {
                "congress.result": {
                    ("announce", "congress"): PLANNED,
                    APPROVED: date(2027, 1, 5),
                    ("file", "upper_union"): date(2027, 1, 6),
                }
            },
            {"session": PLANNED},
            {("filed", "upper_federation"): ("file", date(2027, 1, 5))},
        ),
    ],
    ids=["nothing yet", "granted here", "held", "announced", "approved"],
)
def test_a_word_from_outside_is_waited_for_once_everything_before_it_is_done(words, recorded, expected):
    pack, file = resolve("kunming"), OnFile(PLANNED, words=words, recorded=recorded)
    found = turns(pack, COLLEGE, file, timeline(pack, COLLEGE, file, date(2027, 1, 10)))
    assert {at: (turn.act, turn.since) for at, turn in found.items()} == expected
