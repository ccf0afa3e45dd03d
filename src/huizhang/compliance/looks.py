"""Who is shown how a student stands leaves a record that the student can read."""

from __future__ import annotations

from collections.abc import Iterable

from huizhang.compliance.finding import Finding, Report
from huizhang.eligibility.actions import record_views
from huizhang.people.queries.seeing import SeeingRequest


def record_looks(request: SeeingRequest, report: Report, findings: Iterable[Finding], what: str) -> None:
    """The reader is shown `findings` of `report`; those about nobody in particular leave none."""
    people = {number for finding in findings for number in report.people(finding)}
    record_views(request.user, student_nos=people, what=what, organs=request.sight.organs)
