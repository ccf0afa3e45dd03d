"""Who sends delegates to a congress: its constituencies, their seats, and who belongs to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from huizhang.congress.models import Congress, Delegate, ProposedAllocation
from huizhang.congress.queries.course import calling_of, was_held
from huizhang.congress.queries.seats import frozen
from huizhang.congress.rules.calling import ASSEMBLY
from huizhang.congress.rules.delegates.candidates import CLUB, COLLEGE, Term
from huizhang.congress.rules.timeline import Name
from huizhang.kernel import records
from huizhang.kernel.records import Cohort, Records, Student
from huizhang.kernel.roster import Roster
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.policy.pack import Pack
from huizhang.policy.seating import POOL


@dataclass(frozen=True, slots=True)
class Constituency:
    """A college (of a college's congress: a major) or a club, with its seats and how many are taken."""

    kind: str
    name: str
    seats: int
    taken: int

    @property
    def free(self) -> int:
        return max(0, self.seats - self.taken)


@dataclass(frozen=True)
class Electors:
    """The enrolled students whom the union represents, as known on the day, and the frozen seats."""

    union: records.Union
    day: date
    pack: Pack
    allocation: ProposedAllocation | None

    @cached_property
    def gathered(self) -> dict[Cohort, Counter[frozenset[str]]]:
        gathered = people.gathered(self.day)
        mine = _represented(gathered, self.union, self.pack, self.day)
        return {cohort: inside for cohort, inside in gathered.items() if cohort in mine}

    @cached_property
    def units(self) -> Counter[str]:
        """How many students each college (or major) has."""
        found: Counter[str] = Counter()
        for cohort in self.gathered:
            found[cohort.college if self.union.of_school else cohort.major] += cohort.students
        return found

    @cached_property
    def members(self) -> Counter[str]:
        """How many students each club has."""
        found: Counter[str] = Counter()
        for inside in self.gathered.values():
            for clubs, students in inside.items():
                found.update(dict.fromkeys(clubs, students))
        return found

    @cached_property
    def _groups(self) -> frozenset[tuple[str, str, int, str]]:
        return frozenset((one.college, one.level, one.entry_year, one.major) for one in self.gathered)

    def represents(self, student: Student) -> bool:
        return (student.college, student.level, student.entry_year, student.major) in self._groups

    def unit_of(self, student: Student) -> str:
        """The college (or major) whose delegates the student may be among; empty for anybody else."""
        if self.union.of_school:
            return student.college
        return student.major if student.college == self.union.college else ""

    def unit_for(self, student: Student, constituency: str, kind: str) -> str:
        if kind == CLUB:
            return constituency if constituency in student.clubs else ""
        return self.unit_of(student)

    def enrolled(self, constituency: str, kind: str) -> int:
        return (self.members if kind == CLUB else self.units)[constituency]

    @property
    def seats(self) -> dict[tuple[str, str], int] | None:
        """By kind and name; None where nothing is frozen. Clubs for which others speak have none."""
        if self.allocation is None:
            return None
        result = self.allocation.result
        seats = {(COLLEGE, name): number for name, number in result["colleges"].items()}
        if self.allocation.seating["clubs"] == POOL:
            seats |= {(CLUB, name): number for name, number in result["clubs"].items()}
        return seats

    def seats_of(self, constituency: str, kind: str) -> int | None:
        return None if self.seats is None else self.seats.get((kind, constituency), 0)


def groups_represented(union: records.Union, pack: Pack, day: date) -> frozenset[Cohort]:
    """The enrolled students for whom the union speaks, by college, level, year and major."""
    return _represented(people.cohorts(day), union, pack, day)


def _represented(cohorts: Iterable[Cohort], union: records.Union, pack: Pack, day: date) -> frozenset[Cohort]:
    known = Records(day, frozenset(), unions=org.unions(), cohorts=tuple(cohorts))
    return frozenset(Roster(known).represented(union, pack.calendar.year_of(day).start))


def electors_of(congress: Congress, union: records.Union, pack: Pack, day: date) -> Electors:
    return Electors(union, day, pack, frozen(congress))


def constituencies(congress: Congress, electors: Electors) -> tuple[Constituency, ...]:
    """In the order of the frozen table, clubs last; empty where nothing is frozen."""
    rows = Delegate.objects.filter(congress=congress).values_list("kind", "constituency")
    taken = Counter(tuple(row) for row in rows)
    seats = electors.seats or {}
    return tuple(Constituency(kind, name, n, taken[kind, name]) for (kind, name), n in seats.items())


def constituency_of(
    congress: Congress, electors: Electors, name: str, kind: str = COLLEGE
) -> Constituency | None:
    return next(
        (one for one in constituencies(congress, electors) if (one.kind, one.name) == (kind, name)), None
    )


def term_of(congress: Congress) -> Term:
    calling = calling_of(congress)
    return Term(
        called=calling is not None,
        cancelled=calling is not None and calling.cancelled_on is not None,
        held=Congress.objects.filter(was_held(), pk=congress.pk, calling__isnull=False).exists(),
        assembly=congress.elected_by == ASSEMBLY,
        checked=congress.milestones.filter(name=Name.CREDENTIALS).exists(),
    )
