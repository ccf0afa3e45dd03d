"""Who may vote at this moment: delegates who are there, or the students of a constituency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from huizhang.congress.queries.electors import electors_of
from huizhang.congress.queries.session.roll import lines_present, roll_of, session_of
from huizhang.congress.rules.delegates.candidates import CLUB
from huizhang.elections.models import Election
from huizhang.kernel.records import ENROLLED, Union
from huizhang.people import queries as people
from huizhang.people.queries import Student
from huizhang.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Roll:
    """`voters` are student numbers. `present` is None where nobody is checked in."""

    voters: tuple[str, ...]
    entitled: int
    present: int | None


def roll_now(election: Election, union: Union, pack: Pack, day: date) -> Roll | None:
    """None where the congress does not sit."""
    if election.constituency:
        voters = students_of(election, union, pack, day)
        return Roll(voters, len(voters), None)
    session = session_of(election.congress)
    if session is None or session.closed_at is not None:
        return None
    lines, here = list(roll_of(session)), set(lines_present(session))
    there = tuple(one.student_id for one in lines if one.pk in here)
    return Roll(there, len(lines), len(there))


def students_of(election: Election, union: Union, pack: Pack, day: date) -> tuple[str, ...]:
    """Enrolled in the constituency, of a club its members, and represented by the union, as known on the
    day."""
    electors, name = electors_of(election.congress, union, pack, day), election.constituency
    enrolled = enrolled_in(union, name, election.constituency_kind)
    known = people.students(day, list(enrolled.values_list("pk", flat=True)))
    return tuple(
        sorted(
            number
            for number, one in known.items()
            if electors.represents(one) and electors.unit_for(one, name, election.constituency_kind) == name
        )
    )


def enrolled_in(union: Union, constituency: str, kind: str) -> QuerySet[Student]:
    """Of a club its members; without a constituency everybody of the union's college or school."""
    enrolled = Student.objects.filter(status=ENROLLED)
    if union.college is not None:
        enrolled = enrolled.filter(class_group__major__college=union.college)
    if constituency and kind == CLUB:
        return enrolled.filter(_in_club(constituency))
    if constituency and union.of_school:
        return enrolled.filter(class_group__major__college=constituency)
    return enrolled.filter(class_group__major__name=constituency) if constituency else enrolled


def _in_club(club: str) -> Q:
    """Among those of a student, joined by ；."""
    first, last, between = f"{club}；", f"；{club}", f"；{club}；"
    return Q(clubs=club) | Q(clubs__startswith=first) | Q(clubs__endswith=last) | Q(clubs__contains=between)
