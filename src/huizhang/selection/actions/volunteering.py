"""What is done with those who signed up for a project, each told of it: answered, hours, released."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import Why, tell_volunteer
from huizhang.org.actions import projects as org
from huizhang.org.queries import SignUp, Volunteer, VolunteerHours
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def answer_sign_up(*, actor: Account, signed_up: SignUp, accept: bool, pack: Pack) -> SignUp:
    """By the union or an organ that guides it. Raises PostRefused."""
    made = org.answer_sign_up(actor=actor, signed_up=signed_up, accept=accept, pack=pack)
    tell_volunteer(
        why=Why.ACCEPTED if accept else Why.DECLINED,
        number=made.pk,
        student=made.student_id,
        project=made.project_id,
        day=made.volunteer.start if made.volunteer else timezone.localdate(),
    )
    return made


@transaction.atomic
def record_hours(
    *, actor: Account, volunteer: Volunteer, day: date, half_hours: int, said: str, pack: Pack
) -> VolunteerHours:
    """Below zero takes back. Raises PostRefused."""
    made = org.record_hours(
        actor=actor, volunteer=volunteer, day=day, half_hours=half_hours, said=said, pack=pack
    )
    tell_volunteer(
        why=Why.HOURS,
        number=made.pk,
        student=volunteer.student_id,
        project=volunteer.project_id,
        day=day,
        hours=half_hours / 2,
    )
    return made


@transaction.atomic
def release(*, actor: Account, volunteer: Volunteer, pack: Pack) -> Volunteer:
    """Before the project ends. Raises PostRefused."""
    found = org.release(actor=actor, volunteer=volunteer, pack=pack)
    _tell_released(found)
    return found


@transaction.atomic
def release_finished(*, day: date) -> int:
    """事完人散: at the end of every project. How many were released."""
    found = org.release_finished(day=day)
    for one in found:
        _tell_released(one)
    return len(found)


def _tell_released(one: Volunteer) -> None:
    tell_volunteer(
        why=Why.RELEASED,
        number=one.pk,
        student=one.student_id,
        project=one.project_id,
        day=one.end or timezone.localdate(),
    )
