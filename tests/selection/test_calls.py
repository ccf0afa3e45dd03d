"""Everybody who qualifies may sign up, is told by which article not, and learns what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import cast
from approvals.university import University
from huizhang.approvals.actions import CaseRefused
from huizhang.eligibility.models import Standing
from huizhang.kernel.message import Message
from huizhang.kernel.procedure import Outcome
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from huizhang.people.models import Account, ClassGroup, Student
from huizhang.selection.actions import (
    NominationRefused,
    apply_for,
    decide,
    qualify,
    withdraw_application,
)
from huizhang.selection.models import Application, Call, Nomination, WantedPost
from huizhang.selection.rules.applying import Days, Wanted
from selection.calling import (
    MEMBERS,
    account_of,
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
    LEAGUE,
    OFFICE,
    PARTY,
    ready,
    stands,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kunming() -> University:
    return ready("kunming")


@pytest.fixture
def call(kunming: University) -> Call:
    return opened(kunming)


def test_from_a_call_to_the_roster(kunming, call):
    other, third = classmate(kunming, 7), classmate(kunming, 8)
    first = applies(kunming, call, kunming.student)
    applies(kunming, call, other)
    second = applies(kunming, call, third)
    assert sorts(kunming, call, first, second) == 2
    ended(kunming, call)
    made = recommends(kunming, call)
    assert {one.student_id for one in made} == {kunming.student.pk, third.pk}
    assert len({one.case.batch for one in made}) == 1
    sorted_as = dict(Application.objects.values_list("student", "sorted_as"))
    assert sorted_as == {kunming.student.pk: "shortlisted", other.pk: "set_aside", third.pk: "shortlisted"}
    for organ in (LEAGUE, PARTY):
        for nomination in made:
            decide(
                actor=kunming.seated[organ],
                case=nomination.case_id,
                organ=organ,
                outcome=Outcome.APPROVE,
                pack=kunming.pack,
            )
    assert set(Post.objects.values_list("student", "start")) == {(one.student_id, call.start) for one in made}
    assert [one.act for one in Entry.objects.order_by("seq")][:8] == [
        "open_call",
        "apply",
        "apply",
        "apply",
        "sort_applications",
        "close_call",
        "recommend",
        "recommend",
    ]


def test_the_own_verdict_is_told_condition_by_condition(kunming, call):
    found = qualify(kunming.student, call, kunming.pack)
    assert ([one.rule.cite for one in found.conditions], found.faults) == (["四"] * 3, ())


def test_who_does_not_qualify_is_told_why_and_cannot_apply(kunming, call):
    stands(kunming.student, rank=40, size=100, failed=1)
    told = qualify(kunming.student, call, kunming.pack).faults
    with pytest.raises(NominationRefused) as refused:
        applies(kunming, call, kunming.student)
    said = [one.say() for one in refused.value.messages]
    assert (len(said), [one.say() for one in told]) == (2, said)
    assert all("(article 四)" in one for one in said)
    assert Application.objects.count() == 0


def test_what_cannot_be_told_stops_no_application_and_is_marked(kunming, call):
    Standing.objects.all().delete()
    assert applies(kunming, call, kunming.student).status == "cannot_tell"


def test_one_applies_once_and_again_after_withdrawing(kunming, call):
    first = applies(kunming, call, kunming.student)
    me = Account.objects.get(username=kunming.student.pk)
    again = {"wanted": call.wanted.get().pk, "statement": "愿意", "pack": kunming.pack}
    with pytest.raises(CaseRefused, match="applied to this call already"):
        apply_for(actor=me, **again)
    withdraw_application(actor=me, application=first.pk, pack=kunming.pack)
    apply_for(actor=me, **again)
    assert Application.objects.filter(withdrawn_at__isnull=True).count() == 1
    with pytest.raises(CaseRefused, match="withdrawn already"):
        withdraw_application(actor=me, application=first.pk, pack=kunming.pack)


def test_nobody_withdraws_anothers_application_and_nobody_after_being_recommended(kunming, call):
    mine = applies(kunming, call, kunming.student)
    other = account_of(classmate(kunming, 7))
    with pytest.raises(CaseRefused, match="no such application of yours"):
        withdraw_application(actor=other, application=mine.pk, pack=kunming.pack)
    sorts(kunming, call, mine)
    ended(kunming, call)
    recommends(kunming, call)
    me = Account.objects.get(username=kunming.student.pk)
    with pytest.raises(CaseRefused, match="recommended already"):
        withdraw_application(actor=me, application=mine.pk, pack=kunming.pack)


def test_only_students_apply_and_only_those_who_are_called(kunming, call):
    with pytest.raises(CaseRefused, match="Only students apply"):
        apply_for(
            actor=kunming.seated[PARTY], wanted=call.wanted.get().pk, statement="愿意", pack=kunming.pack
        )
    elsewhere = classmate(kunming, 9)
    group = ClassGroup.objects.create(
        major=kunming.group.major, entry_year=2024, level="本科", name="软件2402"
    )
    Student.objects.filter(pk=elsewhere.pk).update(class_group=group)
    elsewhere.refresh_from_db()
    with pytest.raises(NominationRefused, match="another college or class"):
        applies(kunming, call, elsewhere)


def test_nobody_applies_before_it_opens_or_after_it_has_closed(kunming, call):
    Call.objects.update(opens=in_days(1))
    with pytest.raises(NominationRefused, match="Applications are taken from"):
        applies(kunming, call, kunming.student)
    Call.objects.update(opens=in_days(-9), closes=in_days(-1))
    with pytest.raises(NominationRefused, match="Applications are taken from"):
        applies(kunming, call, classmate(kunming, 7))
    assert Application.objects.count() == 0


@pytest.mark.parametrize(
    ("organ", "union"),
    [
        (BRANCH, cast.SCHOOL_UNION),
        (PARTY, cast.COLLEGE_UNION),
        ("college_union", cast.COLLEGE_UNION),
    ],
)
def test_who_neither_recommends_nor_guides_publishes_no_call(kunming, organ, union):
    with pytest.raises(CaseRefused, match="another organ does"):
        opened(kunming, organ, union)
    assert Call.objects.count() == 0


def test_everything_wrong_with_a_call_is_told_at_once(kunming):
    days = Days(in_days(-1), in_days(-2), in_days(-3), in_days(-4))
    wanted = (
        *MEMBERS,
        *MEMBERS,
        Wanted("presidium_member", OFFICE, 0),
        Wanted("department_head", "幻想部", 1),
    )
    with pytest.raises(NominationRefused) as refused:
        opened(kunming, days=days, wanted=wanted, said=" ")
    assert len(refused.value.messages) == 9
    assert all(isinstance(one, Message) for one in refused.value.messages)
    with pytest.raises(NominationRefused, match="Say which posts"):
        opened(kunming, wanted=())


def test_only_who_published_the_call_closes_it_and_once(kunming, call):
    with pytest.raises(CaseRefused, match="Only who published"):
        ended(kunming, call, LEAGUE)
    ended(kunming, call)
    with pytest.raises(CaseRefused, match="closed already"):
        ended(kunming, call)
    with pytest.raises(NominationRefused, match="Applications are taken"):
        applies(kunming, call, kunming.student)


@pytest.mark.parametrize("act", ["open", "apply", "withdraw", "sort", "close", "recommend"])
def test_nothing_happens_where_the_ledger_fails(kunming, call, monkeypatch, act):
    mine = None if act == "apply" else applies(kunming, call, kunming.student)
    if act == "recommend":
        sorts(kunming, call, mine)
        ended(kunming, call)
    before = state_of_things()

    def fails(*_arguments, **_facts):
        raise RuntimeError("disk full")

    monkeypatch.setattr("huizhang.ledger.actions.record", fails)
    with pytest.raises(RuntimeError):
        {
            "open": lambda: opened(kunming),
            "apply": lambda: applies(kunming, call, kunming.student),
            "withdraw": lambda: withdraw_application(
                actor=Account.objects.get(username=kunming.student.pk), application=mine.pk, pack=kunming.pack
            ),
            "sort": lambda: sorts(kunming, call, mine),
            "close": lambda: ended(kunming, call),
            "recommend": lambda: recommends(kunming, call),
        }[act]()
    assert state_of_things() == before


def state_of_things() -> tuple[object, ...]:
    applications = Application.objects.values("pk", "sorted_as", "withdrawn_at", "nomination")
    calls = Call.objects.values("pk", "ended_early")
    return list(applications), list(calls), WantedPost.objects.count(), Nomination.objects.count()


def test_the_league_committee_calls_for_a_colleges_union_and_the_class_branch_sorts(kunming):
    call = opened(kunming, organ="school_league_committee")
    application = applies(kunming, call, classmate(kunming, 41))

    assert (call.union_id, call.organ, call.college_id) == (
        cast.COLLEGE_UNION,
        "school_league_committee",
        None,
    )
    assert sorts(kunming, call, application) == 1


def test_who_guides_no_union_by_the_plan_calls_for_none(kunming):
    guiding = {**kunming.pack.guiding, "college": ("college_league_org",)}
    narrower = replace(kunming, pack=replace(kunming.pack, guiding=guiding))
    with pytest.raises(CaseRefused, match="another organ does"):
        opened(narrower, organ="school_league_committee")
