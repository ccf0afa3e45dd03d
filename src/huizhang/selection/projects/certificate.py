"""The certificate of a volunteer: who helped, in which project, for how many hours."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from huizhang.documents.typst import pdf
from huizhang.org.queries import Volunteer
from huizhang.people.queries import institution

TEMPLATE = Path(__file__).parent / "certificate.typ"


def certificate_of(volunteer: Volunteer, until: date, today: date) -> bytes:
    """`until` is the first day after the service. Raises FontMissing."""
    student, project = volunteer.student, volunteer.project
    half_hours = getattr(volunteer, "half_hours", None) or 0
    whole, half = divmod(half_hours, 2)
    return pdf(
        TEMPLATE,
        {
            "institution": institution().get("name", ""),
            "name": student.name,
            "number": student.pk,
            "class": student.class_group.name,
            "project": project.pk,
            "union": project.union_id,
            "from": _spelled(volunteer.start),
            "until": _spelled(max(volunteer.start, until - timedelta(days=1))),
            "hours": f"{whole}.5" if half else str(whole),
            "day": _spelled(today),
            "number_of_certificate": f"V{volunteer.start.year}-{volunteer.pk:05}",
        },
    )


def _spelled(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
