"""Who may vote at this moment: delegates who are there, or the students of a constituency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.congress.queries.electors import electors_of
from huizhang.congress.queries.session.roll import lines_present, roll_of, session_of
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
    """Enrolled in the constituency and represented by the union, as known on the day."""
    electors = electors_of(election.congress, union, pack, day)
    enrolled = Student.objects.filter(status=ENROLLED)
    if union.of_school:
        enrolled = enrolled.filter(class_group__major__college=election.constituency)
    else:
        enrolled = enrolled.filter(
            class_group__major__college=union.college, class_group__major__name=election.constituency
        )
    known = people.students(day, list(enrolled.values_list("pk", flat=True)))
    return tuple(sorted(number for number, one in known.items() if electors.represents(one)))
