"""Everything known on a day, from the database, as the rules take it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from huizhang.appraisal import queries as appraisal
from huizhang.approvals import queries as approvals
from huizhang.conduct import queries as conduct
from huizhang.congress import queries as congress
from huizhang.eligibility import queries as eligibility
from huizhang.exchange import queries as exchange
from huizhang.kernel.records import Records
from huizhang.org import queries as org
from huizhang.oversight import queries as oversight
from huizhang.people import queries as people
from huizhang.voice import queries as voice


def load(as_of: date) -> Records:
    """The records valid on `as_of`, in a number of queries that does not grow with the rows.

    `students` are those whom other tables name, and `standings` theirs as the academic office gave them.
    `present` are the tables that an import brought, also without a row, and those that have rows.
    """
    tables = _tables(as_of)
    named = _named_students(tables)
    institution, cohorts = people.institution(), people.cohorts(as_of)
    standings = eligibility.standings(as_of, named)
    filled = {name for name, rows in tables.items() if rows}
    others = {
        "institution": institution,
        "students": cohorts,
        "standings": standings,
        "grades": eligibility.snapshot(as_of),
    }
    filled |= {name for name, known in others.items() if known}
    return Records(
        as_of=as_of,
        present=exchange.tables_given() | filled,
        institution=institution,
        students=people.students(as_of, named),
        cohorts=cohorts,
        standings=standings,
        **tables,
    )


def _tables(as_of: date) -> dict[str, tuple[Any, ...]]:
    return {
        "clubs": people.clubs(),
        "unions": org.unions(),
        "departments": org.departments(as_of),
        "posts": org.posts(as_of),
        "projects": org.projects(as_of),
        "volunteers": org.volunteers(as_of),
        "steps": approvals.steps(as_of),
        "attestations": approvals.attestations(as_of),
        "congresses": congress.congresses(as_of),
        "delegates": congress.delegates(as_of),
        "appraisals": appraisal.appraisals(as_of),
        "appraisal_panel": appraisal.panel(as_of),
        "appraisal_reports": appraisal.reports(as_of),
        "honours": appraisal.honours(as_of),
        "duties": oversight.duties(as_of),
        "activities": oversight.activities(as_of),
        "briefings": oversight.briefings(as_of),
        "pledges": conduct.pledges(as_of),
        "trainings": conduct.trainings(as_of),
        "needs": voice.needs(as_of),
    }


def _named_students(tables: Mapping[str, tuple[Any, ...]]) -> frozenset[str]:
    return frozenset(
        row.student_no
        for rows in tables.values()
        for row in rows
        if getattr(row, "student_no", None) is not None
    )
