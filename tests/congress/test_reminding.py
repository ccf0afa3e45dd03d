"""Who is to act for a congress is told: before a step is due, once it is overdue, and when it is off."""

from __future__ import annotations

from datetime import timedelta

import pytest

from compliance.university import PLAN
from congress.delegations import sending
from congress.test_calling import called, planned
from huizhang.approvals.models import Notification
from huizhang.congress.actions import cancel_congress, remind_of_congresses
from huizhang.congress.models import Candidacy
from huizhang.kernel.procedure import State
from huizhang.ledger.models import Entry
from huizhang.people.models import Account
from huizhang.people.queries import plan
from selection.serving import LEAGUE, serving, today

pytestmark = pytest.mark.django_db


def test_a_step_is_told_once_before_its_day_and_once_after_it():
    there = serving()
    called(there, day=planned(42))
    days = [there.pack.days["congress_preparing"], there.pack.days["remind"]]
    assert days == [40, 2]
    assert [remind_of_congresses(pack=there.pack, day=today()) for _ in range(2)] == [1, 0]
    made = Notification.objects.get(why="milestone")
    told = set(made.told.values_list("username", flat=True))
    assert {one.username for one in there.members} | {there.guiding(LEAGUE).username} <= told
    assert there.clerk.username not in told
    late = today() + timedelta(days=3)
    assert [remind_of_congresses(pack=there.pack, day=late) for _ in range(2)] == [1, 0]
    assert Notification.objects.get(why="milestone_late").told.count() == len(told)


def test_those_who_record_the_election_of_delegates_are_told_too():
    there = sending()
    day = there.congress.date - timedelta(days=9)
    remind_of_congresses(pack=there.pack, day=day)
    assert Notification.objects.filter(told=there.seated("college_union")).count() == 1


def test_a_cancelled_congress_closes_its_candidacies_and_tells_their_people(
    monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    there = sending()
    there.recommended(0, 1)
    own = Account.objects.create_user("own", name="同学", student=there.classmates[0])
    guides = there.seated("school_league_committee")
    with django_capture_on_commit_callbacks(execute=True):
        cancel_congress(actor=guides, congress=there.congress, said="与毕业季冲突", pack=there.pack)
    cases = [one.case for one in Candidacy.objects.select_related("case")]
    assert {(one.state, one.facts["called_off"]) for one in cases} == {(State.WITHDRAWN, "与毕业季冲突")}
    assert sum(one.waiting.count() for one in cases) == 0
    assert Entry.objects.filter(act="call_off").count() == 2
    told = Notification.objects.filter(why="called_off")
    assert told.filter(told=own).count() == 1
    assert told.filter(told=there.seated("class_league_branch")).count() == 2
    assert remind_of_congresses(pack=there.pack, day=there.congress.date) == 0
