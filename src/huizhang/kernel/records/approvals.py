"""What organs did and declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    case: str
    kind: str
    act: str
    organ: str
    date: date
    union: str | None = None
    student_no: str | None = None
    outcome: bool = True
    round: int = 1
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    rule: str
    union: str
    holds: bool
    by: str
    date: date
    subject: str | None = None
    evidence: str | None = None
