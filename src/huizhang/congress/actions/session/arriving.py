"""People entitled are checked in at the doors, leave, and come back. Nobody is checked in for another."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.session.books import held, write
from huizhang.congress.models import Entitled, Session, Stay
from huizhang.congress.queries.session.codes import fingerprint_of
from huizhang.congress.queries.session.standing import ONLY_SCRUTINEERS, scrutinises
from huizhang.congress.rules.session.attendance import Arrival, counted, fault_of_door
from huizhang.kernel.message import Message, message
from huizhang.people.queries import Account, Student
from huizhang.policy.pack import Pack


@transaction.atomic
def check_in(*, actor: Account, session: Session, arrival: Arrival, pack: Pack) -> Stay:
    """By a scrutineer of the session. The same key again is the same check-in. Raises CaseRefused."""
    found, key = _begun(actor, session, arrival)
    line = _of_another(actor, _line(found, arrival))
    known = Stay.objects.filter(key=key).select_related("entitled").first()
    if known is not None:
        return _same(known, line)
    before = Stay.objects.filter(entitled=line).order_by("-arrived", "-pk").first()
    if before is not None and before.left is None:
        raise CaseRefused(already_there(line, before))
    received = timezone.now()
    not_before = before.left if before is not None and before.left else found.opened_at
    facts = {
        "arrived": counted(arrival.stated, received, not_before),
        "received": received,
        "place": arrival.door.strip(),
    }
    made = _made(line, key, actor, facts)
    write(actor, "check_in", found, "", pack, {"student_no": line.student_id, "key": str(key), **facts})
    return made


@transaction.atomic
def check_out(*, actor: Account, session: Session, arrival: Arrival, pack: Pack) -> Stay:
    """Somebody leaves before the end. The same key again is the same leaving. Raises CaseRefused."""
    found, key = _begun(actor, session, arrival)
    line = _of_another(actor, _line(found, arrival))
    known = Stay.objects.filter(left_key=key).select_related("entitled").first()
    if known is not None:
        return _same(known, line)
    there = Stay.objects.filter(entitled=line, left__isnull=True).first()
    if there is None:
        raise CaseRefused(message("{name} is not checked in.", name=line.student.name))
    received = timezone.now()
    there.left, there.left_key = counted(arrival.stated, received, there.arrived), key
    there.save(update_fields=["left", "left_key"])
    facts = {"student_no": line.student_id, "key": str(key), "left": there.left, "received": received}
    write(actor, "check_out", found, "", pack, facts)
    return there


def already_there(line: Entitled, before: Stay) -> Message:
    facts = {"name": line.student.name, "when": clock(before.arrived), "who": before.by.name}
    if before.place:
        return message(
            "{name} was checked in at {when} at {place} by {who}; nobody is checked in twice.",
            **facts,
            place=before.place,
        )
    return message("{name} was checked in at {when} by {who}; nobody is checked in twice.", **facts)


def clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M:%S}"


def _begun(actor: Account, session: Session, arrival: Arrival) -> tuple[Session, UUID]:
    found = held(session)
    if not scrutinises(actor, found):
        raise CaseRefused(ONLY_SCRUTINEERS)
    fault = fault_of_door(arrival.door)
    if fault is not None:
        raise CaseRefused(fault)
    try:
        return found, UUID(arrival.key)
    except ValueError:
        raise CaseRefused(message("Give every check-in a key of its own, a UUID.")) from None


def _line(session: Session, arrival: Arrival) -> Entitled:
    """Raises CaseRefused for whoever is not on the roll."""
    rows = Entitled.objects.filter(session=session).select_related("student", "delegation")
    if arrival.code:
        found = rows.filter(code_sha256=fingerprint_of(arrival.code.strip())).first()
        said = message("This code is none of this session's; find the person by name or number.")
    else:
        number = arrival.student_no.strip()
        found, said = rows.filter(student=number).first(), _stranger(session, number)
    if found is None:
        raise CaseRefused(said)
    return found


def _of_another(actor: Account, line: Entitled) -> Entitled:
    """Raises CaseRefused for whoever would witness the own coming or going."""
    if actor.student_id is not None and actor.student_id == line.student_id:
        raise CaseRefused(
            message(
                "Nobody checks in or out for oneself: another who checks people in at this session does it."
            )
        )
    return line


def _stranger(session: Session, number: str) -> Message:
    student = Student.objects.filter(pk=number).first()
    if student is None:
        return message("There is no student with the number {number}.", number=number)
    return message(
        "{name} ({number}) is not on the roll of {congress} and is not checked in.",
        name=student.name,
        number=number,
        congress=session.congress_id,
    )


def _same(known: Stay, line: Entitled) -> Stay:
    """Raises CaseRefused where the key was used for somebody else."""
    if known.entitled_id != line.pk:
        raise CaseRefused(message("This key was used for another person; make a new one."))
    return known


def _made(line: Entitled, key: UUID, actor: Account, facts: dict[str, object]) -> Stay:
    """The constraints are the last guard, should two sessions be given one key."""
    try:
        with transaction.atomic():
            return Stay.objects.create(entitled=line, key=key, by=actor, **facts)
    except IntegrityError:
        raise CaseRefused(message("This key was used for another person; make a new one.")) from None
