"""Duties, activities, briefings, pledges, trainings, and what students need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Duty:
    duty: str
    person: str
    start: date
    organ: str | None = None
    full_time: bool | None = None
    end: date | None = None

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)


@dataclass(frozen=True, slots=True)
class Activity:
    union: str
    title: str
    major: bool
    held_on: date
    reported_on: date | None = None
    reported_to: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    union: str
    by: str
    to: tuple[str, ...]
    date: date
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    union: str
    student_no: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class Training:
    union: str
    title: str
    held_on: date


@dataclass(frozen=True, slots=True)
class Need:
    need: str
    category: str
    raised_on: date
    union: str | None = None
    routed_to: str | None = None
    replied_on: date | None = None
    rating: str | None = None
