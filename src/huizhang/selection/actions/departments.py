"""A union's departments are opened and closed by a case; the limits are judged when it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals import queries as approved
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import way_of
from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.org import actions as org
from huizhang.org.queries import Department, Resolution
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.backing import back_case, refuse_unbacked
from huizhang.selection.actions.exceeding import accept_reason, ask_for_acceptance, given_reason
from huizhang.selection.actions.refusing import refuse_all, refusing_with_the_post
from huizhang.selection.models import DepartmentChange
from huizhang.selection.queries.departments import change_under_way, existing, people_in
from huizhang.selection.queries.standing import may_ask_for, place_of_union, union_called
from huizhang.selection.rules.departments import CHAIN, faults_of_change


@dataclass(frozen=True, slots=True)
class Change:
    """What is asked: a department that opens or closes from `day` on, and why; `reason` is for what goes
    beyond what the plan generally allows."""

    union: str
    department: str
    opens: bool
    day: date
    said: str
    reason: str = ""


@transaction.atomic
def change_department(
    *, actor: Account, wish: Change, pack: Pack, resolution: Resolution | None = None
) -> DepartmentChange:
    """By the union or an organ that guides it; naming what its presidium decided. Raises CaseRefused."""
    union = _union(wish.union)
    if not may_ask_for(actor, union, pack, timezone.localdate()):
        raise CaseRefused(
            message("The presidium of {union}, or an organ that guides it, asks for this.", union=union.union)
        )
    _refuse_faults(union, wish, pack)
    case = approvals.open_case(actor=actor, matter=_matter(union, wish, pack), pack=pack)
    made = DepartmentChange(case=case, union_id=union.union)
    _keep(made, wish)
    if resolution is not None:
        back_case(actor=actor, case=case, resolution=resolution)
    return made


@transaction.atomic
def correct_change(*, actor: Account, change: DepartmentChange, wish: Change, pack: Pack) -> DepartmentChange:
    """A returned change comes back as a new round. Raises CaseRefused."""
    union = _union(change.union_id)
    _refuse_faults(union, wish, pack, again=True)
    approvals.resubmit(actor=actor, case=change.case_id, matter=_matter(union, wish, pack), pack=pack)
    _keep(change, wish)
    return change


@transaction.atomic
def decide_change(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """After the last word the department opens or closes. Raises CaseRefused, ReasonNeeded."""
    decided, at = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    if at.state is State.APPROVED:
        refuse_unbacked(decided, pack)
        _finish(actor, decided, organ, pack, reason.strip())
    return decided


def _finish(actor: Account, case: Case, organ: str, pack: Pack, reason: str) -> None:
    change = DepartmentChange.objects.select_related("union").get(case=case)
    today = timezone.localdate()
    day, basis = max(change.day, today), org.Basis(case.number, organ)
    if not change.opens:
        department = Department.objects.filter(union=change.union, department=change.department).first()
        if department is None:
            raise CaseRefused(message("This department is closed already."))
        with refusing_with_the_post():
            org.close_department(actor=actor, basis=basis, department=department, day=day, pack=pack)
        return
    accept_reason(actor, case, pack)
    accepted = approved.attestations(day)
    over = org.excess_of_department(pack, change.union_id, change.department, day, accepted)
    if over and not any(one.blocks for one in over):
        given = given_reason(actor, reason, case, change.reason)
        ask_for_acceptance(case, place_of_union(_union(change.union_id)), over, given, pack)
        return
    with refusing_with_the_post():
        org.open_department(
            actor=actor,
            basis=basis,
            union=change.union,
            name=change.department,
            day=day,
            pack=pack,
            accepted=accepted,
        )


def _refuse_faults(union: records.Union, wish: Change, pack: Pack, *, again: bool = False) -> None:
    today = timezone.localdate()
    name = wish.department.strip()
    refuse_all(
        tuple(
            faults_of_change(
                name,
                wish.said,
                early=wish.day < today,
                opens=wish.opens,
                exists=name in existing(union.union),
                serving=people_in(union.union, name, wish.day),
                under_way=not again and change_under_way(union.union, name),
            )
        )
    )
    if wish.opens:
        over = org.excess_of_department(pack, union.union, name, wish.day, approved.attestations(today))
        with refusing_with_the_post():
            org.refuse_excesses(tuple(one for one in over if one.blocks))


def _matter(union: records.Union, wish: Change, pack: Pack) -> approvals.Matter:
    way = way_of(pack, CHAIN, place_of_union(union, opens=wish.opens))
    return approvals.Matter(
        kind=CHAIN,
        title=pack.chain(CHAIN).zh,
        subject=wish.department.strip(),
        stages=way.stages,
        spared=way.spared,
        union=union.union,
        college=union.college,
    )


def _keep(change: DepartmentChange, wish: Change) -> None:
    change.department, change.opens = wish.department.strip(), wish.opens
    change.day, change.said, change.reason = wish.day, wish.said.strip(), wish.reason.strip()
    change.save()


def _union(name: str) -> records.Union:
    union = union_called(name)
    if union is None:
        raise CaseRefused(message("There is no union {union}.", union=name))
    return union
