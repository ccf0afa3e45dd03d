"""A plan as people read it: article by article, clause by clause, with what serves each clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from huizhang.compliance.board.asked import Asked
from huizhang.compliance.finding import Finding
from huizhang.compliance.report.labels import ARTICLES, FORCES, article_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status, heaviest
from huizhang.policy.coverage import exists
from huizhang.policy.pack import Clause, Pack
from huizhang.policy.rule import Force, Rule
from huizhang.shell.language import Language

CHECKS = {
    "computed": message("computed from the records"),
    "recorded": message("kept as records"),
    "attested": message("declared by an organ"),
    "none": message("a principle; nothing is checked"),
}
OUTSIDE = {
    "文头": message("Head of the document"),
    "序": message("Preamble"),
    "尾": message("End of the document"),
}


@dataclass(frozen=True, slots=True)
class RuleShown:
    """`status` is the heaviest of the `count` findings in sight; None where none are shown."""

    rule: Rule
    title: str
    force: Message
    status: Status | None
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class ClauseShown:
    clause: Clause
    says: str
    force: Message
    check: Message
    rules: list[RuleShown]
    working: list[str]
    planned: list[str]


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """`number` is 1 to 10, or 0 for what stands before and after the ten articles."""

    number: int
    name: str
    title: Message
    clauses: list[ClauseShown]

    @property
    def anchor(self) -> str:
        return f"article-{self.name}"


Verdicts = Mapping[str, list[Finding]]


def by_rule(findings: Iterable[Finding]) -> Verdicts:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule.id, []).append(finding)
    return found


def articles_of(pack: Pack, verdicts: Verdicts, language: Language, asked: Asked) -> list[ArticleShown]:
    """In the document's order. A plan without clauses, the national base, is read by its rules."""
    found: dict[str, ArticleShown] = {}
    for clause in pack.clauses.values() or _clauses_of_rules(pack):
        article = found.setdefault(_heading(clause.article), _article(_heading(clause.article)))
        article.clauses.append(_clause(clause, pack, verdicts, language, asked))
    return list(found.values())


def _heading(article: str) -> str:
    """`三（一）` stands in article 三."""
    return article.partition("（")[0].removeprefix("第").removesuffix("条")


def _article(name: str) -> ArticleShown:
    number = article_of(name)
    title = ARTICLES[number - 1][1] if number else OUTSIDE.get(name, message("{name}", name=name))
    return ArticleShown(number, name, title, [])


def _clauses_of_rules(pack: Pack) -> list[Clause]:
    return [
        Clause(rule.id, rule.cite, rule.zh, rule.mark, str(rule.force), "computed", "", rule.en, (rule.id,))
        for rule in pack.rules.values()
    ]


def _clause(clause: Clause, pack: Pack, verdicts: Verdicts, language: Language, asked: Asked) -> ClauseShown:
    flows: dict[bool, list[str]] = {True: [], False: []}
    for flow in clause.flows:
        flows[exists(flow.action)].append(language.choose(flow.zh, flow.en))
    return ClauseShown(
        clause,
        language.choose(clause.says, clause.says_en),
        FORCES[Force(clause.force)],
        CHECKS[clause.check],
        [_rule(pack.rule(rule), verdicts.get(rule, []), language, asked) for rule in clause.rules],
        flows[True],
        flows[False],
    )


def _rule(rule: Rule, findings: list[Finding], language: Language, asked: Asked) -> RuleShown:
    status = heaviest(finding.status for finding in findings) if findings else None
    count = sum(finding.status is status for finding in findings)
    there = asked.but(rule=rule.id, status=status)
    title = language.choose(rule.zh, rule.en)
    url = there.url("compliance:findings") if status else ""
    return RuleShown(rule, title, FORCES[rule.force], status, count, url)
