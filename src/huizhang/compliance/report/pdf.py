"""A Report as a PDF in the look of an official document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from huizhang.compliance.finding import STATUS_NAMES, Finding, Report
from huizhang.compliance.report.days import spelled
from huizhang.compliance.report.evidence import spell
from huizhang.compliance.report.labels import FORCES, SEVERITY, WORDS, inside_quotes
from huizhang.compliance.report.outline import ArticleGroup, RuleGroup, board, outline, tally
from huizhang.compliance.report.vocabulary import TABLES
from huizhang.documents.typst import pdf
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Evidence
from huizhang.shell.language import Language

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
# On paper the first rows of evidence tell where to look; the HTML and JSON reports have all of them.
ROWS = 2


def render(report: Report, language: Language) -> bytes:
    """The PDF. Raises huizhang.documents.typst.FontMissing."""
    return pdf(TEMPLATE, _Paper(report, language).sheet())


class _Paper:
    """What the template prints, every value as text."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report, self.language = report, language

    def sheet(self) -> dict[str, Any]:
        report = self.report
        articles = outline(report)
        squares = board(report, articles)
        return {
            "lang": "en" if self.language.code == "en" else "zh",
            "words": {name: self.language.say(said) for name, said in WORDS.items()},
            "names": {str(status): self.language.say(name) for status, name in STATUS_NAMES.items()},
            "institution": report.institution,
            "plan": report.pack.title,
            "number": report.pack.number,
            "hash": report.pack.hash,
            "day": spelled(report.as_of, self.language),
            "notices": [self.language.say(notice) for notice in report.notices],
            "summary": [[str(status), report.summary[status]] for status in SEVERITY],
            "articles": [self.article(article) for article in articles],
            "board": [
                {
                    "union": union,
                    "squares": [[str(row[place].status or ""), row[place].count] for row in squares.rows],
                }
                for place, union in enumerate(squares.unions)
            ],
        }

    def article(self, article: ArticleGroup) -> dict[str, Any]:
        return {
            "numeral": self.language.choose(article.numeral, str(article.number or "—")),
            "name": self.language.say(article.name),
            "tally": [[str(status), count] for status, count in tally(article.findings)],
            "rules": [self.rule(group) for group in article.rules],
        }

    def rule(self, group: RuleGroup) -> dict[str, Any]:
        rule = group.rule
        return {
            "name": self.language.choose(rule.zh, rule.en),
            "force": self.language.say(FORCES[rule.force]),
            "mark": inside_quotes(rule.mark),
            "fixes": list(dict.fromkeys(fix for one in group.open if (fix := one.fix(self.language)))),
            "settled": [[str(status), count] for status, count in tally(group.settled)],
            "findings": [self.finding(one) for one in group.open],
        }

    def finding(self, one: Finding) -> dict[str, str]:
        return {
            "status": str(one.status),
            "subject": self.report.called(one),
            "union": one.union if one.union != one.subject else "",
            "said": one.say(self.language),
            "evidence": self.evidence(one),
        }

    def evidence(self, one: Finding) -> str:
        """`任职 2024001 主席团成员；任职 2024002 工作人员；另有61行`; the subject is not repeated."""
        rows = one.verdict.evidence
        said = [self.row(row, one.subject) for row in rows[:ROWS]]
        if len(rows) > ROWS:
            said.append(self.language.say(message("and {n} more rows", n=len(rows) - ROWS)))
        return self.language("; ").join(said)

    def row(self, row: Evidence, subject: str) -> str:
        cells = (spell(value, self.report.pack, self.language) for _, value in row.key if value != subject)
        return " ".join((self.language.choose(TABLES.get(row.table, ""), row.table), *cells))
