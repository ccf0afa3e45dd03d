"""The demo university is at work: matters wait for whoever signs in, and nothing was done past the acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from huizhang.approvals.queries import inbox, returned_to
from huizhang.config import demo, initialising
from huizhang.kernel.procedure import State
from huizhang.ledger.queries import verify
from huizhang.org.models import Meeting, Resolution, SignUp, VolunteerHours
from huizhang.org.queries import convenes, presided
from huizhang.people.models import Account, Seat
from huizhang.people.queries.plan import plan_on
from huizhang.selection.models import Application, Backing, Nomination, Notice, Objection, ProposedTurn

pytestmark = pytest.mark.django_db
STUDENTS = 400
WAITING = {
    "gumingchuan": {"nomination.department.school", "project.approve"},
    "hewenlan": {
        "nomination.college",
        "post.resignation",
        "proposal.docket",
        "proposal.reply",
        "rotation.chair",
    },
    "jiangyifan": {"delegates.elected"},
    "shaohuaiyuan": {"nomination.college", "notice.objection"},
    "shenzhixing": {"nomination.department.school"},
    "qinyue": {"nomination.department.school"},
    "wenjingyun": {"nomination.presidium.school"},
}


@pytest.fixture
def kunming(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(initialising, "call_command", lambda *_arguments, **_options: None)
    demo.make("kunming", STUDENTS)


@pytest.mark.usefixtures("kunming")
def test_matters_of_every_sort_are_under_way():
    today = timezone.localdate()
    waiting = {
        name: {one.case.kind for one in inbox(Account.objects.get(username=name), today)} for name in WAITING
    }
    assert waiting == WAITING
    assert returned_to(Account.objects.get(username="luxiaohe")).count() == 1
    assert Nomination.objects.filter(case__state=State.RETURNED).count() == 1
    assert (Notice.objects.count(), Objection.objects.count(), ProposedTurn.objects.count()) == (1, 1, 1)
    assert (Application.objects.count(), SignUp.objects.count(), VolunteerHours.objects.count()) == (3, 3, 2)
    assert (Meeting.objects.count(), Resolution.objects.filter(done_on=None).count()) == (3, 5)
    assert Backing.objects.get().case.kind == "project.approve"
    assert Nomination.objects.exclude(reason="").get().case.facts["exceeded"] != []
    # two of the cast's college, one each of those whose congress sits and whose presidium is elected
    for organ, seats in {
        "school_league_committee": 2,
        "college_league_org": 4,
        "school_party_committee": 2,
    }.items():
        assert Seat.objects.filter(organ=organ).count() == seats
    assert verify() is None


@pytest.mark.usefixtures("kunming")
def test_two_of_the_cast_are_in_a_presidium_and_one_of_them_convenes_it():
    today, pack = timezone.localdate(), plan_on(timezone.localdate())
    found = {}
    for name in ("xushuyan", "jiangyunqi"):
        account = Account.objects.get(username=name)
        unions = list(presided(account, today))
        found[name] = [(one, convenes(account, one, today, pack)) for one in unions]
    assert found["xushuyan"] == [("校学生会", True)]
    assert [convening for _, convening in found["jiangyunqi"]] == [False]
