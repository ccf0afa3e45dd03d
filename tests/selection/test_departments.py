"""Departments open and close by cases, within the limits or with an accepted reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import cast
from approvals.university import seated
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Attestation, Case
from huizhang.kernel.procedure import Outcome, State
from huizhang.org.models import ClosedDepartment, Department, Post, Union
from huizhang.people.models import Account
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Force
from huizhang.selection.actions import (
    Change,
    ReasonNeeded,
    back_case,
    change_department,
    correct_change,
    decide_change,
)
from huizhang.selection.models import Backing, DepartmentChange
from org.test_meetings import decided
from selection.serving import COMMITTEE, LEAGUE, Presidium, backed, break_ledger, says, serving, today

pytestmark = pytest.mark.django_db
OPENS = Change(cast.COLLEGE_UNION, "学习部", True, today(), "服务学风建设")
CLOSES = replace(OPENS, department="办公室", opens=False, said="职能并入学习部")


@pytest.fixture
def presidium() -> Presidium:
    return serving()


def asked(presidium: Presidium, wish: Change = OPENS, by=None, **more) -> DepartmentChange:
    return change_department(actor=by or presidium.members[0], wish=wish, pack=presidium.pack, **more)


def departments() -> set[str]:
    return set(Department.objects.filter(union=cast.COLLEGE_UNION).values_list("department", flat=True))


def test_a_department_opens_when_the_guiding_organ_approves(presidium):
    change = backed(asked(presidium))
    assert departments() == {"办公室"}
    case = says(decide_change, presidium, change.case, LEAGUE)
    assert (case.state, departments()) == (State.APPROVED, {"办公室", "学习部"})


def test_a_department_closes_when_nobody_serves_in_it(presidium):
    with pytest.raises(CaseRefused, match="1 people serve"):
        asked(presidium, CLOSES)
    presidium.post_of(presidium.clerk, "department_member").delete()
    change = backed(asked(presidium, CLOSES))
    says(decide_change, presidium, change.case, LEAGUE)
    closed = ClosedDepartment.objects.values_list("department", "closed")
    assert (departments(), list(closed)) == (set(), [("办公室", today())])


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (replace(OPENS, department=" "), "Name the department"),
        (replace(OPENS, department="办公室"), "already"),
        (replace(CLOSES, department="体育部"), "There is no department"),
        (replace(OPENS, said=""), "Write why"),
        (replace(OPENS, day=today() - timedelta(days=1)), "today or a later day"),
    ],
)
def test_what_makes_no_sense_is_refused(presidium, wish, said):
    with pytest.raises(CaseRefused, match=said):
        asked(presidium, wish)
    assert Case.objects.count() == 0


def test_others_do_not_ask_for_a_department(presidium):
    with pytest.raises(CaseRefused, match="The presidium of"):
        asked(presidium, by=presidium.clerk)


LIMIT = "department.count.school"


def full(presidium: Presidium, force: str) -> Pack:
    """The school union has as many departments as the plan allows; the plan says so with `force`."""
    rule = presidium.pack.rules[LIMIT]
    for number in range(1, rule.get("max")):
        Department.objects.create(union_id=cast.SCHOOL_UNION, department=f"部门{number}")
    return replace(presidium.pack, rules={**presidium.pack.rules, LIMIT: replace(rule, force=Force(force))})


def asked_of_school(presidium: Presidium, pack: Pack) -> DepartmentChange:
    wish = replace(OPENS, union=cast.SCHOOL_UNION)
    return change_department(actor=presidium.guiding(COMMITTEE), wish=wish, pack=pack)


def decided_by_committee(
    presidium: Presidium, pack: Pack, change: DepartmentChange, reason: str = "", by: Account | None = None
) -> Case:
    return decide_change(
        actor=by or presidium.guiding(COMMITTEE),
        case=change.case_id,
        organ=COMMITTEE,
        outcome=Outcome.APPROVE,
        pack=pack,
        reason=reason,
    )


@pytest.mark.parametrize("force", ["stated", "must", "should"])
def test_a_department_beyond_a_firm_limit_is_refused_when_asked_and_when_decided(presidium, force):
    change = asked_of_school(presidium, presidium.pack)
    pack = full(presidium, force)
    with pytest.raises(CaseRefused, match="This would break the plan"):
        decided_by_committee(presidium, pack, change)
    with pytest.raises(CaseRefused, match="This would break the plan"):
        change_department(
            actor=presidium.guiding(COMMITTEE),
            wish=replace(OPENS, union=cast.SCHOOL_UNION, department="体育部"),
            pack=pack,
        )
    assert (Case.objects.count(), Case.objects.get().state) == (1, State.OPEN)


def test_a_department_beyond_what_is_generally_allowed_needs_an_accepted_reason(presidium):
    pack = full(presidium, "generally")
    change = asked_of_school(presidium, pack)
    with pytest.raises(ReasonNeeded):
        decided_by_committee(presidium, pack, change)
    asked_for = decided_by_committee(presidium, pack, change, "两个校区")
    opened = Department.objects.filter(department="学习部")
    assert (asked_for.state, opened.exists()) == (State.OPEN, False)
    with pytest.raises(CaseRefused, match="a reason of their own"):
        decided_by_committee(presidium, pack, change)
    other = presidium.university.others[COMMITTEE]
    accepted = decided_by_committee(presidium, pack, change, by=other)
    attested = Attestation.objects.values_list("rule", "union", "by", "evidence")
    assert (accepted.state, opened.exists(), list(attested)) == (
        State.APPROVED,
        True,
        [(LIMIT, cast.SCHOOL_UNION, COMMITTEE, "两个校区")],
    )


def test_a_reason_that_was_handed_in_is_accepted_by_whoever_decided_last(presidium):
    pack = full(presidium, "generally")
    union = Union.objects.get(pk=cast.SCHOOL_UNION)
    asks = seated(pack, "school_union", presidium.university.college, presidium.university.group, "3")
    wish = replace(OPENS, union=union.pk, reason="两个校区")
    change = change_department(actor=asks, wish=wish, pack=pack)
    assert decided_by_committee(presidium, pack, change).state is State.OPEN
    assert decided_by_committee(presidium, pack, change).state is State.APPROVED
    assert Attestation.objects.get().evidence == "两个校区"


def test_a_returned_change_is_corrected(presidium):
    change = backed(asked(presidium))
    says(decide_change, presidium, change.case, LEAGUE, Outcome.RETURN, opinion="名称不妥")
    correct_change(
        actor=presidium.members[0],
        change=change,
        wish=replace(OPENS, department="学风部"),
        pack=presidium.pack,
    )
    says(decide_change, presidium, change.case, LEAGUE)
    assert departments() == {"办公室", "学风部"}


def test_the_presidiums_decision_is_named_with_the_case(presidium):
    resolution = decided(presidium)
    change = asked(presidium, resolution=resolution)
    assert Backing.objects.get().case == change.case


def test_a_decision_that_was_not_carried_is_no_basis(presidium):
    resolution = decided(presidium, in_favour=1, against=2)
    with pytest.raises(CaseRefused, match="did not carry"):
        asked(presidium, resolution=resolution)
    assert (Case.objects.count(), Backing.objects.count()) == (0, 0)


def test_the_last_word_waits_until_the_case_names_the_presidiums_decision(presidium):
    case = asked(presidium).case
    with pytest.raises(CaseRefused, match=rf"article two.*{case.number}"):
        says(decide_change, presidium, case, LEAGUE)
    case.refresh_from_db()
    assert (case.state, case.decisions.count(), departments()) == (State.OPEN, 0, {"办公室"})
    back_case(actor=presidium.members[1], case=case, resolution=decided(presidium))
    says(decide_change, presidium, case, LEAGUE)
    assert departments() == {"办公室", "学习部"}


def test_to_reject_or_return_needs_no_decision_of_the_presidium(presidium):
    change = asked(presidium)
    says(decide_change, presidium, change.case, LEAGUE, Outcome.RETURN, opinion="名称不妥")
    correct_change(actor=presidium.members[0], change=change, wish=OPENS, pack=presidium.pack)
    case = says(decide_change, presidium, change.case, LEAGUE, Outcome.REJECT, opinion="不必")
    assert case.state is State.REJECTED


def test_where_nobody_is_in_the_presidium_the_last_word_does_not_wait(presidium):
    change = asked(presidium)
    Post.objects.filter(post="presidium_member").update(end=today())
    assert says(decide_change, presidium, change.case, LEAGUE).state == State.APPROVED


def test_a_school_may_leave_it_to_the_organs(presidium):
    chain = replace(presidium.pack.chain("department.change"), collective=False)
    pack = replace(presidium.pack, chains={**presidium.pack.chains, chain.id: chain})
    change = change_department(actor=presidium.members[0], wish=OPENS, pack=pack)
    facts = {"organ": LEAGUE, "outcome": Outcome.APPROVE, "pack": pack}
    case = decide_change(actor=presidium.guiding(), case=change.case_id, **facts)
    assert case.state is State.APPROVED


@pytest.mark.parametrize("act", ["ask", "decide"])
def test_nothing_remains_of_an_act_that_the_ledger_does_not_take(presidium, monkeypatch, act):
    waiting = asked(presidium, replace(OPENS, department="体育部")).case
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        asked(presidium) if act == "ask" else says(decide_change, presidium, waiting, LEAGUE)
    waiting.refresh_from_db()
    assert (Case.objects.count(), departments(), waiting.state) == (1, {"办公室"}, State.OPEN)
