"""The tables of an exchange folder and their columns, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

Value = str | int | date | None
Row = dict[str, Value]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "institution": "key value",
        "students": "student_no name gender ethnicity political_status college major entry_year "
        "class_name level clubs status",
        "grades": "student_no term course_code course credits score attempt",
        "standings": "student_no window rank group_size failed_courses",
        "clubs": "club major",
        "unions": "union level kind college",
        "departments": "union department",
        "posts": "union student_no post department start end from_college_union",
        "steps": "case kind union student_no act organ date outcome round unit",
        "congresses": "congress union date students_represented elected_by",
        "delegates": "congress student_no constituency kind",
        "appraisals": "appraisal union term date",
        "appraisal_panel": "appraisal member capacity",
        "appraisal_reports": "appraisal student_no political_attitude moral_conduct academic_standing "
        "work_results discipline_and_style grade",
        "honours": "matter student_no date basis",
        "duties": "duty person organ full_time start end",
        "activities": "union title major held_on reported_on reported_to",
        "briefings": "union by to date subject",
        "pledges": "union student_no signed_on",
        "trainings": "union title held_on",
        "projects": "project union start end",
        "volunteers": "project student_no start end",
        "needs": "need union category raised_on routed_to replied_on rating",
        "attestations": "rule union subject holds by date evidence",
    }.items()
}
LONG = ("students", "grades", "standings")
SHORT = tuple(table for table in COLUMNS if table not in LONG)
YES, NO = "是", "否"


def day_of(row: Row, column: str) -> date:
    """A date that must be there. Raises TypeError."""
    value = row[column]
    if not isinstance(value, date):
        raise TypeError(f"{column} holds no date in {row}")
    return value
