"""A project that calls for volunteers is proposed by its union and approved by a case (article three)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import way_of
from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.kernel.procedure import State
from huizhang.org import actions as org
from huizhang.org.actions.projects import begin_project
from huizhang.org.queries import Resolution
from huizhang.org.queries.volunteering import project_called
from huizhang.org.rules.projects import Plan, faults_of_plan
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.backing import back_case, refuse_unbacked
from huizhang.selection.actions.refusing import refuse_all, refusing_with_the_post
from huizhang.selection.queries.standing import may_ask_for, place_of_union, union_called
from huizhang.selection.rules.projects import CHAIN


@transaction.atomic
def propose_project(
    *, actor: Account, union: str, plan: Plan, pack: Pack, resolution: Resolution | None = None
) -> Case:
    """By the union or an organ that guides it; naming what its presidium decided. Raises CaseRefused."""
    found = _union(union)
    if not may_ask_for(actor, found, pack, timezone.localdate()):
        raise CaseRefused(
            message("The presidium of {union}, or an organ that guides it, asks for this.", union=union)
        )
    matter = _matter(found, plan, pack)
    if Case.objects.filter(kind=CHAIN, subject=plan.name, state__in=(State.OPEN, State.RETURNED)).exists():
        raise CaseRefused(message("A project of this name is proposed already; wait for its decision."))
    case = approvals.open_case(actor=actor, matter=matter, pack=pack)
    if resolution is not None:
        back_case(actor=actor, case=case, resolution=resolution)
    return case


@transaction.atomic
def correct_project(*, actor: Account, case: Case, plan: Plan, pack: Pack) -> Case:
    """A returned proposal comes back as a new round. Raises CaseRefused."""
    matter = _matter(_union(case.union_id or ""), plan, pack)
    return approvals.resubmit(actor=actor, case=case.pk, matter=matter, pack=pack)


@approvals.after_the_last_word
def decide_project(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    """The project calls for volunteers."""
    if case.union is not None:
        refuse_unbacked(case, pack)
        basis = org.Basis(case.number, organ)
        with refusing_with_the_post():
            begin_project(actor=actor, basis=basis, union=case.union, plan=plan_of(case), pack=pack)


def plan_of(case: Case) -> Plan:
    """What the case asks."""
    facts = case.facts
    return Plan(
        case.subject,
        facts["purpose"],
        date.fromisoformat(str(facts["start"])),
        date.fromisoformat(str(facts["end"])),
        facts["needed"],
    )


def _matter(union: records.Union, plan: Plan, pack: Pack) -> approvals.Matter:
    exists = project_called(plan.name) is not None
    refuse_all(tuple(faults_of_plan(plan, timezone.localdate(), exists=exists)))
    way = way_of(pack, CHAIN, place_of_union(union, volunteers=plan.needed))
    return approvals.Matter(
        kind=CHAIN,
        title=pack.chain(CHAIN).zh,
        subject=plan.name,
        stages=way.stages,
        spared=way.spared,
        union=union.union,
        college=union.college,
        facts={
            "purpose": plan.purpose,
            "start": plan.start.isoformat(),
            "end": plan.end.isoformat(),
            "needed": plan.needed,
        },
    )


def _union(name: str) -> records.Union:
    union = union_called(name)
    if union is None:
        raise CaseRefused(message("There is no union {union}.", union=name))
    return union
