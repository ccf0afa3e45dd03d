"""How a session is arranged: its agenda, its presidium, the heads of delegations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.session.books import held, leading, write
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Delegation, Entitled, Session, SessionPoint
from huizhang.congress.queries.session.sittings import spans_of
from huizhang.congress.rules.session.arranging import Point, faults_of_agenda, faults_of_presidium
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def set_agenda(
    *, actor: Account, session: Session, points: Sequence[Point], pack: Pack
) -> list[SessionPoint]:
    """The whole agenda, in place of the one before. By whoever leads the session. Raises CaseRefused."""
    found = held(session)
    organ = leading(actor, found.congress, pack)
    refuse_all(faults_of_agenda(points, spans_of(found)))
    before = list(found.agenda.values_list("text", flat=True))
    found.agenda.all().delete()
    rows = [
        SessionPoint(
            session=found,
            number=number,
            text=one.text.strip(),
            begins=one.begins,
            minutes=one.minutes,
            speaker=one.speaker.strip(),
        )
        for number, one in enumerate(points, 1)
    ]
    made = SessionPoint.objects.bulk_create(rows)
    write(
        actor, "set_agenda", found, organ, pack, {"agenda": [asdict(one) for one in points], "before": before}
    )
    return made


@transaction.atomic
def seat_presidium(*, actor: Account, session: Session, members: Sequence[str], pack: Pack) -> list[Entitled]:
    """By student number, whoever leads it first; in place of the one before. Raises CaseRefused."""
    found = held(session)
    organ = leading(actor, found.congress, pack)
    wanted = [one.strip() for one in members if one.strip()]
    lines = {one.student_id: one for one in found.roll.filter(student__in=wanted)}
    refuse_all(faults_of_presidium(wanted, lines))
    before = list(
        found.roll.filter(presiding__isnull=False).order_by("presiding").values_list("student", flat=True)
    )
    found.roll.update(presiding=None)
    for number, member in enumerate(wanted, 1):
        lines[member].presiding = number
    Entitled.objects.bulk_update(lines.values(), ["presiding"])
    write(actor, "seat_presidium", found, organ, pack, {"members": wanted, "before": before})
    return [lines[member] for member in wanted]


@transaction.atomic
def head_delegation(*, actor: Account, delegation: Delegation, student_no: str, pack: Pack) -> Delegation:
    """One of its own members. By whoever leads the session. Raises CaseRefused."""
    found = held(delegation.session)
    organ = leading(actor, found.congress, pack)
    number = student_no.strip()
    if not Entitled.objects.filter(delegation=delegation, student=number).exists():
        raise CaseRefused(message("The head of {name} is one of its own members.", name=delegation.name))
    delegation.head_id = number
    delegation.save(update_fields=["head"])
    write(actor, "head_delegation", found, organ, pack, {"delegation": delegation.name, "head": number})
    return delegation
