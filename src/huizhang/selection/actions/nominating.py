"""Recommending people for posts: one, or a list handed in as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import way_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import heaviest
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.refusing import refuse_all
from huizhang.selection.actions.weighing import (
    Weighed,
    Wish,
    faults_of_limits,
    faults_of_list,
    weigh,
    weigh_all,
)
from huizhang.selection.models import Nomination
from huizhang.selection.queries.nominations import as_facts, place_of
from huizhang.selection.rules.nominating import chain_to, fault_of_another_chain

CHECKED = "eligibility.checked"


@transaction.atomic
def nominate(*, actor: Account, organ: str, wishes: Sequence[Wish], pack: Pack) -> list[Nomination]:
    """All of the list or none; each gets a case of its own. Raises NominationRefused or CaseRefused."""
    day = timezone.localdate()
    weighed = weigh_all(wishes, pack, day)
    several = len(weighed) > 1
    refuse_all(
        tuple(_named(one, said) if several else said for one in weighed for said in one.faults)
        or tuple(faults_of_list(weighed, pack, day))
    )
    batch = uuid4().hex if several else ""
    return [_hand_in(actor, organ, one, pack, day, batch) for one in weighed]


@transaction.atomic
def correct(*, actor: Account, nomination: Nomination, wish: Wish, pack: Pack) -> Nomination:
    """A returned recommendation comes back as a new round. Raises NominationRefused or CaseRefused."""
    day = timezone.localdate()
    one = weigh(wish, pack, day, again=True)
    another = fault_of_another_chain(
        nomination.case.kind, nomination.student_id, one.union.level, wish.post, wish.student_no
    )
    refuse_all((*another, *one.faults) or tuple(faults_of_limits([one], pack, day)))
    case = approvals.resubmit(
        actor=actor, case=nomination.case_id, matter=_matter(one, pack), pack=pack, opinion=wish.conduct
    )
    _keep(nomination, one)
    nomination.save()
    _attest(case, one, day)
    return nomination


def _named(one: Weighed, said: Message) -> Message:
    return message("{number} {name}: {said}", number=one.student.student_no, name=one.student.name, said=said)


def _hand_in(actor: Account, organ: str, one: Weighed, pack: Pack, day: date, batch: str) -> Nomination:
    case = approvals.open_case(
        actor=actor, matter=_matter(one, pack), pack=pack, organ=organ, opinion=one.wish.conduct, batch=batch
    )
    nomination = Nomination(case=case)
    _keep(nomination, one)
    nomination.save()
    _attest(case, one, day)
    return nomination


def _matter(one: Weighed, pack: Pack) -> approvals.Matter:
    place = place_of(one.union, one.student)
    chain = chain_to(one.union.level, one.wish.post)
    way = way_of(pack, chain, place, one.wish.post)
    return approvals.Matter(
        kind=chain,
        title=pack.chain(chain).zh,
        subject=one.student.student_no,
        stages=way.stages,
        spared=way.spared,
        union=one.union.union,
        college=place.college,
        student=one.student.student_no,
        verdict=str(heaviest(condition.verdict.status for condition in one.conditions)),
    )


def _keep(nomination: Nomination, one: Weighed) -> None:
    nomination.union_id = one.union.union
    nomination.student = one.student
    nomination.post, nomination.department = one.wish.post, one.wish.department
    nomination.start, nomination.end = one.wish.start, one.wish.end
    nomination.conduct, nomination.representative = one.wish.conduct, one.wish.representative
    nomination.reason = one.wish.reason.strip()
    nomination.conditions = as_facts(one.conditions)


def _attest(case: Case, one: Weighed, day: date) -> None:
    """Whoever recommends declares on conduct, and that everything article four asks for was checked."""
    for rule, evidence in (("eligibility.conduct", one.wish.conduct.strip()), (CHECKED, case.number)):
        approvals.attest(
            rule=rule,
            union=one.union.union,
            subject=one.student.student_no,
            by=case.submitted_for,
            day=day,
            evidence=evidence,
        )
