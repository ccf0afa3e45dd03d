"""Colleges, majors and class groups exist as long as somebody is in them or refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from huizhang.exchange.sql import unused
from huizhang.people.models import ClassGroup, College, Major


class ClassUnit(NamedTuple):
    """What makes a class group that class group."""

    college: str
    major: str
    entry_year: int
    level: str
    name: str


def ensure_class_groups(units: set[ClassUnit]) -> dict[ClassUnit, int]:
    """The ids of all class groups, those of `units` made where they are missing."""
    missing = sorted(units - _class_groups().keys())
    if missing:
        ensure_colleges(unit.college for unit in missing)
        majors = _ensure_majors({(unit.college, unit.major) for unit in missing})
        ClassGroup.objects.bulk_create(
            ClassGroup(
                major_id=majors[unit.college, unit.major],
                entry_year=unit.entry_year,
                level=unit.level,
                name=unit.name,
            )
            for unit in missing
        )
    return _class_groups()


def ensure_colleges(names: Iterable[str]) -> None:
    College.objects.bulk_create((College(name=name) for name in sorted(set(names))), ignore_conflicts=True)


def prune() -> None:
    """Remove the units that nothing refers to any more."""
    for model in (ClassGroup, Major, College):
        unused(model).delete()


def _class_groups() -> dict[ClassUnit, int]:
    rows = ClassGroup.objects.values_list(
        "pk", "major__college_id", "major__name", "entry_year", "level", "name"
    )
    return {ClassUnit(*row[1:]): row[0] for row in rows}


def _ensure_majors(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    known = set(Major.objects.values_list("college_id", "name"))
    Major.objects.bulk_create(
        Major(college_id=college, name=name) for college, name in sorted(wanted - known)
    )
    return {
        (college, name): pk for college, name, pk in Major.objects.values_list("college_id", "name", "pk")
    }
