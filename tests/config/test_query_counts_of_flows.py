"""Every list of a flow asks the database as often for sixty rows as for three."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from cast import COLLEGE, COLLEGE_UNION, SCHOOL_UNION
from config.test_query_counts import SINCE, asked, secretary_of_the_league
from huizhang.approvals.models import (
    Case,
    Decision,
    Delegation,
    Notification,
    SeatHandover,
    Step,
    Waiting,
)
from huizhang.org.models import Meeting, Project, ProjectPlan, SignUp, Volunteer, VolunteerHours
from huizhang.people.models import Account, ClassGroup, Seat, Student
from huizhang.selection.models import Application, Call, Nomination, Notice, WantedPost

__all__ = ["asked"]
ROWS = (3, 60)
COMMITTEE = "school_league_committee"
TODAY = date.today()
WEEK = timedelta(days=7)
STAGES = [
    {
        "act": "determine",
        "any_one": False,
        "days": 7,
        "slots": [{"organ": COMMITTEE, "college": None, "class_group": None, "unit": ""}],
    }
]


def students(numbers: range, first: str = "7") -> list[Student]:
    group = ClassGroup.objects.get(major__college_id=COLLEGE)
    return Student.objects.bulk_create(
        Student(student_no=f"{first}{number:04}", name="赵一", class_group=group, known_from=SINCE)
        for number in numbers
    )


def cases(numbers: range, state: str = "open") -> list[Case]:
    """Of one person each, waiting for the league committee."""
    secretary, now = secretary_of_the_league(), timezone.now()
    made = Case.objects.bulk_create(
        Case(
            kind="nomination.college",
            title="推荐",
            union_id=COLLEGE_UNION,
            college_id=COLLEGE,
            student=student,
            subject=student.pk,
            stages=STAGES,
            state=state,
            submitted_by=secretary,
            opened_at=now,
        )
        for student in students(numbers)
    )
    if state == "open":
        Waiting.objects.bulk_create(
            Waiting(case=one, stage=0, organ=COMMITTEE, since=now, due=TODAY) for one in made
        )
    return made


def decided(numbers: range) -> None:
    now = timezone.now()
    for one in cases(numbers):
        step = Step.objects.create(
            case=one.number, kind=one.kind, act="determine", organ=COMMITTEE, date=TODAY
        )
        Decision.objects.create(
            case=one,
            stage=0,
            act="determine",
            organ=COMMITTEE,
            round=1,
            outcome="approve",
            account=secretary_of_the_league(),
            at=now,
            step=step,
        )


def nominations(numbers: range) -> Iterator[Nomination]:
    for one in cases(numbers, "approved"):
        yield Nomination.objects.create(
            case=one,
            union_id=COLLEGE_UNION,
            student_id=one.student_id,
            post="presidium_member",
            start=TODAY,
            conduct="品行端正",
            conditions=[],
            candidate=True,
        )


def candidates(numbers: range) -> None:
    assert len(list(nominations(numbers))) == len(numbers)


def notices(numbers: range) -> None:
    secretary = secretary_of_the_league()
    Notice.objects.bulk_create(
        Notice(nomination=one, organ=COMMITTEE, opens=TODAY, last_day=TODAY + WEEK, opened_by=secretary)
        for one in nominations(numbers)
    )


def call(**chosen: int) -> Call:
    """Of the college league organisation, on which the secretary sits as well."""
    seat = {"organ": "college_league_org", "college_id": COLLEGE}
    Seat.objects.get_or_create(account=secretary_of_the_league(), start=SINCE, **seat)
    return Call.objects.create(
        union_id=SCHOOL_UNION,
        **seat,
        said="欢迎报名",
        opens=TODAY,
        closes=TODAY + WEEK,
        start=TODAY + 2 * WEEK,
        opened_by=secretary_of_the_league(),
        opened_at=timezone.now(),
        **chosen,
    )


def calls(numbers: range) -> None:
    WantedPost.objects.bulk_create(
        WantedPost(call=call(), post="department_member", department="办公室", number=3) for _ in numbers
    )


def applications(numbers: range) -> None:
    """All of one call, whose number is 1."""
    wanted = WantedPost.objects.first() or WantedPost.objects.create(
        call=call(pk=1), post="department_member", department="办公室", number=3
    )
    Application.objects.bulk_create(
        Application(
            wanted=wanted,
            call=wanted.call,
            student=student,
            statement="愿意",
            conditions=[],
            status="pass",
            at=timezone.now(),
        )
        for student in students(numbers)
    )


def project(number: int) -> Project:
    days = {"start": TODAY, "end": TODAY + WEEK}
    made = Project.objects.create(project=f"迎新{number}", union_id=COLLEGE_UNION, **days)
    ProjectPlan.objects.create(project=made, purpose="引导新生", needed=3, basis="HZ2026-00001")
    return made


def projects(numbers: range) -> None:
    assert [project(number).pk for number in numbers]


def volunteers(numbers: range) -> None:
    """All of one project: some signed up, some accepted with their hours."""
    one = Project.objects.first() or project(0)
    SignUp.objects.bulk_create(
        SignUp(project=one, student=student, at=timezone.now()) for student in students(numbers)
    )
    serving = Volunteer.objects.bulk_create(
        Volunteer(project=one, student=student, start=TODAY) for student in students(numbers, "8")
    )
    VolunteerHours.objects.bulk_create(
        VolunteerHours(volunteer=serves, day=TODAY, half_hours=3, recorded_by=secretary_of_the_league())
        for serves in serving
    )


def meetings(numbers: range) -> None:
    Meeting.objects.bulk_create(
        Meeting(union_id=COLLEGE_UNION, at=timezone.now(), place="301", convened_by=secretary_of_the_league())
        for _ in numbers
    )


def others(numbers: range) -> list[Seat]:
    accounts = Account.objects.bulk_create(
        Account(username=f"colleague{number}", name="孙三") for number in numbers
    )
    return Seat.objects.bulk_create(Seat(account=one, organ=COMMITTEE, start=SINCE) for one in accounts)


def deputies(numbers: range) -> None:
    own = secretary_of_the_league().seats.get()
    for seat in others(numbers):
        days = {"first_day": TODAY, "last_day": TODAY + WEEK}
        Delegation.objects.create(absent=own, deputy=seat.account, **days)
        Delegation.objects.create(absent=seat, deputy=own.account, **days)


def hand_overs(numbers: range) -> None:
    own = secretary_of_the_league().seats.get()
    SeatHandover.objects.bulk_create(
        SeatHandover(outgoing=own, incoming=seat, records="册", property="章", outgoing_signed=timezone.now())
        for seat in others(numbers)
    )


def notifications(numbers: range) -> None:
    for number, one in zip(numbers, cases(numbers), strict=True):
        told = Notification.objects.create(
            key=f"{number}", case=one, why="waits", title="待办", body="…", at=timezone.now()
        )
        told.told.add(secretary_of_the_league())


LISTS = {
    "/inbox/": cases,
    "/inbox/?page=1": decided,
    "/cases/": cases,
    "/api/cases?size=200": cases,
    "/api/cases?mine=inbox&size=200": cases,
    "/notices/": notices,
    f"/unions/{COLLEGE_UNION}/candidates": candidates,
    "/calls/": calls,
    "/calls/1/applications": applications,
    "/projects/": projects,
    f"/unions/{COLLEGE_UNION}/projects": projects,
    "/projects/迎新0/": volunteers,
    f"/unions/{COLLEGE_UNION}/meetings": meetings,
    "/deputies/": deputies,
    "/seats/hand-over/": hand_overs,
    "/notifications/": notifications,
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_often_for_sixty_rows_as_for_three(asked, address):
    counts, there = {}, 0
    for rows in ROWS:
        LISTS[address](range(there, rows))
        there = rows
        counts[rows] = asked(address)

    assert counts[60] == counts[3]
