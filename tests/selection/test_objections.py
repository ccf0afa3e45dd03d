"""Anybody objects to a name on a notice; an organ that determined has to answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.university import University
from huizhang.approvals.actions import withdraw
from huizhang.approvals.models import Decision, Step
from huizhang.approvals.queries import cases_in_sight, inbox
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from huizhang.people.models import Account
from huizhang.people.queries.visibility import sight_of
from huizhang.selection.actions import (
    NominationRefused,
    close_due,
    object_to,
)
from huizhang.selection.models import Notice, Objection
from selection.noticing import DAYS, answered, closed, determined, objected, over
from selection.test_nominating import (
    PARTY,
    ready,
    with_notices,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kunming() -> University:
    return with_notices(ready("kunming"), DAYS)


@pytest.fixture
def notice(kunming: University) -> Notice:
    return determined(kunming)


def test_an_open_objection_keeps_it_open(kunming, notice):
    objected(kunming, notice)
    over(notice)
    with pytest.raises(NominationRefused, match="1 objections are not answered"):
        closed(kunming, notice)
    assert (close_due(pack=kunming.pack, day=timezone.localdate()), Post.objects.count()) == (0, 0)


def test_an_objection_waits_for_the_organ_that_determined_until_its_day(kunming, notice):
    objection = objected(kunming, notice)
    today = timezone.localdate()
    waits = inbox(kunming.seated[PARTY], today).get()
    assert (waits.case_id, waits.due) == (objection.case_id, today + timedelta(days=7))
    assert Entry.objects.order_by("-seq").first().act == "submit"


def test_a_dismissed_objection_lets_it_take_effect(kunming, notice):
    answered(kunming, objected(kunming, notice), Outcome.REJECT)
    closed(kunming, over(notice))
    assert Post.objects.count() == 1


def test_an_upheld_objection_takes_back_what_was_determined(kunming, notice):
    answered(kunming, objected(kunming, notice), Outcome.APPROVE)
    notice.refresh_from_db()
    case = notice.nomination.case
    case.refresh_from_db()
    assert (notice.taken_back, case.state) == (True, State.REJECTED)
    said = Decision.objects.filter(case=case, organ=PARTY).order_by("stage")
    assert [one.outcome for one in said] == ["approve", "reject"]
    on_record = Step.objects.filter(case=case.number, organ=PARTY).order_by("round")
    assert list(on_record.values_list("act", "outcome", "round")) == [
        ("determine", True, 1),
        ("determine", False, 2),
    ]
    assert close_due(pack=kunming.pack, day=timezone.localdate() + timedelta(days=30)) == 0
    with pytest.raises(NominationRefused, match="closed already"):
        closed(kunming, over(notice))
    assert Post.objects.count() == 0


def test_an_objection_is_seen_by_who_objects_and_who_answers_and_nobody_else(kunming, notice):
    objection = objected(kunming, notice)
    student = Account.objects.create_user("nominee", name="叶清和")
    Account.objects.filter(pk=student.pk).update(student=kunming.student)
    student.refresh_from_db()
    seen = {
        name: sees(account, objection)
        for name, account in {**kunming.seated, "nominee": student}.items()
        if sees(account, objection)
    }
    assert set(seen) == {"personnel", PARTY}


def sees(account: Account, objection: Objection) -> bool:
    today = timezone.localdate()
    return cases_in_sight(account, sight_of(account, today), today).filter(pk=objection.case_id).exists()


@pytest.mark.parametrize(("said", "matches"), [("", "Say what you object to"), ("长" * 2001, "Shorten")])
def test_an_objection_says_something_and_not_too_much(kunming, notice, said, matches):
    with pytest.raises(NominationRefused, match=matches):
        object_to(actor=kunming.seated["personnel"], notice=notice.pk, said=said, pack=kunming.pack)


def test_one_objects_once_and_while_it_runs(kunming, notice):
    objected(kunming, notice)
    with pytest.raises(NominationRefused, match="objected to this already"):
        objected(kunming, notice)
    over(notice)
    with pytest.raises(NominationRefused, match="Objections were taken from"):
        object_to(actor=kunming.seated["security"], notice=notice.pk, said="有误", pack=kunming.pack)


def test_a_withdrawn_objection_stops_nothing(kunming, notice):
    objection = objected(kunming, notice)
    withdraw(actor=kunming.seated["personnel"], case=objection.case_id, why="误会")
    closed(kunming, over(notice))
    assert Post.objects.count() == 1


def test_an_objection_is_answered_with_words_and_by_somebody_else(kunming, notice):
    objection = objected(kunming, notice)
    for outcome in Outcome:
        with pytest.raises(NominationRefused, match="Say why"):
            answered(kunming, objection, outcome, opinion="")
    with pytest.raises(NominationRefused, match="not returned"):
        answered(kunming, objection, Outcome.RETURN)
    own = object_to(actor=kunming.seated[PARTY], notice=notice.pk, said="有误", pack=kunming.pack)
    with pytest.raises(NominationRefused, match="another seat"):
        answered(kunming, own, Outcome.REJECT)
