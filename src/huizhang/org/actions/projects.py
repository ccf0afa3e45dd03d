"""Projects and their volunteers: signing up, accepting, writing hours down, releasing (article three)."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone

from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.ledger.actor import BY_ITSELF
from huizhang.org.actions.refusing import Basis, PostRefused
from huizhang.org.models import Project, ProjectPlan, SignUp, Union, Volunteer, VolunteerHours
from huizhang.org.queries.volunteering import call_of, own_sign_up, runs_project, unreleased
from huizhang.org.rules.projects import (
    LONGEST_WORD,
    Plan,
    faults_of_plan,
    refusal_of_hours,
    refusal_of_sign_up,
)
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def begin_project(*, actor: Account, basis: Basis, union: Union, plan: Plan, pack: Pack) -> Project:
    """On the basis of a finished case; from now on students sign up. Raises PostRefused."""
    exists = Project.objects.filter(pk=plan.name).exists()
    for said in faults_of_plan(plan, timezone.localdate(), exists=exists):
        raise PostRefused(said)
    made = Project.objects.create(project=plan.name, union=union, start=plan.start, end=plan.end)
    ProjectPlan.objects.create(project=made, purpose=plan.purpose, needed=plan.needed, basis=basis.case)
    payload = {"union": union.pk, "basis": basis.case, "needed": plan.needed, "until": plan.end}
    _record(actor, "begin_project", made, payload, pack, basis.organ)
    return made


@transaction.atomic
def sign_up(*, actor: Account, project: Project, said: str, pack: Pack) -> SignUp:
    """By the student. Raises PostRefused."""
    held = _locked(project)
    already = own_sign_up(actor, held) is not None
    is_student = actor.is_active and actor.student_id is not None
    call = call_of(held, timezone.localdate())
    _refuse(refusal_of_sign_up(call, already=already, is_student=is_student))
    if len(said.strip()) > LONGEST_WORD:
        raise PostRefused(message("Shorten the statement to at most {most} characters.", most=LONGEST_WORD))
    try:
        with transaction.atomic():
            made = SignUp.objects.create(
                project=held, student_id=actor.student_id or "", said=said.strip(), at=timezone.now()
            )
    except IntegrityError:
        raise PostRefused(message("You have signed up for this project already.")) from None
    _record(actor, "sign_up", held, {"student": actor.student_id}, pack)
    return made


@transaction.atomic
def withdraw_sign_up(*, actor: Account, project: Project, pack: Pack) -> None:
    """By the student, as long as nobody has answered. Raises PostRefused."""
    held = _locked(project)
    found = own_sign_up(actor, held)
    if found is None or found.volunteer_id or found.declined_at or not actor.is_active:
        raise PostRefused(message("Only a sign-up that nobody has answered yet is taken back."))
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    _record(actor, "withdraw_sign_up", held, {"student": actor.student_id}, pack)


@transaction.atomic
def answer_sign_up(*, actor: Account, signed_up: SignUp, accept: bool, pack: Pack) -> SignUp:
    """By the union or an organ that guides it: a volunteer of the project, never of its staff. Raises
    PostRefused."""
    today = timezone.localdate()
    held = _locked(signed_up.project)
    found = SignUp.objects.select_for_update(of=("self",)).get(pk=signed_up.pk)
    _demand_runs(actor, held, pack)
    if found.volunteer_id or found.declined_at or found.withdrawn_at:
        raise PostRefused(message("This sign-up was answered or taken back already."))
    call = call_of(held, today)
    if accept:
        _refuse(refusal_of_sign_up(call, already=False, is_student=True))
        found.volunteer = Volunteer.objects.create(
            project=held, student_id=found.student_id, start=max(today, held.start)
        )
    else:
        found.declined_at = timezone.now()
    found.save(update_fields=["volunteer", "declined_at"])
    act = "accept_volunteer" if accept else "decline_volunteer"
    _record(actor, act, held, {"student": found.student_id}, pack)
    return found


@transaction.atomic
def record_hours(
    *, actor: Account, volunteer: Volunteer, day: date, half_hours: int, said: str, pack: Pack
) -> VolunteerHours:
    """Below zero takes back. Raises PostRefused."""
    held = _locked(volunteer.project)
    _demand_runs(actor, held, pack)
    served = volunteer.start <= day <= timezone.localdate() and day < (volunteer.end or held.end or date.max)
    worked = VolunteerHours.objects.filter(volunteer=volunteer)
    in_all = worked.aggregate(sum=Sum("half_hours"))["sum"] or 0
    that_day = worked.filter(day=day).aggregate(sum=Sum("half_hours"))["sum"] or 0
    _refuse(refusal_of_hours(half_hours, that_day, in_all, served=served))
    made = VolunteerHours.objects.create(
        volunteer=volunteer, day=day, half_hours=half_hours, said=said.strip(), recorded_by=actor
    )
    payload = {"student": volunteer.student_id, "day": day, "hours": half_hours / 2}
    _record(actor, "record_hours", held, payload, pack)
    return made


@transaction.atomic
def release(*, actor: Account, volunteer: Volunteer, pack: Pack) -> Volunteer:
    """Before the project ends. Raises PostRefused."""
    held = _locked(volunteer.project)
    _demand_runs(actor, held, pack)
    found = Volunteer.objects.get(pk=volunteer.pk)
    if found.end is not None:
        raise PostRefused(message("This volunteer is released already."))
    found.end = max(timezone.localdate(), found.start)
    found.save(update_fields=["end"])
    _record(actor, "release_volunteer", held, {"student": found.student_id, "end": found.end}, pack)
    return found


@transaction.atomic
def release_finished(*, day: date) -> list[Volunteer]:
    """事完人散: every project that has ended releases its volunteers on its last day. Those who were."""
    found = list(unreleased(day).select_for_update(of=("self",)))
    for one in found:
        one.end = max(one.project.end or day, one.start)
        one.save(update_fields=["end"])
        payload = {"student": one.student_id, "end": one.end}
        ledger.record(BY_ITSELF, act="release_volunteer", subject=one.project_id, payload=payload)
    return found


def _locked(project: Project) -> Project:
    """Held until the transaction ends, so that no more are accepted than are needed."""
    return Project.objects.select_for_update(of=("self",)).select_related("union").get(pk=project.pk)


def _demand_runs(actor: Account, project: Project, pack: Pack) -> None:
    if not runs_project(actor, project.union, pack, timezone.localdate()):
        raise PostRefused(
            message(
                "The presidium of {union}, or an organ that guides it, does this.", union=project.union_id
            )
        )


def _refuse(said: Message | None) -> None:
    if said is not None:
        raise PostRefused(said)


def _record(
    actor: Account, act: str, project: Project, payload: dict[str, object], pack: Pack, organ: str = ""
) -> None:
    ledger.record(
        actor.as_actor, act=act, organ=organ, subject=project.pk, pack_hash=pack.hash, payload=payload
    )
