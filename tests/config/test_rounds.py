"""The daily round: each part by itself, and who is told where one is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.university import University
from compliance.university import PLAN
from huizhang.approvals.models import Case, Notification
from huizhang.config import rounds
from huizhang.config.rounds import make_round
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.message import message
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from huizhang.people.models import Account
from huizhang.people.queries import plan
from huizhang.selection.actions.objecting import object_to
from huizhang.selection.models import Notice
from selection.serving import COMMITTEE, serving
from selection.test_nominating import ready, stands, with_notices
from selection.test_notices import DAYS, determined, over

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "SCHOOL", PLAN)


def told(why: str) -> set[str]:
    return set(Notification.objects.filter(why=why).values_list("told__username", flat=True))


def test_a_lapse_comes_before_its_organ_without_anybody_asking():
    found = serving()
    stands(found.university.student, rank=60, size=100)
    today = timezone.localdate()
    made = [make_round(today), make_round(today)]

    case = Case.objects.get()
    assert (case.kind, case.submitted_by, case.handed_in_by) == ("post.lapse", None, "会章")
    assert list(case.waiting.values_list("organ", flat=True)) == ["college_league_org"]
    assert [{name.text: n for name, n in one.done}[LAPSES] for one in made] == [1, 0]
    entry = Entry.objects.get(act="submit")
    assert (entry.account, entry.name, entry.payload["case"]) == ("", "会章", case.number)


LAPSES = "cases about conditions that no longer hold"


def test_a_part_that_is_refused_keeps_no_other_back_and_is_told(monkeypatch: pytest.MonkeyPatch):
    found = serving()
    administrator = Account.objects.create_user("root", name="周远", is_administrator=True)

    def damaged(**_given: object) -> list[object]:
        raise DamagedSnapshot(message("the snapshot is damaged"))

    monkeypatch.setattr(rounds, "open_lapses", damaged)
    today = timezone.localdate()
    made = make_round(today)
    make_round(today)

    assert ([one.text for one in made.refused], len(made.done)) == ([LAPSES], len(rounds.PARTS) - 1)
    guiding = {found.university.seated[COMMITTEE].username, found.university.others[COMMITTEE].username}
    assert told("round") == {*guiding, administrator.username}
    assert "damaged" not in Notification.objects.get(why="round").body


@pytest.fixture
def kunming() -> University:
    return with_notices(ready("kunming"), DAYS)


def notice(university: University, capture) -> Notice:
    with capture(execute=True):
        return determined(university)


DETERMINING = {"college_party_org", "college_party_org2"}


def test_who_recommended_and_who_determined_are_told_of_a_notice(
    kunming: University, django_capture_on_commit_callbacks
):
    found = notice(kunming, django_capture_on_commit_callbacks)
    assert told("notice_begun") == {"class_league_branch", *DETERMINING}
    over(found)
    with django_capture_on_commit_callbacks(execute=True):
        make_round(timezone.localdate())

    assert told("notice_ended") == {"class_league_branch", *DETERMINING}
    assert Post.objects.count() == 1
    said = Notification.objects.get(why="notice_ended").body
    assert kunming.student.name not in said


def test_a_notice_that_an_organ_has_to_close_is_told_once(
    kunming: University, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
):
    """Whoever was determined lost the standing meanwhile."""
    found = notice(kunming, django_capture_on_commit_callbacks)
    over(found)
    stands(kunming.student, rank=90, size=100)
    for days in (0, 1):
        with django_capture_on_commit_callbacks(execute=True):
            make_round(timezone.localdate() + timedelta(days=days))

    assert (Post.objects.count(), Notification.objects.filter(why="notice_waits").count()) == (0, 1)
    assert told("notice_waits") >= DETERMINING


def test_what_is_objected_to_waits_for_its_answer(kunming: University, django_capture_on_commit_callbacks):
    found = notice(kunming, django_capture_on_commit_callbacks)
    object_to(actor=kunming.seated["personnel"], notice=found.pk, said="成绩有误", pack=kunming.pack)
    over(found)
    with django_capture_on_commit_callbacks(execute=True):
        make_round(timezone.localdate())

    assert (Post.objects.count(), told("notice_ended"), told("notice_waits")) == (0, set(), set())
