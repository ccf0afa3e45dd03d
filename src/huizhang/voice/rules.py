"""Article one: the facts about what students need and how it was answered."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.kernel.records import Need
from huizhang.kernel.verdict import evidence
from huizhang.policy.kinds.answered_within import Answer
from huizhang.policy.rule import Rule
from huizhang.policy.subject import FactSource, Scope, Subject


def needs(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Those of the last completed and the current academic year."""
    years = scope.calendar.recent_years(scope.as_of)
    for need in scope.records.needs:
        if scope.calendar.year_of(need.raised_on) in years:
            yield Subject(need.union or scope.records.institution_name, need.need, _answer(scope, need))


def _answer(scope: Scope, need: Need) -> Answer:
    replied = need.replied_on if need.replied_on is not None and need.replied_on <= scope.as_of else None
    return Answer(need.raised_on, need.routed_to, replied, scope.as_of, (evidence("needs", need=need.need),))


FACTS = (FactSource("needs", needs, matters="needs"),)
