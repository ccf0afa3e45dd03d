"""Everyone judged at once by the three computed rules of article four, as one expression.

The evaluators of the rule kinds judge one person and give reasons; a test holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis
from ibis.expr import types as ir

from huizhang.kernel.records import ENROLLED, POSTGRADUATE_LEVELS, UNDERGRADUATE_LEVELS
from huizhang.kernel.verdict import Status

RULES = ("membership", "rank", "no_fail")


@dataclass(frozen=True)
class BulkParameters:
    """The pack's values: `members` of the Party or the League, the top `percent` in one of `windows`.

    `academic_year` is the year in which the current one began; who entered in it is in the first year.
    """

    members: tuple[str, ...]
    percent: int
    windows: tuple[str, ...]
    academic_year: int
    exempt_first_year: bool = True
    exempt_postgraduates: bool = True


def judge_everyone(students: ir.Table, standings: ir.Table, parameters: BulkParameters) -> ir.Table:
    """One row for each enrolled student: student_no, membership, rank, no_fail, eligible (statuses).

    `students`: student_no, political_status, level, entry_year, status.
    `standings`: student_no, window, best, worst, group_size, failed_courses, pending.
    """
    enrolled = students.filter(students.status.nullif("").fill_null(ENROLLED) == ENROLLED)
    known = enrolled.left_join(_summary(standings, parameters), "student_no")
    judged = known.select(
        "student_no",
        membership=_membership(known, parameters),
        rank=_rank(known, parameters),
        no_fail=_no_fail(known, parameters),
    )
    return judged.mutate(eligible=_eligible(judged))


def _summary(standings: ir.Table, parameters: BulkParameters) -> ir.Table:
    """Per student what the rows of standings say together; null for students without any."""
    wanted = standings.window.isin(parameters.windows)
    entry = standings.window == "since_entry"
    limit = standings.group_size.cast("int64").nullif(0) * parameters.percent
    placed = standings.best.notnull() & standings.worst.notnull()
    inside = placed & (standings.worst.cast("int64") * 100 <= limit)
    outside = placed & (standings.best.cast("int64") * 100 > limit)
    failed = standings.failed_courses > 0
    open_ended = standings.pending | standings.failed_courses.isnull()
    return standings.group_by("student_no").agg(
        inside=_any(inside, wanted),
        ranked=_any(wanted, ibis.literal(True)),
        rank_open=_any(~(inside | outside).fill_null(False), wanted),
        has_entry=_any(entry, ibis.literal(True)),
        failed_since_entry=_any(failed, entry),
        failed=_any(failed, ibis.literal(True)),
        open_since_entry=_any(open_ended, entry),
        open_somewhere=_any(open_ended, ibis.literal(True)),
    )


def _any(truth: ir.BooleanValue, where: ir.BooleanValue) -> ir.BooleanScalar:
    return truth.fill_null(False).any(where=where).fill_null(False)


def _membership(known: ir.Table, parameters: BulkParameters) -> ir.StringColumn:
    return ibis.cases(
        (known.political_status.isnull(), Status.CANNOT_TELL.value),
        (known.political_status.isin(parameters.members), Status.PASS.value),
        else_=Status.FAIL.value,
    )


def _rank(known: ir.Table, parameters: BulkParameters) -> ir.StringColumn:
    first_year = known.level.isin(UNDERGRADUATE_LEVELS) & (known.entry_year == parameters.academic_year)
    postgraduate = known.level.isin(POSTGRADUATE_LEVELS)
    return ibis.cases(
        (first_year & parameters.exempt_first_year, Status.NOT_APPLICABLE.value),
        (postgraduate & parameters.exempt_postgraduates, Status.NOT_APPLICABLE.value),
        (known.inside.fill_null(False), Status.PASS.value),
        (known.rank_open.fill_null(True) | ~known.ranked.fill_null(False), Status.CANNOT_TELL.value),
        else_=Status.FAIL.value,
    )


def _no_fail(known: ir.Table, parameters: BulkParameters) -> ir.StringColumn:
    """What is known since entry decides; without it, whatever windows there are.

    Who entered this academic year is judged when the first results arrive.
    """
    waiting = known.has_entry.isnull() & (known.entry_year == parameters.academic_year)
    failed = known.has_entry.ifelse(known.failed_since_entry, known.failed)
    undecided = known.has_entry.ifelse(known.open_since_entry, known.open_somewhere)
    return ibis.cases(
        (waiting, Status.NOT_APPLICABLE.value),
        (failed.fill_null(False), Status.FAIL.value),
        (undecided.fill_null(True), Status.CANNOT_TELL.value),
        else_=Status.PASS.value,
    )


def _eligible(judged: ir.Table) -> ir.StringColumn:
    def some(status: Status) -> ir.BooleanValue:
        return ibis.or_(*(judged[rule] == status.value for rule in RULES))

    return ibis.cases(
        (some(Status.FAIL), Status.FAIL.value),
        (some(Status.CANNOT_TELL), Status.CANNOT_TELL.value),
        else_=Status.PASS.value,
    )
