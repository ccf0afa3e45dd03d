"""A delegate or an alternate leaves, and the next alternate follows (递补), until credentials are checked."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.electing import demand_seat, electing_organ
from huizhang.congress.actions.placing import begin_case, seat
from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.congress.models import Candidacy, Congress, Delegate, Leaving
from huizhang.congress.queries.electors import constituency_of, electors_of, term_of
from huizhang.congress.queries.grades import next_alternate
from huizhang.congress.rules.delegates.candidates import (
    COLLEGE,
    EX_OFFICIO,
    LONGEST_STATEMENT,
    faults_of_person,
    faults_of_term,
)
from huizhang.congress.rules.delegates.polls import Place
from huizhang.kernel import records
from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.people import queries as people
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

FOLLOWS = "递补当选，得{votes}票"


@transaction.atomic
def withdraw_delegate(
    *, actor: Account, congress: Congress, student_no: str, why: str, pack: Pack
) -> Leaving:
    """By the union under which the person was elected; of somebody who is a delegate by office, by the
    congress's union or an organ that guides it. What was elected is taken back, and stays on record.

    Raises CaseRefused.
    """
    union = union_meeting(congress)
    refuse_all((*faults_of_term(term_of(congress)), *_of_words(why)))
    one = _placed(congress, student_no)
    organ = _organ_of(actor, one, union, pack)
    if one.case_id is not None:
        approvals.revoke(actor=actor, case=one.case_id, organ=organ, opinion=why, pack=pack)
    Delegate.objects.filter(congress=congress, student=student_no).delete()
    left = Leaving.objects.create(
        congress=congress,
        student_id=student_no,
        constituency=one.constituency,
        kind=one.kind,
        place=one.place,
        day=timezone.localdate(),
        why=why.strip(),
        by=actor,
    )
    one.place = Place.LEFT
    one.save(update_fields=["place"])
    _record(actor, "withdraw_delegate", one, organ, pack, {"was": left.place, "why": left.why})
    return left


def _of_words(why: str) -> list[Message]:
    if why.strip() and len(why.strip()) <= LONGEST_STATEMENT:
        return []
    return [message("Say why, in at most {most} characters.", most=LONGEST_STATEMENT)]


def _placed(congress: Congress, student_no: str) -> Candidacy:
    """Raises CaseRefused for somebody who is neither a delegate nor an alternate."""
    found = Candidacy.objects.filter(
        congress=congress, student=student_no, place__in=(Place.ELECTED, Place.ALTERNATE)
    )
    one = found.select_related("student__class_group__major", "case").first()
    if one is None:
        raise CaseRefused(
            message("{number} is neither a delegate nor an alternate of this congress.", number=student_no)
        )
    return one


def _organ_of(actor: Account, one: Candidacy, union: records.Union, pack: Pack) -> str:
    """For which organ the actor takes it back. Raises CaseRefused."""
    if one.kind == EX_OFFICIO:
        return organ_acting(actor, union, pack, timezone.localdate())
    organ = electing_organ(pack)
    demand_seat(actor, organ, one.student.class_group.major.college_id, pack, timezone.localdate())
    return organ


@transaction.atomic
def seat_alternate(
    *, actor: Account, congress: Congress, constituency: str, pack: Pack, kind: str = COLLEGE
) -> Delegate:
    """The next alternate of the constituency gets a free seat. Raises CaseRefused."""
    congress = Congress.objects.select_for_update().get(pk=congress.pk)
    union, today = union_meeting(congress), timezone.localdate()
    refuse_all(faults_of_term(term_of(congress)))
    electors = electors_of(congress, union, pack, today)
    one = next_alternate(congress, electors, constituency, kind)
    if one is None:
        raise CaseRefused(
            message("{unit} has no alternate left; recommend and elect anew.", unit=constituency)
        )
    organ = _organ_of(actor, one, union, pack)
    found = constituency_of(congress, electors, constituency, kind)
    if found is None or not found.free:
        raise CaseRefused(message("No seat of {unit} is free.", unit=constituency))
    refuse_all(faults_of_person(people.students(today, [one.student_id])[one.student_id]))
    if one.case_id is None:
        begin_case(actor, one, union, organ, pack, FOLLOWS.format(votes=one.votes))
    one.place = Place.ELECTED
    one.save()
    made = seat(one)
    _record(actor, "seat_alternate", one, organ, pack, {"rank": one.rank, "votes": one.votes})
    return made


def _record(
    actor: Account, act: str, one: Candidacy, organ: str, pack: Pack, facts: dict[str, object]
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=one.congress_id,
        pack_hash=pack.hash,
        payload={
            "student": one.student_id,
            "constituency": one.constituency,
            "kind": one.kind,
            **facts,
        },
    )
