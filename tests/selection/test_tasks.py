"""Everybody who serves is judged after an import, and every day by a command."""

from __future__ import annotations

import pytest
from django.test import Client

from compliance.university import PLAN
from huizhang.approvals.models import Case
from huizhang.people.queries import plan
from huizhang.selection.tasks import judge_staff
from selection.browsing import BACKEND
from selection.serving import COMMITTEE, LEAGUE, Presidium, serving
from selection.test_nominating import stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def presidium() -> Presidium:
    found = serving()
    stands(found.university.student, rank=60, size=100)
    return found


def test_whoever_brought_records_in_opens_the_cases_that_follow(presidium, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    officer = presidium.guiding(COMMITTEE)
    opened = judge_staff.call(officer.pk), judge_staff.call(officer.pk)
    case = Case.objects.get()
    assert (opened, case.kind, case.submitted_by) == ((1, 0), "post.lapse", officer)


def test_a_lapse_offers_nothing_to_correct(presidium, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    judge_staff.call(presidium.guiding(COMMITTEE).pk)
    client = Client()
    client.force_login(presidium.guiding(LEAGUE), BACKEND)
    page = client.get(f"/cases/{Case.objects.get().pk}/").content.decode()
    offered = [f'value="{outcome}"' in page for outcome in ("approve", "return", "reject")]
    assert offered == [True, False, True]


def test_without_a_plan_nothing_is_judged(presidium, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", "nowhere")
    assert judge_staff.call(presidium.guiding(COMMITTEE).pk) == 0
