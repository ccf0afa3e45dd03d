"""What serves each clause, and which cases try each rule."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.policy.cases import Case, cases_of
from huizhang.policy.pack import Clause, Flow, Pack
from huizhang.policy.resolve import resolve
from huizhang.policy.rule import Force, Rule
from huizhang.policy.words import PackText

PASSING, FAILING, CANNOT_TELL = "passing", "failing", "cannot_tell"
_FAILING = (Status.FAIL, Status.NEEDS_REASON)

# Facts of which nothing can be half known: what is not on record did not happen.
ALWAYS_KNOWN = {
    "needs": message("a need is routed and answered, or it is not; without needs there is nothing to judge"),
    "misconduct_steps": message("without steps there is no case of misconduct to judge"),
    "honour_link": message("every honour states its basis; without honours there is nothing to judge"),
}


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """`planned` flows name an action that does not exist yet."""

    clause: Clause
    rules: tuple[str, ...]
    working: tuple[Flow, ...]
    planned: tuple[Flow, ...]

    @property
    def served(self) -> bool:
        return bool(self.rules or self.working or self.planned)


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """`cases` counts passing, failing and cannot_tell; `excused` says why one of them cannot happen."""

    rule: Rule
    cases: dict[str, int]
    excused: dict[str, Message]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(kind for kind, n in self.cases.items() if not n and kind not in self.excused)


@dataclass(frozen=True, slots=True)
class Coverage:
    pack: Pack
    clauses: tuple[ClauseCoverage, ...]
    rules: tuple[RuleCoverage, ...]

    @property
    def complete(self) -> bool:
        return all(one.served for one in self.clauses) and not any(one.missing for one in self.rules)

    @property
    def planned(self) -> int:
        """How many clauses rest on planned flows alone."""
        return sum(bool(one.planned and not one.rules and not one.working) for one in self.clauses)

    def as_dict(self, language: Any = str) -> dict[str, Any]:
        return {
            "pack": self.pack.id,
            "complete": self.complete,
            "planned": self.planned,
            "clauses": [_clause_dict(one, language) for one in self.clauses],
            "rules": [_rule_dict(one, language) for one in self.rules],
        }


def coverage(pack: str | Path) -> Coverage:
    """Rules that the pack takes over unchanged are tried by the cases of the pack they come from.

    Raises PackError.
    """
    resolved, cases = resolve(pack), cases_of(pack)
    own = [rule for rule in resolved.rules.values() if resolved.id in rule.origin.values()]
    return Coverage(
        resolved,
        tuple(_of_clause(clause) for clause in resolved.clauses.values()),
        tuple(_of_rule(rule, cases) for rule in own),
    )


def exists(action: str) -> bool:
    """Whether the module defines that name; it is read, not run, which needs neither settings nor data."""
    module, _, name = action.rpartition(".")
    return name in _defined(module)


def _of_clause(clause: Clause) -> ClauseCoverage:
    working = tuple(flow for flow in clause.flows if exists(flow.action))
    planned = tuple(flow for flow in clause.flows if flow not in working)
    return ClauseCoverage(clause, clause.rules, working, planned)


def _of_rule(rule: Rule, cases: tuple[Case, ...]) -> RuleCoverage:
    found = Counter(_tried(case.status) for case in cases if case.rule == rule.id)
    counted = {kind: found[kind] for kind in (PASSING, FAILING, CANNOT_TELL)}
    excused = {}
    if rule.force is Force.MAY:
        excused[FAILING] = message("a rule that says “may” cannot be broken")
    if rule.of in ALWAYS_KNOWN:
        excused[CANNOT_TELL] = ALWAYS_KNOWN[rule.of]
    return RuleCoverage(rule, counted, excused)


def _tried(status: Status) -> str:
    if status in _FAILING:
        return FAILING
    return PASSING if status is Status.PASS else str(status)


@cache
def _defined(module: str) -> frozenset[str]:
    try:
        spec = find_spec(module) if module else None
    except ModuleNotFoundError:
        return frozenset()
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        return frozenset()
    body = ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body
    functions = {one.name for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef)}
    imported = {
        alias.asname or alias.name for one in body if isinstance(one, ast.ImportFrom) for alias in one.names
    }
    return frozenset(functions | imported)


def _clause_dict(one: ClauseCoverage, language: Any) -> dict[str, Any]:
    return {
        "clause": one.clause.id,
        "article": one.clause.article,
        "says": PackText(one.clause.says_en, chinese=one.clause.says).say(language),
        "rules": list(one.rules),
        "working": [flow.action for flow in one.working],
        "planned": [flow.action for flow in one.planned],
        "served": one.served,
    }


def _rule_dict(one: RuleCoverage, language: Any) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "cases": one.cases,
        "missing": list(one.missing),
        "excused": {kind: said.say(language) for kind, said in one.excused.items()},
    }
