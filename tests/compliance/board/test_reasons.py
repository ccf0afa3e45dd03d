"""A reason is handed in as a case, an organ that guides the union decides on it, and the board changes."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.utils import timezone

from cast import (
    COLLEGE,
    COLLEGE_LEAGUE_TEACHER,
    COLLEGE_UNION,
    DEPUTY_LEAGUE_SECRETARY,
    OTHER_COLLEGE,
    SCHOOL_UNION,
)
from cast import STUDENT_AFFAIRS_TEACHER as OFFICE
from compliance.board.conftest import OTHER_UNION
from huizhang.approvals.actions import CaseRefused, correct_reason, decide_on_reason, withdraw, write_reason
from huizhang.approvals.models import Attestation, Case, Reason, Step
from huizhang.approvals.queries import inbox
from huizhang.approvals.rules import LONGEST_REASON, Deviation
from huizhang.compliance.board.explaining import decide_reason, deviation_of
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import standing
from huizhang.kernel.procedure import Outcome, State
from huizhang.kernel.verdict import Status
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.org.models import Department
from huizhang.people.models import Account, Seat
from selection.serving import break_ledger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("university")]
COMMITTEE, COLLEGE_LEAGUE = "school_league_committee", "college_league_org"
RULE = "department.count.school"
WHY = "新校区启用，本学年增设部门，明年九月恢复。"


def pack():
    return plan_on(timezone.localdate())


def deviation():
    now = standing(timezone.localdate(), pack())
    found = next(one for one in now.findings if (one.rule.id, one.union) == (RULE, SCHOOL_UNION))
    return deviation_of(found, now)


def url(union=SCHOOL_UNION, rule=RULE):
    return f"/board/reason?{urlencode({'rule': rule, 'union': union, 'subject': union})}"


def hand_in(actor, why=WHY):
    return write_reason(actor=actor, deviation=deviation(), why=why, pack=pack())


def say(actor, reason, outcome=Outcome.APPROVE, organ=COMMITTEE, opinion=""):
    return decide_reason(
        actor=actor, case=reason.case_id, organ=organ, outcome=outcome, pack=pack(), opinion=opinion
    )


def waits_for(account):
    return [one.case.kind for one in inbox(account, timezone.localdate())]


def colleague(organ=COMMITTEE):
    """Somebody else on the same organ."""
    account = Account.objects.create_user("colleague", name="同事")
    Seat.objects.create(account=account, organ=organ, start=timezone.localdate())
    return account


def test_an_accepted_reason_explains_the_finding_and_is_an_act(account_of):
    secretary, office = account_of(DEPUTY_LEAGUE_SECRETARY), account_of(OFFICE)
    assert deviation().status is Status.NEEDS_REASON

    reason = hand_in(office)
    assert (waits_for(secretary), waits_for(office)) == (["reason.accept"], [])
    decided = say(secretary, reason)

    assert (decided.state, deviation().status) == (State.APPROVED, Status.EXPLAINED)
    attestation = Attestation.objects.get()
    reason.refresh_from_db()
    assert reason.attestation == attestation
    assert (attestation.rule, attestation.union, attestation.subject) == (RULE, SCHOOL_UNION, "")
    assert (attestation.holds, attestation.by, attestation.evidence) == (True, COMMITTEE, WHY)
    entries = list(Entry.objects.order_by("-pk")[:3])
    assert [one.act for one in entries] == ["accept_reason", "approve", "submit"]
    assert (entries[0].organ, entries[0].subject, entries[0].payload["why"]) == (COMMITTEE, SCHOOL_UNION, WHY)
    assert {one.payload["case"] for one in entries} == {decided.number}
    step = Step.objects.get()
    assert (step.case, step.kind, step.act, step.organ) == (
        decided.number,
        "reason.accept",
        "approve",
        COMMITTEE,
    )


def test_a_reason_that_was_only_handed_in_explains_nothing(account_of):
    hand_in(account_of(OFFICE))

    assert deviation().status is Status.NEEDS_REASON


def test_a_failing_ledger_takes_the_acceptance_back(account_of, monkeypatch):
    reason = hand_in(account_of(OFFICE))
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        say(account_of(DEPUTY_LEAGUE_SECRETARY), reason)

    reason.refresh_from_db()
    assert (Attestation.objects.count(), reason.attestation_id, reason.case.state) == (0, None, State.OPEN)


def test_a_failing_ledger_takes_the_handing_in_back(account_of, monkeypatch):
    writer = account_of(OFFICE)
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        hand_in(writer)

    assert (Reason.objects.count(), Case.objects.count()) == (0, 0)


@pytest.mark.parametrize("why", ["", "  \n ", "长" * (LONGEST_REASON + 1)])
def test_an_empty_or_too_long_reason_is_refused(account_of, why):
    with pytest.raises(CaseRefused):
        hand_in(account_of(OFFICE), why)
    assert (Reason.objects.count(), Case.objects.count()) == (0, 0)


def test_an_organ_that_is_not_asked_may_not_accept(account_of):
    office = account_of(OFFICE)
    with pytest.raises(CaseRefused):
        say(office, hand_in(office), organ="school_student_affairs")


def test_nobody_accepts_for_an_organ_on_which_they_do_not_sit(account_of):
    reason = hand_in(account_of(DEPUTY_LEAGUE_SECRETARY))
    with pytest.raises(CaseRefused) as refused:
        say(account_of(OFFICE), reason)
    assert "校团委" in refused.value.messages[0].say()


def test_nobody_accepts_a_reason_of_their_own_while_somebody_else_may(account_of):
    secretary, other = account_of(DEPUTY_LEAGUE_SECRETARY), colleague()
    reason = hand_in(secretary)

    assert (waits_for(secretary), waits_for(other)) == ([], ["reason.accept"])
    for outcome in Outcome:
        with pytest.raises(CaseRefused):
            say(secretary, reason, outcome, opinion="意见")
    assert say(other, reason).state == State.APPROVED


def test_whoever_speaks_alone_for_every_organ_accepts_also_an_own_reason(account_of):
    secretary = account_of(DEPUTY_LEAGUE_SECRETARY)

    assert say(secretary, hand_in(secretary)).state == State.APPROVED


def test_a_returned_reason_comes_back_in_other_words(account_of):
    secretary, office = account_of(DEPUTY_LEAGUE_SECRETARY), account_of(OFFICE)
    reason = hand_in(office)
    say(secretary, reason, Outcome.RETURN, opinion="写明期限")
    with pytest.raises(CaseRefused):
        correct_reason(actor=secretary, reason=reason, deviation=deviation(), why="另一", pack=pack())
    correct_reason(actor=office, reason=reason, deviation=deviation(), why="至明年九月", pack=pack())
    decided = say(secretary, reason)

    assert (decided.round, deviation().status) == (2, Status.EXPLAINED)
    assert Attestation.objects.get().evidence == "至明年九月"


def test_a_rejected_reason_explains_nothing_and_another_may_follow(account_of):
    secretary, office = account_of(DEPUTY_LEAGUE_SECRETARY), account_of(OFFICE)
    say(secretary, hand_in(office), Outcome.REJECT, opinion="可以不设")

    assert deviation().status is Status.NEEDS_REASON
    assert say(secretary, hand_in(office, "确有需要")).state == State.APPROVED


def test_one_reason_at_a_time_is_under_way_and_its_writer_may_withdraw_it(account_of):
    office = account_of(OFFICE)
    first = hand_in(office)
    with pytest.raises(CaseRefused):
        hand_in(office, "另一说明")
    withdraw(actor=office, case=first.case_id, why="写错了")

    assert hand_in(office, "另一说明").case.state == State.OPEN


def test_what_deviates_no_more_is_not_accepted_but_may_be_rejected(account_of):
    secretary, reason = account_of(DEPUTY_LEAGUE_SECRETARY), hand_in(account_of(OFFICE))
    Department.objects.filter(union=SCHOOL_UNION).delete()
    ledger.record(secretary.as_actor, act="close_department", subject=SCHOOL_UNION)

    with pytest.raises(CaseRefused):
        say(secretary, reason)
    assert say(secretary, reason, Outcome.REJECT, opinion="已无需说明").state == State.REJECTED


def test_a_college_accepts_for_its_own_union_only(account_of):
    teacher, office = account_of(COLLEGE_LEAGUE_TEACHER), account_of(OFFICE)
    own, elsewhere = of_college(COLLEGE, COLLEGE_UNION), of_college(OTHER_COLLEGE, OTHER_UNION)
    found = [(one, handed_in(office, one)) for one in (own, elsewhere, deviation())]

    asked = [sorted(given.case.waiting.values_list("organ", flat=True)) for _, given in found]
    assert asked == [[COLLEGE_LEAGUE, COMMITTEE], [COLLEGE_LEAGUE, COMMITTEE], [COMMITTEE]]
    assert [accepts(teacher, given, one) for one, given in found] == [True, False, False]


def of_college(college, union):
    return Deviation(pack().rule(RULE), union, union, Status.NEEDS_REASON, "college", college, union)


def handed_in(actor, of):
    return write_reason(actor=actor, deviation=of, why=WHY, pack=pack())


def accepts(actor, given, of):
    word = {"organ": COLLEGE_LEAGUE, "outcome": Outcome.APPROVE, "pack": pack()}
    try:
        decide_on_reason(actor=actor, reason=given, deviation=of, **word)
    except CaseRefused:
        return False
    return True
