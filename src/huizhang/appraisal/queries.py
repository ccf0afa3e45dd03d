"""Appraisals held by a day, what was reported in them, and the honours given."""

from __future__ import annotations

from datetime import date

from huizhang.appraisal.models import Appraisal, AppraisalReport, Honour, PanelMember
from huizhang.kernel import records


def appraisals(as_of: date) -> tuple[records.Appraisal, ...]:
    rows = (
        Appraisal.objects.filter(date__lte=as_of)
        .order_by("appraisal")
        .values_list("appraisal", "union_id", "term", "date")
    )
    return tuple(records.Appraisal(*row) for row in rows)


def panel(as_of: date) -> tuple[records.PanelMember, ...]:
    rows = (
        PanelMember.objects.filter(appraisal__date__lte=as_of)
        .order_by("appraisal_id", "member")
        .values_list("appraisal_id", "member", "capacity")
    )
    return tuple(records.PanelMember(*row) for row in rows)


def reports(as_of: date) -> tuple[records.Report, ...]:
    rows = (
        AppraisalReport.objects.filter(appraisal__date__lte=as_of)
        .order_by("appraisal_id", "student_id")
        .values_list("appraisal_id", "student_id", *records.DIMENSIONS, "grade")
    )
    return tuple(
        records.Report(appraisal, student_no, *(remark or None for remark in remarks))
        for appraisal, student_no, *remarks in rows
    )


def honours(as_of: date) -> tuple[records.Honour, ...]:
    rows = (
        Honour.objects.filter(date__lte=as_of)
        .order_by("matter", "student_id", "date")
        .values_list("matter", "student_id", "date", "basis")
    )
    return tuple(records.Honour(*row) for row in rows)
