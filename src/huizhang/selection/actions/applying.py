"""Applying to an open call, and withdrawing again: the student's own acts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.eligibility.conditions import Condition
from huizhang.kernel import records
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import heaviest
from huizhang.ledger import actions as ledger
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries import Account, Student
from huizhang.policy.pack import Pack
from huizhang.selection.actions.calling import locked
from huizhang.selection.actions.refusing import refuse_all
from huizhang.selection.models import Application, Call, WantedPost
from huizhang.selection.queries.calls import days_of, is_called
from huizhang.selection.queries.nominations import as_facts, conditions_for
from huizhang.selection.rules.applying import NOT_CALLED, faults_of_applying
from huizhang.selection.rules.nominating import faults_of, faults_of_conditions

NO_STUDENT = message("Only students apply, and this account is that of no student.")
TWICE = message("You applied to this call already; withdraw that application first.")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A student's conditions; `faults` keep the student from applying to the call at all."""

    conditions: list[Condition]
    faults: tuple[Message, ...]


def qualify(student: Student, call: Call, pack: Pack) -> Qualified:
    """Shown to the student before anything is written. Raises DamagedSnapshot."""
    day = timezone.localdate()
    conditions = conditions_for(people.students(day, {student.pk})[student.pk], day, pack)
    judged = ((one.rule, one.verdict) for one in conditions)
    outside = () if is_called(call, student) else (NOT_CALLED,)
    return Qualified(conditions, (*outside, *faults_of_conditions(judged, final=False)))


@transaction.atomic
def apply_for(*, actor: Account, wanted: int, statement: str, pack: Pack) -> Application:
    """Who does not meet a condition is told so; what cannot be told is marked. Raises CaseRefused."""
    if actor.student_id is None or not actor.is_active:
        raise CaseRefused(NO_STUDENT)
    post = WantedPost.objects.filter(pk=wanted).first()
    if post is None:
        raise CaseRefused(message("There is no such post in this call."))
    call = locked(post.call_id)
    student = Student.objects.select_related("class_group__major").get(pk=actor.student_id)
    conditions = _conditions(student, call, post, statement, pack)
    application = Application(
        call=call,
        wanted=post,
        student=student,
        statement=statement.strip(),
        conditions=as_facts(conditions),
        status=heaviest(one.verdict.status for one in conditions) if conditions else "",
        at=timezone.now(),
    )
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError:
        raise CaseRefused(TWICE) from None
    _record(actor, application, "apply", pack)
    return application


@transaction.atomic
def withdraw_application(*, actor: Account, application: int, pack: Pack) -> Application:
    """By the student, until the organ has recommended them. Raises CaseRefused."""
    held = Application.objects.select_for_update(of=("self",)).select_related("wanted")
    found = held.filter(pk=application, student=actor.student_id or "").first()
    if found is None or not actor.is_active:
        raise CaseRefused(message("There is no such application of yours."))
    if found.withdrawn_at is not None:
        raise CaseRefused(message("This application is withdrawn already."))
    if found.nomination_id is not None:
        raise CaseRefused(message("You are recommended already; whoever recommended you can withdraw that."))
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    _record(actor, found, "withdraw_application", pack)
    return found


def _conditions(
    student: Student, call: Call, wanted: WantedPost, statement: str, pack: Pack
) -> list[Condition]:
    """Raises NominationRefused with everything that stands in the way."""
    day, days = timezone.localdate(), days_of(call)
    union = next(one for one in org.unions() if one.union == call.union_id)
    post = records.Post(
        call.union_id, student.pk, wanted.post, days.start, wanted.department or None, days.end, None
    )
    known = people.students(day, {student.pk})[student.pk]
    conditions = conditions_for(known, day, pack)
    refuse_all(
        (
            *faults_of_applying(days, day, statement, called=is_called(call, student)),
            *faults_of(union, known, post, org.posts_of(student.pk, days.start), day),
            *faults_of_conditions(((one.rule, one.verdict) for one in conditions), final=False),
        )
    )
    return conditions


def _record(actor: Account, application: Application, act: str, pack: Pack) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        subject=application.student_id,
        pack_hash=pack.hash,
        verdict=application.status,
        payload={
            "call": application.call_id,
            "post": application.wanted.post,
            "department": application.wanted.department,
        },
    )
