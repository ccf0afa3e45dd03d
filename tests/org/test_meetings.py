"""The presidium meets: called by its chair, decided by votes, followed up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

import cast
from huizhang.ledger.models import Entry
from huizhang.org.actions import (
    PostRefused,
    convene_meeting,
    finish_follow_up,
    record_attendance,
    record_decision,
)
from huizhang.org.models import Attendance, Meeting, Resolution
from huizhang.org.rules.meetings import Votes
from selection.serving import Presidium, break_ledger, chairs, serving, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def presidium() -> Presidium:
    return serving()


def convened(presidium: Presidium, who: int = 0, **other) -> Meeting:
    facts = {"place": "大学生活动中心301", "agenda": ["设立学习部", "期末总结"], **other}
    at = facts.pop("at", timezone.now() + timedelta(hours=1))
    return convene_meeting(
        actor=presidium.members[who], union=cast.COLLEGE_UNION, at=at, pack=presidium.pack, **facts
    )


def held(presidium: Presidium) -> Meeting:
    """An hour ago, with everybody there."""
    meeting = convened(presidium)
    Meeting.objects.filter(pk=meeting.pk).update(at=timezone.now() - timedelta(hours=1))
    record_attendance(
        actor=presidium.members[0],
        meeting=meeting,
        present=[one.student_id for one in presidium.members],
        pack=presidium.pack,
    )
    return meeting


def decided(presidium: Presidium, in_favour: int = 3, against: int = 0, **other) -> Resolution:
    meeting = held(presidium)
    return record_decision(
        actor=presidium.members[0],
        item=meeting.agenda.get(number=1),
        text="同意设立学习部",
        votes=Votes(in_favour, against),
        pack=presidium.pack,
        **other,
    )


def test_a_meeting_is_called_held_decided_and_followed_up(presidium):
    responsible = presidium.members[1]
    resolution = decided(presidium, responsible=responsible.student_id, due=today() + timedelta(days=7))
    finish_follow_up(actor=responsible, resolution=resolution, day=today(), pack=presidium.pack)
    assert (resolution.carried, resolution.done_on, Attendance.objects.count()) == (True, today(), 3)
    assert [one.act for one in Entry.objects.order_by("seq")] == [
        "convene_meeting",
        "record_attendance",
        "record_decision",
        "finish_follow_up",
    ]


def test_where_a_chair_serves_nobody_else_calls_the_presidium(presidium):
    chairs(presidium.members[1], today())
    with pytest.raises(PostRefused, match="The executive chair"):
        convened(presidium, 0)
    assert convened(presidium, 1).convened_by == presidium.members[1]


def test_without_rotation_any_member_calls_the_presidium():
    presidium = serving("xianning")
    assert convened(presidium, 2).convened_by == presidium.members[2]


def test_nobody_from_outside_calls_the_presidium(presidium):
    with pytest.raises(PostRefused, match="The executive chair"):
        convene_meeting(
            actor=presidium.clerk,
            union=cast.COLLEGE_UNION,
            at=timezone.now() + timedelta(hours=1),
            place="301",
            agenda=["总结"],
            pack=presidium.pack,
        )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"at": timezone.now() - timedelta(days=1)}, "before it begins"),
        ({"place": " "}, "where the presidium meets"),
        ({"agenda": ["", " "]}, "at least one point"),
        ({"agenda": ["长" * 1001]}, "Shorten"),
    ],
)
def test_a_call_without_place_time_or_agenda_is_refused(presidium, other, said):
    with pytest.raises(PostRefused, match=said):
        convened(presidium, **other)
    assert (Meeting.objects.count(), Entry.objects.count()) == (0, 0)


def test_minutes_are_written_once_after_the_meeting_by_the_presidium(presidium):
    meeting = convened(presidium)
    facts = {"meeting": meeting, "present": [presidium.members[0].student_id], "pack": presidium.pack}
    with pytest.raises(PostRefused, match="has not begun"):
        record_attendance(actor=presidium.members[0], **facts)
    Meeting.objects.update(at=timezone.now() - timedelta(hours=1))
    with pytest.raises(PostRefused, match="The minutes are kept"):
        record_attendance(actor=presidium.clerk, **facts)
    with pytest.raises(PostRefused, match="not of this presidium"):
        record_attendance(actor=presidium.members[0], **{**facts, "present": [presidium.clerk.student_id]})
    record_attendance(actor=presidium.members[0], **facts)
    with pytest.raises(PostRefused, match="recorded already"):
        record_attendance(actor=presidium.members[0], **facts)


@pytest.mark.parametrize(
    ("votes", "carried"), [(Votes(2, 1), True), (Votes(1, 1, 1), False), (Votes(0, 0, 3), False)]
)
def test_more_than_half_of_those_present_carry_a_decision(presidium, votes, carried):
    meeting = held(presidium)
    made = record_decision(
        actor=presidium.members[0],
        item=meeting.agenda.get(number=2),
        text="通过",
        votes=votes,
        pack=presidium.pack,
    )
    assert made.carried is carried


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"in_favour": 2}, "2 votes do not make 3"),
        ({"responsible": "20240001"}, "Name both"),
        ({"responsible": "20240104", "due": today()}, "A member of the presidium answers"),
        ({"responsible": "20240001", "due": today() - timedelta(days=3)}, "due after the meeting"),
    ],
)
def test_a_decision_that_does_not_add_up_is_refused(presidium, other, said):
    with pytest.raises(PostRefused, match=said):
        decided(presidium, **other)
    assert Resolution.objects.count() == 0


def test_a_point_is_decided_once(presidium):
    resolution = decided(presidium)
    with pytest.raises(PostRefused, match="has its decision"):
        record_decision(
            actor=presidium.members[0],
            item=resolution.item,
            text="改为不设",
            votes=Votes(3),
            pack=presidium.pack,
        )


@pytest.mark.parametrize("act", ["convene", "attend", "decide", "finish"])
def test_nothing_remains_of_an_act_that_the_ledger_does_not_take(presidium, monkeypatch, act):
    resolution = decided(presidium, responsible="20240001", due=today())
    other = convened(presidium)
    Meeting.objects.filter(pk=other.pk).update(at=timezone.now() - timedelta(hours=1))
    member, pack = presidium.members[0], presidium.pack
    acts = {
        "convene": lambda: convened(presidium),
        "attend": lambda: record_attendance(
            actor=member, meeting=other, present=[member.student_id], pack=pack
        ),
        "decide": lambda: record_decision(
            actor=member,
            item=resolution.item.meeting.agenda.get(number=2),
            text="通过",
            votes=Votes(3),
            pack=pack,
        ),
        "finish": lambda: finish_follow_up(actor=member, resolution=resolution, day=today(), pack=pack),
    }
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        acts[act]()
    done = Resolution.objects.get().done_on
    assert (Meeting.objects.count(), Attendance.objects.count(), done) == (2, 3, None)
