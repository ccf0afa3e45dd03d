"""From applications to a list: sorted by the organ that recommends, recommended when the call has closed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

import cast
from approvals.university import University
from huizhang.approvals.actions import CaseRefused
from huizhang.org.models import Post
from huizhang.people.models import ClassGroup, College, Major, Student
from huizhang.selection.actions import (
    NominationRefused,
    nominate,
)
from huizhang.selection.models import Application, Call, Nomination
from huizhang.selection.queries.calls import handled
from huizhang.selection.rules.applying import Sorted
from selection.calling import (
    applies,
    classmate,
    ended,
    in_days,
    opened,
    recommends,
    sorts,
)
from selection.test_nominating import (
    BRANCH,
    COMMITTEE,
    LEAGUE,
    PARTY,
    ready,
    stands,
    wish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kunming() -> University:
    return ready("kunming")


@pytest.fixture
def call(kunming: University) -> Call:
    return opened(kunming)


def test_the_shortlist_is_recommended_when_everybody_had_the_chance(kunming, call):
    sorts(kunming, call, applies(kunming, call, kunming.student))
    with pytest.raises(CaseRefused, match="Everybody may apply until"):
        recommends(kunming, call)
    Call.objects.update(opens=in_days(-9), closes=in_days(-1))
    assert len(recommends(kunming, call)) == 1


def test_an_empty_shortlist_recommends_nobody(kunming, call):
    applies(kunming, call, kunming.student)
    ended(kunming, call)
    with pytest.raises(CaseRefused, match="Nobody is on the shortlist"):
        recommends(kunming, call)


def test_one_who_no_longer_qualifies_stops_the_list_and_nothing_is_written(kunming, call):
    one, two = applies(kunming, call, kunming.student), applies(kunming, call, classmate(kunming, 7))
    sorts(kunming, call, one, two)
    ended(kunming, call)
    stands(two.student, 90, 100)
    with pytest.raises(NominationRefused):
        recommends(kunming, call)
    assert (Nomination.objects.count(), Application.objects.filter(nomination__isnull=False).count()) == (
        0,
        0,
    )
    sorts(kunming, call, two, sorted_as=Sorted.SET_ASIDE)
    assert len(recommends(kunming, call)) == 1


@pytest.mark.parametrize("organ", [PARTY, COMMITTEE, "college_union"])
def test_only_the_recommending_organ_sorts(kunming, call, organ):
    mine = applies(kunming, call, kunming.student)
    with pytest.raises(CaseRefused, match="Only the organ that recommends"):
        sorts(kunming, call, mine, organ=organ)
    with pytest.raises(CaseRefused, match="Only the organ that recommends"):
        recommends(kunming, call, organ=organ)


def test_a_call_of_the_school_is_sorted_by_each_college(kunming):
    Post.objects.create(
        union_id=cast.COLLEGE_UNION,
        student=classmate(kunming, 50),
        post="presidium_member",
        start=in_days(-9),
    )
    call = opened(kunming, COMMITTEE, cast.SCHOOL_UNION)
    elsewhere = College.objects.create(name=cast.OTHER_COLLEGE)
    major = Major.objects.create(college=elsewhere, name="英语")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="英语2401")
    stranger = classmate(kunming, 9)
    Student.objects.filter(pk=stranger.pk).update(class_group=group)
    stranger.refresh_from_db()
    mine, theirs = applies(kunming, call, kunming.student), applies(kunming, call, stranger)
    seen = handled(kunming.seated[LEAGUE], call, timezone.localdate(), kunming.pack)
    assert {organ: list(found) for organ, found in seen.items()} == {LEAGUE: [mine]}
    assert handled(kunming.seated[BRANCH], call, timezone.localdate(), kunming.pack) == {}
    with pytest.raises(CaseRefused, match="yours to recommend"):
        sorts(kunming, call, theirs, organ=LEAGUE)


def test_somebody_recommended_in_the_meantime_stops_the_list(kunming, call):
    sorts(kunming, call, applies(kunming, call, kunming.student))
    ended(kunming, call)
    nominate(
        actor=kunming.seated[BRANCH],
        organ=BRANCH,
        wishes=[replace(wish(kunming), start=in_days(1))],
        pack=kunming.pack,
    )
    with pytest.raises(NominationRefused, match="recommended for this post already"):
        recommends(kunming, call)
