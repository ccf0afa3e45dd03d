"""A congress is called, and what takes place on its way is recorded (article six)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.congress.actions.proposals.handing_in import roll_over
from huizhang.congress.actions.standing import organ_acting, refuse_all, the_union, union_meeting
from huizhang.congress.models import Calling, Candidacy, Congress, Milestone, Session
from huizhang.congress.queries import counted, course_of, milestones_of, open_call, standing_of
from huizhang.congress.queries.candidates import candidates_alive
from huizhang.congress.rules.calling import (
    Around,
    Call,
    faults_of_call,
    faults_of_cancelling,
    faults_of_milestone,
    faults_of_move,
)
from huizhang.congress.rules.timeline import Name, State
from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def call_congress(*, actor: Account, union: str, call: Call, pack: Pack) -> Congress:
    """By the union's presidium or an organ that guides it; the students whom it represents are counted.

    Raises CaseRefused.
    """
    found, today = the_union(union), timezone.localdate()
    organ = organ_acting(actor, found, pack, today)
    students = counted(found, today, pack).students
    refuse_all(faults_of_call(call, found, _around(found, call, today, students), pack))
    made = Congress.objects.create(
        congress=call.name.strip(),
        union_id=union,
        date=call.day,
        students_represented=students or None,
        elected_by=call.elected_by,
    )
    Calling.objects.create(
        congress=made, on=today, by=actor, organ=organ, prepared_by=call.prepared_by.strip()
    )
    facts = {"union": union, "day": call.day.isoformat(), "students": students, "elected_by": call.elected_by}
    _record(actor, "call_congress", made, organ, pack, facts)
    roll_over(actor=actor, congress=made, pack=pack, organ=organ)
    return made


def _around(union: Union, call: Call, today: date, students: int) -> Around:
    waiting = open_call(union.union)
    taken = Congress.objects.filter(congress=call.name.strip()).exists()
    return Around(today, students, taken, waiting.congress if waiting else "")


@transaction.atomic
def move_congress(*, actor: Account, congress: Congress, day: date, said: str, pack: Pack) -> Calling:
    """To another day; a request to convene it on the old one holds no longer. Raises CaseRefused."""
    union, today = union_meeting(congress), timezone.localdate()
    organ = organ_acting(actor, union, pack, today)
    refuse_all(faults_of_move(day, congress.date, said, standing_of(congress), today))
    before, congress.date = congress.date, day
    congress.save(update_fields=["date"])
    facts = {"day": day.isoformat(), "before": before.isoformat()}
    return _change(actor, "move_congress", congress, organ, pack, said, facts, moved_at=timezone.now())


@transaction.atomic
def cancel_congress(*, actor: Account, congress: Congress, said: str, pack: Pack) -> Calling:
    """It does not take place, and another one may be called. Whoever stood for election as a delegate does so
    no longer, and is told. Raises CaseRefused."""
    union, today = the_union(congress.union_id), timezone.localdate()
    organ = organ_acting(actor, union, pack, today)
    refuse_all(faults_of_cancelling(said, standing_of(congress)))
    for one in candidates_alive(congress):
        _stands_no_longer(actor, one, organ, said, pack)
    return _change(actor, "cancel_congress", congress, organ, pack, said, {}, cancelled_on=today)


def _stands_no_longer(actor: Account, one: Candidacy, organ: str, said: str, pack: Pack) -> None:
    case = approvals.call_off(actor=actor, case=one.case_id or 0, organ=organ, why=said, pack=pack)
    own = Account.objects.filter(student=one.student_id).values_list("pk", flat=True)
    told = {*own, *([case.submitted_by_id] if case.submitted_by_id else [])}
    approvals.tell_people(case, approvals.Why.CALLED_OFF, told, f"/cases/{case.pk}/")


@transaction.atomic
def record_milestone(
    *, actor: Account, congress: Congress, name: str, day: date, minutes: str, pack: Pack
) -> Milestone:
    """What took place, with its minutes; recorded again, it is corrected. With its session it was held.

    Raises CaseRefused.
    """
    union, today = union_meeting(congress), timezone.localdate()
    organ = organ_acting(actor, union, pack, today)
    known = milestones_of(congress)
    before = known.pop(name, None)
    course = {one.name: one.state for one in course_of(congress, union, pack, today)}
    approved = course.get(Name.APPROVED) is State.DONE
    others = {other: one.day for other, one in known.items()}
    refuse_all(faults_of_milestone(name, day, minutes, others, today, approved))
    if name == Name.SESSION and Session.objects.filter(congress=congress, closed_at=None).exists():
        refuse_all([message("The books of its session are open; close it, and it is on record with them.")])
    made, _ = Milestone.objects.update_or_create(
        congress=congress, name=name, defaults={"day": day, "minutes": minutes.strip()}
    )
    if name == Name.SESSION:
        congress.date = day
        congress.save(update_fields=["date"])
    facts = {"name": name, "day": day.isoformat(), "minutes": made.minutes}
    if before is not None:
        facts |= {"before": before.day.isoformat(), "minutes_before": before.minutes}
    _record(actor, "record_milestone", congress, organ, pack, facts)
    return made


def _change(
    actor: Account,
    act: str,
    congress: Congress,
    organ: str,
    pack: Pack,
    said: str,
    facts: Mapping[str, object],
    **changed: date,
) -> Calling:
    calling = Calling.objects.get(congress=congress)
    for name, value in {**changed, "said": said.strip()}.items():
        setattr(calling, name, value)
    calling.save()
    _record(actor, act, congress, organ, pack, {**facts, "said": calling.said})
    return calling


def _record(
    actor: Account, act: str, congress: Congress, organ: str, pack: Pack, facts: Mapping[str, object]
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=congress.congress,
        pack_hash=pack.hash,
        payload=dict(facts),
    )
