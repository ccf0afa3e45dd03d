"""The seats that the allocation gives each grade of a constituency, and who has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from huizhang.congress.models import Candidacy, Congress, Delegate
from huizhang.congress.queries.candidates import alternates, candidates
from huizhang.congress.queries.electors import Electors
from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.congress.rules.delegates.standings import Grades, GradeSeats
from huizhang.people import queries as people
from huizhang.policy.electing import HOLD


def grade_seats(congress: Congress, electors: Electors, constituency: str) -> tuple[GradeSeats, ...]:
    """In the order of the frozen table; empty where nothing is frozen."""
    seats = _seats(electors, constituency)
    sent = Delegate.objects.filter(congress=congress, constituency=constituency, kind=COLLEGE)
    taken = list(sent.values_list("student_id", flat=True))
    waiting = list(candidates(congress, constituency).values_list("student_id", flat=True))
    of = _grades_of(electors, (*taken, *waiting))
    have, wait = Counter(of[one] for one in taken), Counter(of[one] for one in waiting)
    further = sorted((have.keys() | wait.keys()) - seats.keys()) if seats else []
    return tuple(
        GradeSeats(grade, seats.get(grade, 0), have[grade], wait[grade]) for grade in (*seats, *further)
    )


def grades_held(congress: Congress, electors: Electors, constituency: str, kind: str) -> Grades | None:
    """By what the candidates' votes are judged, where the school holds each grade to its own seats."""
    if kind != COLLEGE or electors.pack.electing.grades != HOLD:
        return None
    return grades_of(congress, electors, constituency)


def grades_of(congress: Congress, electors: Electors, constituency: str) -> Grades:
    waiting = candidates(congress, constituency).values_list("student_id", flat=True)
    left = {one.grade: one.left for one in grade_seats(congress, electors, constituency)}
    return Grades(_grades_of(electors, waiting), left)


def next_alternate(congress: Congress, electors: Electors, constituency: str, kind: str) -> Candidacy | None:
    """Whose turn it is; where grades are held to their seats, of a grade that has one free."""
    waiting = list(alternates(congress, constituency, kind))
    if kind != COLLEGE or electors.pack.electing.grades != HOLD:
        return waiting[0] if waiting else None
    of = _grades_of(electors, [one.student_id for one in waiting])
    free = {one.grade for one in grade_seats(congress, electors, constituency) if one.left}
    return next((one for one in waiting if of[one.student_id] in free), None)


def _seats(electors: Electors, constituency: str) -> dict[str, int]:
    if electors.allocation is None:
        return {}
    cells = electors.allocation.result["cells"]
    return {cell["grade"]: cell["seats"] for cell in cells if cell["college"] == constituency}


def _grades_of(electors: Electors, numbers: Iterable[str]) -> dict[str, str]:
    return {number: one.grade for number, one in people.students(electors.day, list(numbers)).items()}
