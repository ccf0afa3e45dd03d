"""The numbers that an allocation rests on, as JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from huizhang.congress.rules.allocation.electorate import Electorate, Group
from huizhang.policy.seating import Seating


def kept(people: Electorate) -> dict[str, Any]:
    groups = [[one.college, one.grade, one.students, sorted(one.clubs)] for one in people.groups]
    return {"groups": groups, "clubs": list(people.clubs), "stated": people.stated}


def restored(kept: dict[str, Any]) -> Electorate:
    groups = tuple(
        Group(unit, grade, students, frozenset(clubs)) for unit, grade, students, clubs in kept["groups"]
    )
    return Electorate(groups, tuple(kept["clubs"]), kept["stated"])


def kept_seating(seating: Seating) -> dict[str, Any]:
    return asdict(seating)


def restored_seating(kept: dict[str, Any]) -> Seating:
    return Seating(**kept)
