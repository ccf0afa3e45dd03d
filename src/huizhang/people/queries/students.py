"""The institution and its students, as they were known on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from huizhang.kernel import records
from huizhang.people.models import Club, College, InstitutionEntry, Student, StudentHistory

MANY = 500
UNIT = (
    "class_group__major__college_id",
    "class_group__level",
    "class_group__entry_year",
    "class_group__major__name",
)
FACTS = (
    "name",
    "political_status",
    "class_group__major__college_id",
    "class_group__major__name",
    "class_group__entry_year",
    "class_group__name",
    "class_group__level",
    "gender",
    "ethnicity",
    "clubs",
    "status",
)


def college_names() -> frozenset[str]:
    return frozenset(College.objects.values_list("name", flat=True))


def institution() -> dict[str, str]:
    return dict(InstitutionEntry.objects.values_list("key", "value"))


def institution_names() -> frozenset[str]:
    return frozenset(InstitutionEntry.objects.filter(key="name").values_list("value", flat=True))


def clubs() -> tuple[records.Club, ...]:
    return tuple(records.Club(*row) for row in Club.objects.order_by("club").values_list("club", "major"))


def students(as_of: date, student_nos: Iterable[str]) -> dict[str, records.Student]:
    """{student number: facts} of those wanted who exist, as known on `as_of`.

    Days before the first import know what that import brought: nobody was recorded before.
    """
    wanted = frozenset(student_nos)
    current = _chosen(Student.objects.all(), "student_no", wanted)
    past = _chosen(superseded_after(as_of), "student_id", wanted)
    return {**current, **past}


def cohorts(as_of: date) -> tuple[records.Cohort, ...]:
    """How many enrolled students each college, level, entry year and major had, as known on `as_of`."""
    counted: Counter[tuple[Any, ...]] = Counter()
    for students_then in (unchanged_since(as_of), superseded_after(as_of)):
        enrolled = students_then.filter(status=records.ENROLLED)
        for *unit, number in enrolled.values_list(*UNIT).annotate(number=Count("pk")):
            counted[tuple(unit)] += number
    return tuple(
        records.Cohort(college, level, entry_year, major, number)
        for (college, level, entry_year, major), number in sorted(counted.items())
    )


def gathered(as_of: date) -> dict[records.Cohort, Counter[frozenset[str]]]:
    """The same, each with how many of its students are in which clubs."""
    found: dict[tuple[Any, ...], Counter[frozenset[str]]] = {}
    for students_then in (unchanged_since(as_of), superseded_after(as_of)):
        enrolled = students_then.filter(status=records.ENROLLED)
        for *unit, clubs, number in enrolled.values_list(*UNIT, "clubs").annotate(number=Count("pk")):
            inside = frozenset(clubs.split("；")) if clubs else frozenset()
            found.setdefault(tuple(unit), Counter())[inside] += number
    return {
        records.Cohort(college, level, entry_year, major, inside.total()): inside
        for (college, level, entry_year, major), inside in sorted(found.items())
    }


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What was known of a student on the days from `since` up to, and without, `until`."""

    since: date
    until: date | None
    student: records.Student


def facts_known(student_no: str) -> tuple[KnownFacts, ...]:
    """Everything ever known of a student, the newest first; empty where nobody has this number."""
    current = Student.objects.filter(student_no=student_no).values_list("known_from", "student_no", *FACTS)
    past = StudentHistory.objects.filter(student=student_no).order_by("-known_from")
    rows = past.values_list("known_from", "known_until", "student_id", *FACTS)
    return (
        *(KnownFacts(since, None, _student(row)) for since, *row in current),
        *(KnownFacts(since, until, _student(row)) for since, until, *row in rows),
    )


def unchanged_since(as_of: date) -> QuerySet[Student]:
    """Whose current facts were in force on `as_of` too."""
    superseded = StudentHistory.objects.filter(student=OuterRef("pk"), known_until__gt=as_of)
    return Student.objects.filter(~Exists(superseded))


def superseded_after(as_of: date) -> QuerySet[StudentHistory]:
    """The facts in force on `as_of` of everybody else: intervals meet, so one is, or the first is to come."""
    earlier = StudentHistory.objects.filter(
        student=OuterRef("student"), known_from__lt=OuterRef("known_from")
    )
    begun = Q(known_from__lte=as_of) | ~Exists(earlier)
    return StudentHistory.objects.filter(begun, known_until__gt=as_of)


def _chosen(facts: QuerySet[Any], number: str, wanted: frozenset[str]) -> Mapping[str, records.Student]:
    """Few are looked up by number, many by reading everybody: one query either way."""
    if len(wanted) <= MANY:
        facts = facts.filter(**{f"{number}__in": wanted})
    rows = facts.values_list(number, *FACTS).iterator(chunk_size=2000)
    return {row[0]: _student(row) for row in rows if row[0] in wanted}


def _student(row: Sequence[Any]) -> records.Student:
    student_no, name, political_status, college, major, entry_year, class_name, level = row[:8]
    gender, ethnicity, clubs, status = row[8:]
    return records.Student(
        student_no=student_no,
        name=name,
        political_status=political_status or None,
        college=college,
        major=major,
        entry_year=entry_year,
        class_name=class_name,
        level=level,
        gender=gender or None,
        ethnicity=ethnicity or None,
        clubs=tuple(clubs.split("；")) if clubs else (),
        status=status,
    )
