"""A reason is handed in, accepted by an organ that guides the union, and the board changes."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.utils import timezone

from cast import COLLEGE_LEAGUE_TEACHER, COLLEGE_UNION, DEPUTY_LEAGUE_SECRETARY, SCHOOL_UNION
from cast import STUDENT_AFFAIRS_TEACHER as OFFICE
from huizhang.approvals.actions import ReasonRefused, accept_reason, write_reason
from huizhang.approvals.models import Attestation, Reason
from huizhang.approvals.queries import accepting_organs
from huizhang.approvals.rules import LONGEST_REASON, Deviation
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import standing
from huizhang.kernel.verdict import Status
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("university")]
RULE = "department.count.school"
WHY = "新校区启用，本学年增设部门，明年九月恢复。"


def now():
    return standing(timezone.localdate(), plan_on(timezone.localdate()))


def deviation(rule=RULE, union=SCHOOL_UNION, college=None):
    found = next(one for one in now().findings if one.rule.id == rule and one.union == union)
    level = "college" if college else "school"
    return Deviation(found.rule, union, found.subject, found.status, level, college)


def url(union=SCHOOL_UNION, rule=RULE):
    return f"/board/reason?{urlencode({'rule': rule, 'union': union, 'subject': union})}"


def hand_in(actor, why=WHY):
    return write_reason(actor=actor, deviation=deviation(), why=why, day=timezone.localdate())


def accept(actor, reason, organ="school_league_committee"):
    today = timezone.localdate()
    return accept_reason(
        actor=actor, organ=organ, deviation=deviation(), reason=reason, day=today, pack=plan_on(today)
    )


def test_an_accepted_reason_explains_the_finding_and_is_an_act(account_of):
    secretary, office = account_of(DEPUTY_LEAGUE_SECRETARY), account_of(OFFICE)
    assert deviation().status is Status.NEEDS_REASON

    attestation = accept(secretary, hand_in(office))

    assert deviation().status is Status.EXPLAINED
    assert (attestation.rule, attestation.union, attestation.subject) == (RULE, SCHOOL_UNION, "")
    assert (attestation.holds, attestation.by, attestation.evidence) == (True, "school_league_committee", WHY)
    entry = Entry.objects.last()
    assert (entry.act, entry.organ, entry.subject) == (
        "accept_reason",
        "school_league_committee",
        SCHOOL_UNION,
    )
    assert (entry.verdict, entry.payload["why"], entry.payload["written_by"]) == (
        "needs_reason",
        WHY,
        "沈知行",
    )


def test_a_reason_that_was_only_handed_in_explains_nothing(account_of):
    hand_in(account_of(OFFICE))

    assert deviation().status is Status.NEEDS_REASON


def test_a_failing_ledger_takes_the_acceptance_back(account_of, monkeypatch):
    reason = hand_in(account_of(OFFICE))

    def fails(*_args, **_facts):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ledger, "record", fails)
    with pytest.raises(RuntimeError):
        accept(account_of(DEPUTY_LEAGUE_SECRETARY), reason)

    reason.refresh_from_db()
    assert (Attestation.objects.count(), reason.attestation_id) == (0, None)


@pytest.mark.parametrize("why", ["", "  \n ", "长" * (LONGEST_REASON + 1)])
def test_an_empty_or_too_long_reason_is_refused(account_of, why):
    with pytest.raises(ReasonRefused):
        hand_in(account_of(OFFICE), why)
    assert not Reason.objects.exists()


def test_an_organ_that_does_not_guide_the_union_may_not_accept(account_of):
    office = account_of(OFFICE)
    with pytest.raises(ReasonRefused) as refused:
        accept(office, hand_in(office), organ="school_student_affairs")

    assert "校团委" in refused.value.message.say()


def test_nobody_accepts_for_an_organ_on_which_they_do_not_sit(account_of):
    office = account_of(OFFICE)
    with pytest.raises(ReasonRefused):
        accept(office, hand_in(office))


def test_what_is_explained_is_not_accepted_again(account_of):
    secretary = account_of(DEPUTY_LEAGUE_SECRETARY)
    first, second = hand_in(secretary), hand_in(secretary, "另一说明")
    accept(secretary, first)

    with pytest.raises(ReasonRefused):
        accept(secretary, second)
    assert Attestation.objects.count() == 1


def test_a_college_accepts_for_its_own_union_only(account_of):
    teacher, today = account_of(COLLEGE_LEAGUE_TEACHER), timezone.localdate()
    rule = plan_on(today).rule(RULE)
    own = Deviation(rule, COLLEGE_UNION, COLLEGE_UNION, Status.NEEDS_REASON, "college", "信息工程学院")
    other = Deviation(rule, "外国语学院学生会", "", Status.NEEDS_REASON, "college", "外国语学院")
    school = Deviation(rule, SCHOOL_UNION, SCHOOL_UNION, Status.NEEDS_REASON)

    accepted = [accepting_organs(teacher, one, plan_on(today), today) for one in (own, other, school)]
    assert accepted == [["college_league_org"], [], []]


def test_the_page_takes_a_reason_and_its_acceptance(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    client.post(url(), {"why": WHY})
    handed_in = client.get(url()).content.decode()
    client.post(url(), {"reason": str(Reason.objects.get().pk), "organ": "school_league_committee"})
    accepted = client.get(url()).content.decode()

    assert (WHY in handed_in, "以校团委名义接受" in handed_in) == (True, True)
    assert ("已说明" in accepted, "以校团委名义接受" in accepted) == (True, False)


def test_the_page_offers_acceptance_to_nobody_else(as_person):
    client = as_person(OFFICE)
    client.post(url(), {"why": WHY})
    page = client.get(url()).content.decode()
    client.post(url(), {"reason": str(Reason.objects.get().pk), "organ": "school_league_committee"})

    assert (WHY in page, "名义接受</button>" in page, Attestation.objects.exists()) == (True, False, False)


def test_a_college_teacher_neither_sees_nor_explains_the_school_union(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)

    assert (client.get(url()).status_code, client.post(url(), {"why": WHY}).status_code) == (403, 403)
    assert not Reason.objects.exists()


@pytest.mark.parametrize("reason", ["0", "abc", "99999999999999999999999", "²"])
def test_a_reason_that_does_not_exist_is_told_and_not_failed_on(as_person, reason):
    answer = as_person(DEPUTY_LEAGUE_SECRETARY).post(url(), {"reason": reason, "organ": "x"}, follow=True)

    assert (answer.status_code, "请选择页面所列的说明" in answer.content.decode()) == (200, True)


def test_an_unknown_finding_has_a_page_that_says_so(as_person):
    answer = as_person(DEPUTY_LEAGUE_SECRETARY).get(url(rule="no.such.rule"))

    assert "今日没有这项检查结果" in answer.content.decode()
