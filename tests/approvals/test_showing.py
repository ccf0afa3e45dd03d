"""A case as its page shows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.test_cases import LEAGUE, PARTY, nominated, said
from approvals.university import founded
from huizhang.approvals.models import Case
from huizhang.approvals.showing import course_of

pytestmark = pytest.mark.django_db


def test_a_step_waits_since_the_day_that_its_turn_came():
    university = founded()
    case = nominated(university)
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=10))
    said(university, case, LEAGUE)
    case.refresh_from_db()
    steps = course_of(case, university.pack)
    waits = [(step.state, part.since) for step in steps for part in step.parts]
    assert waits == [("done", None), ("done", None), ("waiting", timezone.localdate())]
    said(university, case, PARTY)
    case.refresh_from_db()
    assert {part.since for step in course_of(case, university.pack) for part in step.parts} == {None}
