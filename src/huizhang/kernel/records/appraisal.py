"""Appraisals, panels, reports on duty, and honours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DIMENSIONS = (
    "political_attitude",
    "moral_conduct",
    "academic_standing",
    "work_results",
    "discipline_and_style",
)


@dataclass(frozen=True, slots=True)
class Appraisal:
    appraisal: str
    union: str
    term: str
    date: date


@dataclass(frozen=True, slots=True)
class PanelMember:
    appraisal: str
    member: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Report:
    """述职: what the panel thought of one officer; None where a dimension was not filled."""

    appraisal: str
    student_no: str
    political_attitude: str | None = None
    moral_conduct: str | None = None
    academic_standing: str | None = None
    work_results: str | None = None
    discipline_and_style: str | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Honour:
    matter: str
    student_no: str
    date: date
    basis: str
