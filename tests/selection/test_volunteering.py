"""Volunteers are told what became of them: accepted, declined, their hours, released."""

from __future__ import annotations

from datetime import timedelta

import pytest

from huizhang.approvals.models import Notification
from huizhang.org.actions import PostRefused
from huizhang.org.actions.projects import sign_up
from huizhang.org.models import Project, SignUp, Volunteer
from huizhang.selection.actions.volunteering import answer_sign_up, record_hours, release, release_finished
from org.test_projects import Called, called, presidium
from selection.serving import break_ledger, today

__all__ = ["called", "presidium"]
pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def signed(found: Called) -> SignUp:
    return sign_up(actor=found.student, project=found.project, said="", pack=found.presidium.pack)


def answered(found: Called, *, accept: bool) -> SignUp:
    return answer_sign_up(actor=found.runs, signed_up=signed(found), accept=accept, pack=found.presidium.pack)


def worked(found: Called, volunteer: Volunteer, half_hours: int) -> None:
    record_hours(
        actor=found.runs,
        volunteer=volunteer,
        day=today(),
        half_hours=half_hours,
        said="接站",
        pack=found.presidium.pack,
    )


def told(found: Called) -> list[tuple[str, str]]:
    """Why and in which words, the oldest first."""
    notes = Notification.objects.filter(told=found.student, case=None).order_by("pk")
    return [(one.why, one.body) for one in notes]


def test_a_volunteer_is_told_of_acceptance_hours_and_release(called, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        volunteer = answered(called, accept=True).volunteer
        worked(called, volunteer, 5)
        worked(called, volunteer, -2)
        release(actor=called.runs, volunteer=volunteer, pack=called.presidium.pack)
    day = f"{today().year}年{today().month}月{today().day}日"
    assert told(called) == [
        ("accepted", f"迎新志愿服务：自{day}起服务。"),
        ("hours", f"迎新志愿服务：{day}登记2.5小时。"),
        ("hours", f"迎新志愿服务：{day}扣回1小时。"),
        ("released", f"迎新志愿服务：服务于{day}结束，时长与证书见志愿者项目页面。"),
    ]


def test_whoever_is_declined_is_told(called, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answered(called, accept=False)
    assert [why for why, _ in told(called)] == ["declined"]


def test_the_end_of_a_project_is_told_once(called, django_capture_on_commit_callbacks):
    answered(called, accept=True)
    end = Project.objects.get().end
    with django_capture_on_commit_callbacks(execute=True):
        counts = [release_finished(day=day) for day in (end - DAY, end, end)]
    assert (counts, [why for why, _ in told(called)]) == ([0, 1, 0], ["released"])


def test_whoever_is_told_finds_the_way_to_the_project(called, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answered(called, accept=True)
    client.force_login(called.student, "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/notifications/").content.decode()
    assert 'href="/projects/"><strong>您已被录用为志愿者' in page


def test_a_refused_act_tells_nobody(called, django_capture_on_commit_callbacks):
    waiting = signed(called)
    with django_capture_on_commit_callbacks() as callbacks, pytest.raises(PostRefused):
        answer_sign_up(actor=called.other, signed_up=waiting, accept=True, pack=called.presidium.pack)
    assert callbacks == []


@pytest.mark.parametrize("act", ["answer", "hours", "release", "end"])
def test_nothing_remains_or_is_told_where_the_ledger_fails(
    called, monkeypatch, django_capture_on_commit_callbacks, act
):
    project, student = called.project, called.presidium.clerk.student_id
    waiting = signed(called)
    volunteer = Volunteer.objects.create(project=project, student_id=student, start=today())
    acts = {
        "answer": lambda: answer_sign_up(
            actor=called.runs, signed_up=waiting, accept=False, pack=called.presidium.pack
        ),
        "hours": lambda: worked(called, volunteer, 2),
        "release": lambda: release(actor=called.runs, volunteer=volunteer, pack=called.presidium.pack),
        "end": lambda: release_finished(day=project.end),
    }
    break_ledger(monkeypatch)
    with django_capture_on_commit_callbacks() as callbacks, pytest.raises(RuntimeError):
        acts[act]()
    assert (callbacks, Volunteer.objects.get().end, SignUp.objects.get().declined_at) == ([], None, None)
