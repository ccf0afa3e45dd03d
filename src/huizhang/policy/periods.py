"""The periods that a rule counts, as its `every` says: `term` 学期 or `academic_year` 学年."""

from __future__ import annotations

from datetime import date

from huizhang.policy.rule import Rule
from huizhang.policy.subject import Scope


def recent(rule: Rule, scope: Scope) -> tuple[str, ...]:
    """The last completed period and the current one: 2025-2026-2 and 2026-2027-1, or two academic years."""
    if rule.get("every") == "term":
        return tuple(map(str, scope.calendar.recent_terms(scope.as_of)))
    return tuple(map(str, scope.calendar.recent_years(scope.as_of)))


def period_of(rule: Rule, scope: Scope, day: date) -> str:
    """The period that `day` lies in, written as in `recent`."""
    if rule.get("every") == "term":
        return str(scope.calendar.term_of(day))
    return str(scope.calendar.year_of(day))
