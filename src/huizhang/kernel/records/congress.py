"""Congresses and their delegates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Congress:
    congress: str
    union: str
    date: date
    students_represented: int | None = None
    elected_by: str | None = None


@dataclass(frozen=True, slots=True)
class Delegate:
    congress: str
    student_no: str
    constituency: str
    kind: str = "college"
