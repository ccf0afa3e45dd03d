"""Volunteer projects; deputies and the hand-over of seats."""

from __future__ import annotations

from dataclasses import replace

from config.doors.deeds import UNION, Deed, day, deed
from huizhang.approvals.actions import delegate, hand_over_seat
from huizhang.approvals.models import Case
from huizhang.approvals.rules.handing_over import Left
from huizhang.kernel.procedure import Outcome
from huizhang.org.actions.projects import sign_up
from huizhang.org.models import Project, ProjectPlan, SignUp, Volunteer
from huizhang.people.models import Account
from huizhang.selection.actions import nominate
from huizhang.selection.actions.projects import decide_project
from org.test_projects import proposed
from selection.serving import LEAGUE, Presidium, says, today
from selection.test_nominating import BRANCH, another, stands, wish

NAME = "图书整理"


@deed("project propose")
def _propose(presidium: Presidium) -> Deed:
    given = {"name": NAME, "purpose": "整理书架", "start": day(), "end": day(5), "needed": 2}
    return Deed(
        presidium.members[0],
        f"/unions/{UNION}/projects",
        given,
        "/projects",
        ("--union", UNION, "--name", NAME, "--purpose", "整理书架", "--from", day(), "--until", day(5),
         "--needed", 2),
        {**given, "union": UNION},
    )  # fmt: skip


@deed("project correct")
def _correct(presidium: Presidium) -> Deed:
    case = proposed(presidium)
    says(decide_project, presidium, case, LEAGUE, Outcome.RETURN, opinion="人数太少")
    form = {
        "name": case.subject,
        "purpose": case.facts["purpose"],
        "start": day(),
        "end": day(5),
        "needed": 9,
    }
    return Deed(
        presidium.members[0],
        f"/cases/{case.pk}/project",
        form,
        f"/cases/{case.number}/project",
        (case.number, "--needed", 9),
        {"needed": 9},
    )


def called(name: str = NAME) -> Project:
    project = Project.objects.create(project=name, union_id=UNION, start=today(), end=day(5))
    ProjectPlan.objects.create(project=project, purpose="整理", needed=2, basis="HZ2026-00001")
    return project


def signed(presidium: Presidium) -> SignUp:
    return sign_up(actor=presidium.clerk, project=called(), said="", pack=presidium.pack)


def serves(presidium: Presidium) -> int:
    student = presidium.clerk.student_id
    return Volunteer.objects.create(project=called(), student_id=student, start=today()).pk


@deed("project sign-up")
def _sign_up(presidium: Presidium) -> Deed:
    called()
    given, address = {"said": "会搬书"}, f"/projects/{NAME}/sign-up"
    return Deed(presidium.clerk, address, given, address, (NAME, "--said", "会搬书"), given)


@deed("project withdraw")
def _withdraw(presidium: Presidium) -> Deed:
    signed(presidium)
    address = f"/projects/{NAME}/withdraw"
    return Deed(presidium.clerk, address, {}, address, (NAME,))


@deed("project accept")
def _accept(presidium: Presidium) -> Deed:
    number = signed(presidium).pk
    form = {"accept": "yes"}
    return Deed(
        presidium.members[0], f"/sign-ups/{number}/answer", form, f"/sign-ups/{number}/accept", (number,)
    )


@deed("project decline")
def _decline(presidium: Presidium) -> Deed:
    number = signed(presidium).pk
    form = {"accept": "no"}
    return Deed(
        presidium.members[0], f"/sign-ups/{number}/answer", form, f"/sign-ups/{number}/decline", (number,)
    )


@deed("project hours")
def _hours(presidium: Presidium) -> Deed:
    number = serves(presidium)
    given, address = {"day": day(), "hours": "2.5", "said": "上架"}, f"/volunteers/{number}/hours"
    words = (number, "--hours", "2.5", "--said", "上架")
    return Deed(presidium.members[0], address, given, address, words, given)


@deed("project release")
def _release(presidium: Presidium) -> Deed:
    number = serves(presidium)
    address = f"/volunteers/{number}/release"
    return Deed(presidium.guiding(), address, {}, address, (number,))


def two_seats(presidium: Presidium) -> tuple[Account, int, Account, int]:
    own, other = presidium.guiding(), presidium.university.others[LEAGUE]
    return own, own.seats.get().pk, other, other.seats.get().pk


@deed("deputy name")
def _name(presidium: Presidium) -> Deed:
    own, seat, _, beside = two_seats(presidium)
    given = {"seat": seat, "deputy": beside, "first_day": day(), "last_day": day(3)}
    words = ("--seat", seat, "--deputy", beside, "--last-day", day(3))
    return Deed(own, "/deputies/", given, "/deputies", words, given)


@deed("deputy end")
def _end(presidium: Presidium) -> Deed:
    own, _, other, _ = two_seats(presidium)
    made = delegate(actor=own, seat=own.seats.get(), deputy=other, first_day=today(), last_day=today()).pk
    address = f"/deputies/{made}/end"
    return Deed(own, address, {}, address, (made,))


@deed("seat hand-over")
def _hand_over(presidium: Presidium) -> Deed:
    own, seat, _, beside = two_seats(presidium)
    left = {"records": "会议记录在柜一", "property": "公章一枚"}
    words = ("--seat", seat, "--follower", beside, "--records", left["records"], "--property", "公章一枚")
    form = {"outgoing": seat, "incoming": beside, **left}
    given = {"seat": seat, "follower": beside, **left}
    return Deed(own, "/seats/hand-over/", form, "/seats/hand-overs", words, given)


@deed("seat sign")
def _sign(presidium: Presidium) -> Deed:
    own, _, other, _ = two_seats(presidium)
    made = hand_over_seat(
        actor=own, outgoing=own.seats.get(), incoming=other.seats.get(), left=Left("记录", "无")
    ).pk
    pages, path = f"/seats/hand-over/{made}/sign", f"/seats/hand-overs/{made}/sign"
    return Deed(other, pages, {}, path, (made,))


def handed_in_together(presidium: Presidium) -> str:
    """Two recommended as a list, which waits for the league organisation; its name."""
    people = [another(presidium.university, number) for number in (81, 82)]
    for student in people:
        stands(student, rank=3, size=100)
    wishes = [replace(wish(presidium.university), student_no=one.pk) for one in people]
    made = nominate(actor=presidium.guiding(BRANCH), organ=BRANCH, wishes=wishes, pack=presidium.pack)
    return made[0].case.batch


@deed("case decide-list")
def _decide_list(presidium: Presidium) -> Deed:
    batch = handed_in_together(presidium)
    given = {"organ": LEAGUE, "outcome": "approve", "opinion": "同意"}
    numbers = list(Case.objects.filter(batch=batch).values_list("pk", flat=True))
    address = f"/cases/lists/{batch}/decide"
    words = (batch, "--organ", LEAGUE, "--outcome", "approve", "--opinion", "同意")
    return Deed(presidium.guiding(), address, {**given, "case": numbers}, address, words, given)
