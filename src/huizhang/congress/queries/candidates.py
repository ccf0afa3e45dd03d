"""Who is put forward as a delegate, who was voted on, and who waits as an alternate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from huizhang.approvals import queries as approvals
from huizhang.approvals.queries import Case
from huizhang.congress.models import Candidacy, Congress, Delegate, Leaving, Poll, StoodOn
from huizhang.congress.queries.electors import Electors
from huizhang.congress.rules.delegates.candidates import COLLEGE, Around
from huizhang.congress.rules.delegates.composition import Person
from huizhang.congress.rules.delegates.polls import Place
from huizhang.kernel.procedure import State
from huizhang.kernel.records import Student
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries import Student as StudentRow

ELECTS = "elect"
WAITING = Q(place="", case__state=State.OPEN)
# a club's members have no case before they get a seat
FURTHER = Q(place=Place.FURTHER) & (Q(case=None) | Q(case__state=State.OPEN))


def candidates(congress: Congress, constituency: str = "", kind: str = COLLEGE) -> QuerySet[Candidacy]:
    """Who waits for an election or a further round of one, by when they were put forward; of every
    constituency without a name."""
    found = Candidacy.objects.filter(WAITING | FURTHER, congress=congress, kind=kind)
    if constituency:
        found = found.filter(constituency=constituency)
    return found.select_related("student__class_group__major", "case").order_by("constituency", "pk")


def standing_on(congress: Congress, constituency: str, kind: str = COLLEGE) -> QuerySet[Candidacy]:
    """Whom the rounds until now left for a further one."""
    return candidates(congress, constituency, kind).filter(place=Place.FURTHER)


def standing_next(congress: Congress, constituency: str, kind: str = COLLEGE) -> list[Candidacy]:
    """On whom the constituency votes next: those whom a round left, and others once that election is over."""
    waiting = list(candidates(congress, constituency, kind))
    return [one for one in waiting if one.place == Place.FURTHER] or waiting


def last_round(congress: Congress, constituency: str, kind: str = COLLEGE) -> Poll | None:
    return polls_of(congress, constituency, kind).filter(annulled_on__isnull=True).first()


def seats_open(poll: Poll) -> int:
    """Which nobody won in this round."""
    return max(0, poll.seats - poll.candidacies.filter(place=Place.ELECTED).count())


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


@dataclass(frozen=True, slots=True)
class VotedOn:
    """Somebody's votes in one round, and what these made of them."""

    student: StudentRow
    votes: int | None
    place: str
    rank: int | None = None

    @property
    def student_id(self) -> str:
        return self.student.pk


def results_of(polls: Iterable[Poll]) -> dict[int, list[VotedOn]]:
    """By poll: whoever was voted on, the most votes first."""
    asked = list(polls)
    decided = Candidacy.objects.filter(poll__in=asked).select_related("student")
    went_on = StoodOn.objects.filter(poll__in=asked).exclude(candidacy__poll=F("poll"))
    rows = [(one.poll_id or 0, VotedOn(one.student, one.votes, one.place, one.rank)) for one in decided]
    rows += [
        (one.poll_id, VotedOn(one.candidacy.student, one.votes, Place.FURTHER))
        for one in went_on.select_related("candidacy__student")
    ]
    found: dict[int, list[VotedOn]] = {}
    for poll, one in sorted(rows, key=lambda row: _by_votes(row[1])):
        found.setdefault(poll, []).append(one)
    return found


def _by_votes(one: VotedOn) -> tuple[int, str, int, str]:
    return (-(one.votes or 0), one.place, one.rank or 0, one.student_id)


def leavings_of(congress: Congress) -> QuerySet[Leaving]:
    return Leaving.objects.filter(congress=congress).select_related("student", "by").order_by("-pk")


def around_of(
    congress: Congress, electors: Electors, student: Student | None, constituency: str, kind: str
) -> Around:
    seats = electors.seats_of(constituency, kind)
    if student is None:
        return Around(seats, "")
    sent = Delegate.objects.filter(congress=congress, student=student.student_no).first()
    waits = WAITING | FURTHER | Q(place=Place.ALTERNATE)
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
