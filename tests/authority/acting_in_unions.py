"""How acts on meetings, projects and seats are tried. Who may is in acts.csv."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from authority.acting import ASKS, DAY, GUIDES, LEAGUE, Try, act, case, say, today
from authority.acting_on_posts import dismissing
from authority.people import UNIONS, World
from huizhang.approvals import actions as approvals
from huizhang.approvals.models import Case, Delegation
from huizhang.approvals.rules.handing_over import Left
from huizhang.org import actions as org
from huizhang.org.actions.projects import sign_up, withdraw_sign_up
from huizhang.org.models import AgendaItem, Meeting, Project, ProjectPlan, Resolution, SignUp, Volunteer
from huizhang.org.rules.meetings import Votes
from huizhang.org.rules.projects import Plan
from huizhang.people.models import Account
from huizhang.selection.actions.backing import back_case
from huizhang.selection.actions.projects import correct_project, decide_project, propose_project
from huizhang.selection.actions.volunteering import answer_sign_up, record_hours, release
from selection.serving import backed, chairs

HOUR = timedelta(hours=1)

# meetings


def convening(world: World, unit: str, actor: Account) -> Meeting:
    return org.convene_meeting(
        actor=actor,
        union=UNIONS[unit],
        at=timezone.now() + HOUR,
        place="301",
        agenda=["设立学习部", "总结"],
        pack=world.pack,
    )


def begun(world: World) -> Meeting:
    meeting = convening(world, "college", world.people["officer"])
    Meeting.objects.filter(pk=meeting.pk).update(at=timezone.now() - HOUR)
    return meeting


def attending(world: World, meeting: Meeting, actor: Account) -> None:
    members = [world.people[part].student_id for part in ("officer", "officer_beside")]
    org.record_attendance(actor=actor, meeting=meeting, present=members, pack=world.pack)


def point(world: World) -> AgendaItem:
    meeting = begun(world)
    attending(world, meeting, world.people["officer"])
    return meeting.agenda.get(number=1)


def resolving(world: World, item: AgendaItem, actor: Account) -> Resolution:
    return org.record_decision(
        actor=actor,
        item=item,
        text="同意",
        votes=Votes(2),
        responsible=world.people["officer"].student_id,
        due=today(),
        pack=world.pack,
    )


@act("convene a meeting")
def _convene(world: World, unit: str) -> Try:
    return Try(lambda actor, _: convening(world, unit, actor))


@act("convene a meeting under a chair")
def _convene_under_chair(world: World, unit: str) -> Try:
    chairs(world.people["officer"], today())
    return Try(lambda actor, _: convening(world, unit, actor))


@act("record who was there")
def _attend(world: World, unit: str) -> Try:
    meeting = begun(world)
    return Try(lambda actor, _: attending(world, meeting, actor))


@act("record a decision")
def _resolve(world: World, unit: str) -> Try:
    item = point(world)
    return Try(lambda actor, _: resolving(world, item, actor))


@act("finish a follow-up")
def _finish(world: World, unit: str) -> Try:
    made = resolving(world, point(world), world.people["officer"]).pk
    return Try(
        lambda actor, _: org.finish_follow_up(
            actor=actor, resolution=Resolution.objects.get(pk=made), day=today(), pack=world.pack
        )
    )


@act("back a case")
def _back(world: World, unit: str) -> Try:
    """A dismissal that the teacher has proposed."""
    resolution = resolving(world, point(world), world.people["officer"])
    proposed = dismissing(world, unit, world.people["teacher"], LEAGUE).case
    return Try(lambda actor, _: back_case(actor=actor, case=proposed, resolution=resolution))


# projects


def plan() -> Plan:
    return Plan("迎新志愿服务", "引导新生", today(), today() + 5 * DAY, 2)


def proposed_project(world: World, unit: str) -> Case:
    return propose_project(actor=world.people[ASKS[unit]], union=UNIONS[unit], plan=plan(), pack=world.pack)


def called(unit: str) -> Project:
    made = Project.objects.create(
        project="图书整理", union_id=UNIONS[unit], start=today(), end=today() + 5 * DAY
    )
    ProjectPlan.objects.create(project=made, purpose="整理", needed=2, basis="HZ2026-00001")
    return made


def signed(world: World, project: Project) -> SignUp:
    return sign_up(actor=world.people["student"], project=project, said="", pack=world.pack)


def volunteer(world: World, unit: str) -> Volunteer:
    return Volunteer.objects.create(
        project=called(unit), student_id=world.people["student"].student_id or "", start=today()
    )


@act("propose a project")
def _propose_project(world: World, unit: str) -> Try:
    return Try(
        lambda actor, _: propose_project(actor=actor, union=UNIONS[unit], plan=plan(), pack=world.pack)
    )


@case("decide on a project")
def _decide_project(world: World, unit: str):
    return backed(proposed_project(world, unit)), decide_project


@act("correct a project")
def _correct_project(world: World, unit: str) -> Try:
    found = proposed_project(world, unit)
    say(decide_project, found, GUIDES[unit], world, "return")
    return Try(lambda actor, _: correct_project(actor=actor, case=found, plan=plan(), pack=world.pack))


@act("sign up")
def _sign_up(world: World, unit: str) -> Try:
    project = called(unit)
    return Try(lambda actor, _: sign_up(actor=actor, project=project, said="", pack=world.pack))


@act("take a sign-up back")
def _take_back(world: World, unit: str) -> Try:
    project = called(unit)
    signed(world, project)
    return Try(lambda actor, _: withdraw_sign_up(actor=actor, project=project, pack=world.pack))


@act("accept a volunteer")
def _accept(world: World, unit: str) -> Try:
    made = signed(world, called(unit))
    return Try(lambda actor, _: answer_sign_up(actor=actor, signed_up=made, accept=True, pack=world.pack))


@act("write hours down")
def _hours(world: World, unit: str) -> Try:
    serves = volunteer(world, unit)
    return Try(
        lambda actor, _: record_hours(
            actor=actor, volunteer=serves, day=today(), half_hours=2, said="", pack=world.pack
        )
    )


@act("release a volunteer")
def _release(world: World, unit: str) -> Try:
    serves = volunteer(world, unit)
    return Try(lambda actor, _: release(actor=actor, volunteer=serves, pack=world.pack))


# seats


def deputising(world: World, unit: str, actor: Account) -> Delegation:
    absent = {"college": "teacher", "school": "league"}[unit]
    return approvals.delegate(
        actor=actor,
        seat=world.seat(absent),
        deputy=world.university.others[GUIDES[unit]],
        first_day=today(),
        last_day=today() + DAY,
    )


@act("delegate")
def _delegate(world: World, unit: str) -> Try:
    return Try(lambda actor, _: deputising(world, unit, actor))


@act("end a delegation")
def _end_delegation(world: World, unit: str) -> Try:
    made = deputising(world, unit, world.people["teacher"]).pk
    return Try(
        lambda actor, _: approvals.end_delegation(actor=actor, delegation=Delegation.objects.get(pk=made))
    )


LEFT = Left("会议记录六册", "公章一枚", "handover-2026")


@act("hand a seat over")
def _hand_seat_over(world: World, unit: str) -> Try:
    incoming = world.university.others[LEAGUE].seats.get()
    outgoing = world.seat("teacher")
    return Try(
        lambda actor, _: approvals.hand_over_seat(
            actor=actor, outgoing=outgoing, incoming=incoming, left=LEFT
        )
    )


@act("sign for a seat")
def _sign_for_seat(world: World, unit: str) -> Try:
    before = world.university.others[LEAGUE]
    made = approvals.hand_over_seat(
        actor=before, outgoing=before.seats.get(), incoming=world.seat("teacher"), left=LEFT
    )
    return Try(lambda actor, _: approvals.sign_seat_hand_over(actor=actor, handover=made))
