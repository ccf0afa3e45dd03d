"""Who is put forward as a delegate, who was voted on, and who waits as an alternate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from huizhang.approvals import queries as approvals
from huizhang.approvals.queries import Case
from huizhang.congress.models import Candidacy, Congress, Delegate, Leaving, Poll
from huizhang.congress.queries.electors import Electors
from huizhang.congress.rules.delegates.candidates import COLLEGE, Around
from huizhang.congress.rules.delegates.composition import Person
from huizhang.congress.rules.delegates.polls import Place
from huizhang.kernel.procedure import State
from huizhang.kernel.records import Student
from huizhang.org import queries as org
from huizhang.people import queries as people

ELECTS = "elect"
WAITING = Q(place="", case__state=State.OPEN)


def candidates(congress: Congress, constituency: str = "", kind: str = COLLEGE) -> QuerySet[Candidacy]:
    """Who waits for an election, by when they were put forward; of every constituency without a name."""
    found = Candidacy.objects.filter(WAITING, congress=congress, kind=kind)
    if constituency:
        found = found.filter(constituency=constituency)
    return found.select_related("student__class_group__major", "case").order_by("constituency", "pk")


def candidates_alive(congress: Congress) -> QuerySet[Candidacy]:
    """Whose case some organ may still speak on."""
    alive = Candidacy.objects.filter(congress=congress, case__state__in=(State.OPEN, State.RETURNED))
    return alive.order_by("pk")


def candidacy_of(case: Case) -> Candidacy:
    """Raises Candidacy.DoesNotExist."""
    return Candidacy.objects.select_related("congress", "student__class_group__major").get(case=case)


def stands_for_election(case: Case) -> bool:
    """Whether votes decide on it next."""
    found = approvals.standing(case, case.decisions.all())
    return found.at.stage is not None and found.stages[found.at.stage].act == ELECTS


def alternates(congress: Congress, constituency: str = "", kind: str = COLLEGE) -> QuerySet[Candidacy]:
    """Whose turn comes first stands first; the newest election counts before an older one."""
    found = Candidacy.objects.filter(congress=congress, place=Place.ALTERNATE)
    if constituency:
        found = found.filter(constituency=constituency, kind=kind)
    return found.select_related("student__class_group__major", "poll").order_by(
        "constituency", "-poll_id", "rank"
    )


def polls_of(congress: Congress, constituency: str = "", kind: str = COLLEGE) -> QuerySet[Poll]:
    """The newest first."""
    found = Poll.objects.filter(congress=congress).select_related("recorded_by")
    if constituency:
        found = found.filter(constituency=constituency, kind=kind)
    return found.order_by("-pk")


def results_of(polls: Iterable[Poll]) -> dict[int, list[Candidacy]]:
    """By poll: whoever was voted on, the most votes first."""
    rows = Candidacy.objects.filter(poll__in=list(polls)).select_related("student")
    found: dict[int, list[Candidacy]] = {}
    for one in rows.order_by("-votes", "place", "rank", "student_id"):
        found.setdefault(one.poll_id or 0, []).append(one)
    return found


def leavings_of(congress: Congress) -> QuerySet[Leaving]:
    return Leaving.objects.filter(congress=congress).select_related("student", "by").order_by("-pk")


def around_of(
    congress: Congress, electors: Electors, student: Student | None, constituency: str, kind: str
) -> Around:
    seats = electors.seats_of(constituency, kind)
    if student is None:
        return Around(seats, "")
    sent = Delegate.objects.filter(congress=congress, student=student.student_no).first()
    waits = Q(WAITING) | Q(place=Place.ALTERNATE)
    forward = Candidacy.objects.filter(waits, congress=congress, student=student.student_no).first()
    return Around(
        seats,
        electors.unit_for(student, constituency, kind),
        electors.represents(student),
        sent.constituency if sent else "",
        forward.constituency if forward else "",
    )


def persons(congress: Congress, electors: Electors, sent: Mapping[str, str], day: date) -> list[Person]:
    """What is known of these students for the congress; `sent` is the unit each counts in, by number.

    What is not on record was stated where they were put forward; whoever serves in a union has an office.
    """
    known = people.students(day, sent)
    said = {
        one.student_id: one
        for one in Candidacy.objects.filter(congress=congress, student__in=list(sent)).order_by("pk")
    }
    held = org.posts_of_all(list(sent), day)
    serving = {post.student_no for post in held if post.end is None or post.end > day}
    found = []
    for number, unit in sent.items():
        student, stated = known[number], said.get(number)
        cadre = stated.cadre if stated else None
        found.append(
            Person(
                number,
                unit,
                student.grade,
                student.gender or (stated.gender if stated else "") or None,
                student.ethnicity or (stated.ethnicity if stated else "") or None,
                student.political_status,
                True if number in serving else cadre,
            )
        )
    return found
