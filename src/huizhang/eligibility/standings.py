"""Transcripts -> standings in three windows, as one expression that any engine of Ibis can run.

Article four: in the top of the major by 学习成绩综合排名, and no failed course.
"""

from __future__ import annotations

import ibis
from ibis.expr import types as ir

from huizhang.eligibility import sittings
from huizhang.eligibility.parameters import StandingParameters
from huizhang.eligibility.ranking import GROUP, mean_key, places
from huizhang.kernel.records import ENROLLED

WINDOWS = ("last_term", "last_year", "since_entry")
FULL_SCORE = 100


def standings(grades: ir.Table, students: ir.Table, parameters: StandingParameters) -> ir.Table:
    """One row for each enrolled student and window with at least one row of grades.

    `grades`: student_no, term, course_code, credits (decimal), score (text or null), attempt (or null).
    `students`: student_no, level, major, entry_year, status.
    Returns student_no, window, mean (float, only to be shown), best, worst, group_size (null outside the
    group), failed_courses, pending. Whoever has a score in the window is in the group, also where a
    retake without a score yet has taken the place of that score; then there is a place but no mean.
    """
    totals = ibis.union(*(_totals(grades, window, parameters) for window in WINDOWS), distinct=False)
    enrolled = students.filter(students.status.nullif("").fill_null(ENROLLED) == ENROLLED)
    members = totals.inner_join(enrolled.select("student_no", *GROUP), "student_no")
    return places(_with_means(members)).select(
        "student_no", "window", "mean", "best", "worst", "group_size", "failed_courses", "pending"
    )


def _totals(grades: ir.Table, window: str, parameters: StandingParameters) -> ir.Table:
    """Per student the sums of one window: points are hundredths of a credit times a score's points."""
    courses = _courses(grades.filter(_within(grades.term, window, parameters)), parameters)
    credits = sittings.credits_of(courses.latest)
    outcome = sittings.outcome_of(courses.latest)
    scored = _is_score(outcome)
    return courses.group_by("student_no").agg(
        window=ibis.literal(window),
        points=(credits * sittings.points_of(courses.latest)).sum(),
        scored_credits=credits.sum(where=scored).fill_null(0),
        open_credits=credits.sum(where=outcome == sittings.PENDING).fill_null(0),
        seen=courses.seen.any(),
        failed_courses=_certainly_failed(courses).sum().cast("int32"),
        pending=_undecided(courses).any(),
    )


def _within(term: ir.StringColumn, window: str, parameters: StandingParameters) -> ir.BooleanColumn:
    if window == "last_term":
        return term == parameters.last_term
    if window == "last_year":
        return term.isin(parameters.last_year)
    return term <= parameters.since_entry


def _courses(grades: ir.Table, parameters: StandingParameters) -> ir.Table:
    rows = grades.select(
        "student_no",
        "course_code",
        "attempt",
        sitting=sittings.pack(grades, parameters.words, parameters.pass_mark),
    )
    courses = rows.group_by("student_no", "course_code")
    kept = {"latest": rows.sitting.max(), "seen": _is_score(sittings.outcome_of(rows.sitting)).any()}
    if parameters.retake_counts_as == "cleared":
        return courses.agg(**kept)
    # the ordinary sitting of somebody who was deferred never took place: the deferred one is the first
    deferred = rows.attempt == "缓考"
    unsat = (sittings.attempt_order(rows.attempt) == 0) & (
        sittings.outcome_of(rows.sitting) == sittings.PENDING
    )
    return courses.agg(
        **kept,
        first=rows.sitting.min(),
        first_sat=rows.sitting.min(where=~unsat),
        deferred=deferred.fill_null(False).any(),
    ).mutate(first=lambda t: t.deferred.ifelse(t.first_sat, t.first))


def _is_score(outcome: ir.IntegerColumn) -> ir.BooleanColumn:
    return outcome <= sittings.SCORED_FAILED


def _certainly_failed(courses: ir.Table) -> ir.BooleanColumn:
    failed = (sittings.SCORED_FAILED, sittings.FAILED)
    latest = sittings.outcome_of(courses.latest).isin(failed)
    if "first" not in courses.columns:
        return latest
    return latest | sittings.outcome_of(courses["first"]).isin(failed)


def _undecided(courses: ir.Table) -> ir.BooleanColumn:
    latest = sittings.outcome_of(courses.latest) == sittings.PENDING
    if "first" not in courses.columns:
        return latest
    return latest | (sittings.outcome_of(courses["first"]) == sittings.PENDING)


def _with_means(totals: ir.Table) -> ir.Table:
    """What is open may become anything between nothing and a full score.

    Without any score in the window, or any credits, there is not even the widest one: all three are null.
    """
    scored = totals.scored_credits
    credits = totals.seen.ifelse(scored + totals.open_credits, 0).nullif(0)
    full = totals.open_credits * (FULL_SCORE * sittings.POINT)
    return totals.mutate(
        mean=(totals.points / scored.nullif(0) / sittings.POINT).cast("float64"),
        least=mean_key(totals.points, credits),
        greatest=mean_key(totals.points + full, credits),
    )
