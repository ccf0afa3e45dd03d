"""A college's students elect its delegates: whoever studies there may vote, whoever votes takes part."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

import cast
from approvals.university import seated
from congress.delegations import GUIDES, sending
from elections.bundle.given import both
from elections.voting import marking
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.standing import union_meeting
from huizhang.elections.actions import (
    cast_ballot,
    close_election,
    count_election,
    draft_election,
    open_election,
    publish_election,
)
from huizhang.elections.announcing import announcement_values
from huizhang.elections.models import Election, ElectionCount, RollEntry
from huizhang.elections.queries.counts import counted_again
from huizhang.elections.queries.screen import screen_of
from huizhang.elections.rules.drafting import Draft, settings_of
from huizhang.kernel.tally.counting import NO_QUORUM
from huizhang.people.models import College, Student
from selection.serving import account_of

pytestmark = pytest.mark.django_db
WATCHING = ("college_union", "school_student_affairs", "college_party_org")


def test_delegates_are_elected_by_the_students_of_their_college(school, client, tmp_path):
    there = sending("school")
    named = [one.student_id for one in there.recommended(0, 1, 2)]
    leads = there.seated(GUIDES["school"])
    others = there.university.others
    draft = Draft(
        kind="delegates",
        title="选举学代会代表",
        seats=2,
        candidates=tuple(named),
        scrutineers=tuple(others[organ].username for organ in WATCHING),
        approved="学院学生会会议通过",
        balloting=settings_of("delegates", there.pack),
        constituency=cast.COLLEGE,
        closes=timezone.now() + timedelta(days=1),
    )
    acting = {"actor": leads, "pack": there.pack}
    election = open_election(
        election=draft_election(congress=there.congress, draft=draft, **acting), **acting
    )
    enrolled = Student.objects.filter(class_group__major__college=cast.COLLEGE)
    assert (election.entitled, election.present, election.issued) == (enrolled.count(), None, None)
    assert RollEntry.objects.filter(issued=True).count() == election.entitled
    voter = account_of(there.classmates[3])
    cast_ballot(actor=voter, election=election, marking=marking(["c1"]))
    election = close_election(election=election, why="其余同学不再投票", **acting)
    assert (election.present, election.issued, election.returned) == (1, 1, 1)
    election = count_election(election=election, **acting)
    made = ElectionCount.objects.get(election=publish_election(election=election, **acting))
    count = counted_again(made)
    assert (election.state, count.failed, count.elected) == ("void", NO_QUORUM, ())
    assert (screen_of(election).void, screen_of(election).drawn) == (NO_QUORUM, None)
    said = announcement_values(made, union_meeting(there.congress))
    assert said["title"] == "关于选举学代会代表无效的公告"
    assert "将重新组织选举。原因：参加人数未达到法定人数" in said["conclusion"]
    assert both(bytes(made.bundle), tmp_path, election.box_sha256) == (0, 0)
    page = f"/elections/{election.pk}/count"
    # with a quorum it would be
    Election.objects.filter(pk=election.pk).update(state="published")
    client.force_login(there.seated("college_union"))
    assert page in client.get("/").content.decode()
    assert client.get(page).context["passes"] is True
    elsewhere, _ = College.objects.get_or_create(name=cast.OTHER_COLLEGE)
    client.force_login(seated(there.pack, "college_union", elsewhere, there.university.group, "elsewhere"))
    assert page not in client.get("/").content.decode()
    assert client.get(page).status_code == 403


def test_a_constituency_without_seats_elects_nobody():
    there = sending("school")
    draft = Draft("delegates", "选举", 1, (), (), "", there.pack.balloting, constituency="无此学院")
    with pytest.raises(CaseRefused) as refused:
        draft_election(
            actor=there.seated(GUIDES["school"]), congress=there.congress, draft=draft, pack=there.pack
        )
    assert "无此学院 has no seats at this congress." in [one.say() for one in refused.value.messages]
