"""A case as its page shows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.test_cases import LEAGUE, PARTY, SCHOOL_CHAIN, nominated, said
from approvals.university import founded
from huizhang.approvals.models import Case
from huizhang.approvals.queries import standing
from huizhang.approvals.showing import course_of, is_last_word

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


def test_the_last_word_is_told_from_the_others():
    university = founded()
    case = nominated(university, SCHOOL_CHAIN, LEAGUE)
    joint = ("school_student_affairs", "school_league_committee", "school_graduate_affairs")
    told = []
    for organ in (*joint, *joint):
        told.append(is_last_word(standing(case, case.decisions.all())))
        said(university, case, organ)
        case.refresh_from_db()
    assert told == [False] * 5 + [True]
    assert not is_last_word(standing(case, case.decisions.all()))
