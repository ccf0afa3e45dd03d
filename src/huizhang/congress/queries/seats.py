"""Whom the seats of a congress are for on a day, and which allocations were proposed for it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import QuerySet

from huizhang.congress.models import Congress, ProposedAllocation
from huizhang.congress.rules.allocation import Electorate, Group
from huizhang.kernel import records
from huizhang.kernel.procedure import State
from huizhang.kernel.records import Records
from huizhang.kernel.roster import Roster
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.policy.pack import Pack

BEING_DECIDED = (State.OPEN, State.RETURNED)


def counted(union: records.Union, day: date, pack: Pack) -> Electorate:
    """The enrolled students whom the union represents: by college and grade, in a college by major and grade.

    Clubs are those of the school; the stated number of students is compared where everybody is represented.
    """
    gathered = people.gathered(day)
    known = Records(day, frozenset(), unions=org.unions(), cohorts=tuple(gathered))
    represented = set(Roster(known).represented(union, pack.calendar.year_of(day).start))
    clubs = tuple(club.club for club in people.clubs() if club.major) if union.of_school else ()
    groups: Counter[tuple[str, str, frozenset[str]]] = Counter()
    for cohort in represented:
        unit = cohort.college if union.of_school else cohort.major
        for inside, students in gathered[cohort].items():
            groups[unit, cohort.grade, inside & set(clubs)] += students
    everybody = union.of_school and len(represented) == len(gathered)
    stated = people.institution().get("students_total") if everybody else None
    return Electorate(
        tuple(Group(unit, grade, number, inside) for (unit, grade, inside), number in groups.items()),
        clubs,
        int(stated) if stated and stated.isdecimal() else None,
    )


def allocations_of(congress: Congress) -> QuerySet[ProposedAllocation]:
    """The newest first."""
    return ProposedAllocation.objects.filter(congress=congress).select_related("case").order_by("-case_id")


def frozen(congress: Congress) -> ProposedAllocation | None:
    """The one that was decided; nothing changes it any more."""
    return allocations_of(congress).filter(frozen_on__isnull=False).first()


def under_way(congress: Congress) -> ProposedAllocation | None:
    return allocations_of(congress).filter(case__state__in=BEING_DECIDED).first()


def allocation_of(case: int) -> ProposedAllocation:
    """Raises ProposedAllocation.DoesNotExist."""
    return ProposedAllocation.objects.select_related("congress", "case").get(case=case)
