"""What was determined is shown to everybody first, and takes effect when nothing stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import cast
from approvals.university import University
from compliance.university import PLAN
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Attestation, Case, Decision, Step
from huizhang.config.rounds import make_round
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from huizhang.people.queries import plan
from huizhang.selection.actions import (
    NominationRefused,
    close_due,
    close_notice,
    take_back,
)
from huizhang.selection.models import Nomination, Notice, Objection
from huizhang.selection.queries.nominations import JudgedTogether
from selection.noticing import DAYS, answered, closed, determined, objected, over
from selection.test_nominating import (
    AFFAIRS,
    BRANCH,
    COMMITTEE,
    GRADUATE,
    LEAGUE,
    OFFICE,
    PARTY,
    SINCE,
    another,
    nominated,
    ready,
    says,
    stands,
    wish,
    with_notices,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kunming() -> University:
    return with_notices(ready("kunming"), DAYS)


@pytest.fixture
def notice(kunming: University) -> Notice:
    return determined(kunming)


def test_after_the_last_word_the_name_is_shown_and_nobody_has_the_post(kunming, notice):
    today = timezone.localdate()
    assert (notice.opens, notice.last_day, notice.organ) == (today, today + timedelta(days=DAYS), PARTY)
    assert (Post.objects.count(), notice.nomination.case.state) == (0, State.APPROVED)
    assert Entry.objects.order_by("-seq").first().act == "open_notice"


def test_a_notice_is_not_closed_before_its_last_day_is_over(kunming, notice):
    with pytest.raises(NominationRefused, match="runs until"):
        closed(kunming, notice)
    assert (Post.objects.count(), close_due(pack=kunming.pack, day=timezone.localdate())) == (0, 0)


def test_when_it_has_ended_the_organ_that_determined_closes_it_and_the_roster_shows_the_person(
    kunming, notice
):
    Nomination.objects.update(start=timezone.localdate() - timedelta(days=2))
    closed(kunming, over(notice))
    post = Post.objects.get()
    assert (post.start, post.basis) == (timezone.localdate(), notice.nomination.case.number)
    assert [one.act for one in Entry.objects.order_by("seq")][-2:] == ["close_notice", "appoint"]


def test_the_day_alone_closes_it_where_nothing_was_said(kunming, notice):
    over(notice)
    assert close_due(pack=kunming.pack, day=timezone.localdate()) == 1
    assert Post.objects.count() == 1
    assert close_due(pack=kunming.pack, day=timezone.localdate()) == 0


def several_over(university: University, numbers: tuple[int, ...]) -> list[Notice]:
    made = []
    for number in numbers:
        student = another(university, number)
        stands(student, 3, 100)
        nomination = nominated(university, replace(wish(university), student_no=student.pk), BRANCH)
        says(university, nomination, LEAGUE)
        says(university, nomination, PARTY)
        made.append(over(nomination.notice))
    return made


@pytest.mark.parametrize("fails", ["ineligible", "damaged"])
def test_a_notice_that_cannot_be_closed_keeps_no_other_back(kunming, monkeypatch, fails):
    first, second, third = several_over(kunming, (61, 62, 63))
    stands(second.nomination.student, 90, 100)
    if fails == "damaged":
        judged = JudgedTogether.of

        def of(self, student_no):
            if student_no == second.nomination.student_id:
                raise DamagedSnapshot(message("the snapshot is damaged"))
            return judged(self, student_no)

        monkeypatch.setattr(JudgedTogether, "of", of)
    assert close_due(pack=kunming.pack, day=timezone.localdate()) == 2
    found = {one.pk: one.ended_at is not None for one in Notice.objects.all()}
    assert found == {first.pk: True, second.pk: False, third.pk: True}
    assert set(Post.objects.values_list("student", flat=True)) == {
        first.nomination.student_id,
        third.nomination.student_id,
    }


def test_notices_end_with_as_many_questions_each_however_many_there_are(kunming):
    counts = []
    for numbers in ((61,), (62, 63), (64, 65, 66)):
        several_over(kunming, numbers)
        with CaptureQueriesContext(connection) as asked:
            assert close_due(pack=kunming.pack, day=timezone.localdate()) == len(numbers)
        counts.append(len(asked))
    assert counts[1] - counts[0] == counts[2] - counts[1]


def test_a_presidium_candidate_waits_for_the_notice_before_the_congress(kunming):
    nomination = nominated(kunming, wish(kunming, cast.SCHOOL_UNION, "presidium_member"), LEAGUE)
    for organ in (PARTY, AFFAIRS, GRADUATE, COMMITTEE, "school_party_committee"):
        says(kunming, nomination, organ)
    nomination.refresh_from_db()
    assert nomination.candidate is False
    closed(kunming, over(nomination.notice), "school_party_committee")
    nomination.refresh_from_db()
    assert (nomination.candidate, Post.objects.count()) == (True, 0)
    assert Attestation.objects.filter(rule="nomination.representative").count() == 1


def test_nobody_is_recommended_again_while_the_notice_runs(kunming, notice):
    with pytest.raises(NominationRefused, match="recommended for this post already"):
        nominated(kunming, wish(kunming), BRANCH)


@pytest.mark.parametrize("organ", [LEAGUE, BRANCH, "school_league_committee"])
def test_only_who_determined_closes_it(kunming, notice, organ):
    over(notice)
    with pytest.raises(CaseRefused, match="Only an organ that determined"):
        closed(kunming, notice, organ)
    with pytest.raises(CaseRefused, match="Only an organ that determined"):
        close_notice(actor=kunming.seated[organ], notice=notice.pk, organ=PARTY, pack=kunming.pack)
    assert Post.objects.count() == 0


def test_who_is_no_longer_eligible_when_it_ends_is_not_appointed(kunming, notice):
    stands(kunming.student, rank=40, size=100)
    over(notice)
    with pytest.raises(NominationRefused):
        closed(kunming, notice)
    notice.refresh_from_db()
    assert (Post.objects.count(), notice.ended_at) == (0, None)
    assert close_due(pack=kunming.pack, day=timezone.localdate()) == 0


def test_who_determined_takes_it_back_without_an_objection_too(kunming, notice):
    with pytest.raises(CaseRefused, match="Write an opinion"):
        take_back(actor=kunming.seated[PARTY], notice=notice.pk, organ=PARTY, why=" ", pack=kunming.pack)
    with pytest.raises(CaseRefused, match="holds no seat"):
        take_back(actor=kunming.seated[LEAGUE], notice=notice.pk, organ=PARTY, why="有误", pack=kunming.pack)
    take_back(actor=kunming.seated[PARTY], notice=notice.pk, organ=PARTY, why="有误", pack=kunming.pack)
    notice.refresh_from_db()
    assert notice.taken_back


def test_what_took_effect_is_not_taken_back_here(kunming, notice):
    closed(kunming, over(notice))
    with pytest.raises(CaseRefused, match="closed already"):
        take_back(actor=kunming.seated[PARTY], notice=notice.pk, organ=PARTY, why="有误", pack=kunming.pack)


@pytest.mark.parametrize("act", ["object", "close", "take_back", "answer"])
def test_nothing_happens_where_the_ledger_fails(kunming, notice, monkeypatch, act):
    objection = objected(kunming, notice) if act == "answer" else None
    if act == "close":
        over(notice)
    before = state_of_things()

    def fails(*_arguments, **_facts):
        raise RuntimeError("disk full")

    monkeypatch.setattr("huizhang.ledger.actions.record", fails)
    with pytest.raises(RuntimeError):
        {
            "object": lambda: objected(kunming, notice),
            "close": lambda: closed(kunming, notice),
            "take_back": lambda: take_back(
                actor=kunming.seated[PARTY], notice=notice.pk, organ=PARTY, why="有误", pack=kunming.pack
            ),
            "answer": lambda: answered(kunming, objection, Outcome.APPROVE),
        }[act]()
    assert state_of_things() == before


def state_of_things() -> tuple[object, ...]:
    return (
        Post.objects.count(),
        Objection.objects.count(),
        Decision.objects.count(),
        Step.objects.count(),
        list(Notice.objects.values("pk", "ended_at", "taken_back")),
        list(Case.objects.values("pk", "state")),
    )


def test_beyond_the_limits_on_the_last_day_the_reason_is_asked_for_then(kunming, notice):
    for number in range(30):
        Post.objects.create(
            union_id=cast.COLLEGE_UNION,
            student=another(kunming, 200 + number),
            post="department_member",
            department=OFFICE,
            start=SINCE,
        )
    over(notice)
    close_notice(
        actor=kunming.seated[PARTY], notice=notice.pk, organ=PARTY, pack=kunming.pack, reason="承办校运动会"
    )
    assert Post.objects.filter(student=kunming.student).count() == 0
    says(kunming, notice.nomination, LEAGUE)
    assert Post.objects.filter(student=kunming.student).get().start >= date.today()


def test_whoever_is_on_a_notice_counts_when_the_next_one_is_determined(kunming):
    heads = [kunming.student, *(another(kunming, 200 + number) for number in range(2))]
    for student in heads:
        stands(student, rank=3, size=100)
        wished = replace(wish(kunming, post="department_head"), student_no=student.pk)
        nomination = nominated(kunming, wished, BRANCH)
        says(kunming, nomination, LEAGUE)
        if student != heads[-1]:
            says(kunming, nomination, PARTY)
    with pytest.raises(NominationRefused, match="3, 1 more than 2"):
        says(kunming, nomination, PARTY)
    assert (Notice.objects.count(), Post.objects.count()) == (2, 0)


def test_the_daily_round_closes_it(kunming, notice, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    over(notice)
    make_round(timezone.localdate())
    notice.refresh_from_db()
    assert (notice.ended_at is not None, Post.objects.count()) == (True, 1)
