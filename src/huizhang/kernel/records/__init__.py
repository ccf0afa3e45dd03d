"""The rows of the exchange tables as values: what rules are judged on.

One frozen dataclass a table, one field a column, named as in the exchange format. They come from
the database (each capability's queries), or from a worked case, and rules cannot tell which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from huizhang.kernel.records.appraisal import DIMENSIONS, Appraisal, Honour, PanelMember, Report
from huizhang.kernel.records.approvals import Attestation, Step
from huizhang.kernel.records.congress import Congress, Delegate
from huizhang.kernel.records.org import Department, Post, Project, Union, Volunteer
from huizhang.kernel.records.oversight import Activity, Briefing, Duty, Need, Pledge, Training
from huizhang.kernel.records.people import (
    ENROLLED,
    GRADUATED,
    POSTGRADUATE_LEVELS,
    UNDERGRADUATE_LEVELS,
    Club,
    Cohort,
    Standing,
    Student,
)

__all__ = [
    "DIMENSIONS",
    "ENROLLED",
    "GRADUATED",
    "POSTGRADUATE_LEVELS",
    "UNDERGRADUATE_LEVELS",
    "Activity",
    "Appraisal",
    "Attestation",
    "Briefing",
    "Club",
    "Cohort",
    "Congress",
    "Delegate",
    "Department",
    "Duty",
    "Honour",
    "Need",
    "PanelMember",
    "Pledge",
    "Post",
    "Project",
    "Records",
    "Report",
    "Standing",
    "Step",
    "Student",
    "Training",
    "Union",
    "Volunteer",
]


@dataclass(frozen=True, eq=False)
class Records:
    """Everything known of one university on one day. `present` names the tables that were given:
    an absent table is not an empty one.

    `students` holds whoever the other tables name; `cohorts` counts everybody enrolled.
    """

    as_of: date
    present: frozenset[str]
    institution: Mapping[str, str] = field(default_factory=dict)
    students: Mapping[str, Student] = field(default_factory=dict)
    cohorts: tuple[Cohort, ...] = ()
    clubs: tuple[Club, ...] = ()
    standings: tuple[Standing, ...] = ()
    unions: tuple[Union, ...] = ()
    departments: tuple[Department, ...] = ()
    posts: tuple[Post, ...] = ()
    steps: tuple[Step, ...] = ()
    congresses: tuple[Congress, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    appraisal_panel: tuple[PanelMember, ...] = ()
    appraisal_reports: tuple[Report, ...] = ()
    honours: tuple[Honour, ...] = ()
    duties: tuple[Duty, ...] = ()
    activities: tuple[Activity, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    trainings: tuple[Training, ...] = ()
    projects: tuple[Project, ...] = ()
    volunteers: tuple[Volunteer, ...] = ()
    needs: tuple[Need, ...] = ()
    attestations: tuple[Attestation, ...] = ()

    @property
    def institution_name(self) -> str:
        return self.institution.get("name", "本校")

    def has(self, *tables: str) -> bool:
        return all(table in self.present for table in tables)

    def rows(self, table: str) -> tuple[Any, ...]:
        return tuple(getattr(self, table))
