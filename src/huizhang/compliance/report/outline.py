"""The findings in the order in which people read them: article, rule, severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.report.labels import ARTICLES, SETTLED, SEVERITY, article_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status, heaviest
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """All findings of one rule, the heaviest first, then in the order of unions."""

    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """Those that ask something of somebody, and those that were explained."""
        return tuple(finding for finding in self.findings if finding.status not in SETTLED)

    @property
    def settled(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.status in SETTLED)


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """`number` is 1 to 10, or 0 for rules that cite none of the ten articles."""

    number: int
    numeral: str
    name: Message
    rules: tuple[RuleGroup, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for group in self.rules for finding in group.findings)


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the board; `status` is None where nothing was judged."""

    status: Status | None
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """`rows[i][j]` is the square of `articles[i]` and `unions[j]`."""

    articles: tuple[ArticleGroup, ...]
    unions: tuple[str, ...]
    rows: tuple[tuple[Square, ...], ...]


def outline(report: Report) -> tuple[ArticleGroup, ...]:
    """All ten articles, also those without findings; rules that cite none of them come last."""
    position = {union: index for index, union in enumerate(unions(report))}
    groups: dict[int, list[RuleGroup]] = {}
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule.id, []).append(finding)
    for found in by_rule.values():
        ordered = sorted(found, key=lambda one: (SEVERITY.index(one.status), position[one.union]))
        rule = ordered[0].rule
        groups.setdefault(article_of(rule.cite), []).append(RuleGroup(rule, tuple(ordered)))
    ten = [
        ArticleGroup(number, numeral, name, tuple(groups.get(number, ())))
        for number, (numeral, name) in enumerate(ARTICLES, start=1)
    ]
    if 0 in groups:
        ten.append(ArticleGroup(0, "—", message("Other rules"), tuple(groups[0])))
    return tuple(ten)


def unions(report: Report) -> tuple[str, ...]:
    """The institution first, then the unions that rules for the school level speak of, then the others."""
    school = {one.union for one in report.findings if one.rule.level == "school"}
    named = dict.fromkeys(one.union for one in report.findings)
    return tuple(sorted(named, key=lambda union: (union != report.institution, union not in school)))


def board(report: Report, articles: tuple[ArticleGroup, ...]) -> Board:
    columns = unions(report)
    rows = []
    for article in articles:
        by_union: dict[str, list[Status]] = {}
        for finding in article.findings:
            by_union.setdefault(finding.union, []).append(finding.status)
        rows.append(tuple(_square(by_union.get(union, [])) for union in columns))
    return Board(articles, columns, tuple(rows))


def by_union(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Neighbouring findings of the same union together."""
    return [(union, list(found)) for union, found in groupby(findings, key=lambda one: one.union)]


def tally(findings: Iterable[Finding]) -> list[tuple[Status, int]]:
    """The statuses that occur, the heaviest first, with their numbers."""
    counted = Counter(finding.status for finding in findings)
    return [(status, counted[status]) for status in SEVERITY if counted[status]]


def _square(statuses: list[Status]) -> Square:
    if not statuses:
        return Square(None, 0)
    status = heaviest(statuses)
    return Square(status, statuses.count(status))
