"""A Report as one HTML file: nothing is fetched, no script runs, everything recorded is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import mark_safe

from huizhang.compliance.finding import STATUS_NAMES, Finding, Report
from huizhang.compliance.report.days import spelled
from huizhang.compliance.report.evidence import tables
from huizhang.compliance.report.labels import FORCES, SEVERITY, WORDS, inside_quotes
from huizhang.compliance.report.outline import ArticleGroup, RuleGroup, Square, board, outline, tally
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.shell.language import Language

TEMPLATES = Path(__file__).parent / "templates"
# Up to so many findings of a rule stand in the open; more are folded by status and union.
OPEN_AT_ONCE = 12
# Up to so many unions have their names written across; more are written downwards.
FEW = 8

Shown = dict[str, Any]


def render(report: Report, language: Language) -> str:
    """The whole page. Takes about 0.2 ms a finding."""
    context = Context(_page(report, language), use_l10n=False, use_tz=False)
    return _engine().get_template("report.html").render(context)


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(TEMPLATES)])


@cache
def _style() -> str:
    return mark_safe((TEMPLATES / "report.css").read_text(encoding="utf-8"))  # noqa: S308  # the program's own


def _page(report: Report, language: Language) -> Shown:
    articles = outline(report)
    words = {name: language.say(said) for name, said in WORDS.items()}
    page = _Page(report, language)
    return {
        "lang": language.code,
        "style": _style(),
        "words": words,
        "report": report,
        "number": report.pack.number,
        "hash": report.pack.hash,
        "day": spelled(report.as_of, language),
        "notices": [language.say(notice) for notice in report.notices],
        "tiles": [page.status(status, report.summary[status]) for status in SEVERITY],
        "total": len(report.findings),
        "board": _board(report, articles, page),
        "articles": [page.article(article) for article in articles if article.rules],
    }


def _board(report: Report, articles: tuple[ArticleGroup, ...], page: _Page) -> Shown:
    made = board(report, articles)
    rows = [
        page.heading(article) | {"squares": [page.square(article, union, square) for union, square in line]}
        for article, line in (
            (article, list(zip(made.unions, squares, strict=True)))
            for article, squares in zip(made.articles, made.rows, strict=True)
        )
    ]
    lines = [
        {"union": union, "squares": [row["squares"][place] | {"numeral": row["numeral"]} for row in rows]}
        for place, union in enumerate(made.unions)
    ]
    few = len(made.unions) <= FEW
    width = 14 + 12 * len(made.unions)
    return {"unions": made.unions, "rows": rows, "lines": lines, "few": few, "width": width}


class _Page:
    """What the template shows of each thing, with the anchors that the board points at."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report, self.language = report, language
        self.places = {
            union: place for place, union in enumerate(dict.fromkeys(f.union for f in report.findings))
        }
        self.names = {status: language.say(name) for status, name in STATUS_NAMES.items()}
        self.anchored: set[str] = set()

    def status(self, status: Status, count: int) -> Shown:
        return {"status": status, "name": self.names[status], "count": count}

    def heading(self, article: ArticleGroup) -> Shown:
        return {
            "number": article.number,
            "numeral": self.language.choose(article.numeral, str(article.number or "—")),
            "name": self.language.say(article.name),
        }

    def square(self, article: ArticleGroup, union: str, square: Square) -> Shown:
        if square.status is None:
            return {"status": ""}
        anchor = f"a{article.number}u{self.places[union]}"
        return self.status(square.status, square.count) | {"anchor": anchor}

    def article(self, article: ArticleGroup) -> Shown:
        return self.heading(article) | {
            "tally": [self.status(*counted) for counted in tally(article.findings)],
            "statuses": _classes(article.findings),
            "rules": [self.rule(article, group) for group in article.rules],
        }

    def rule(self, article: ArticleGroup, group: RuleGroup) -> Shown:
        rule = group.rule
        return {
            "id": rule.id,
            "name": self.language.choose(rule.zh, rule.en),
            "force": self.language.say(FORCES[rule.force]),
            "mark": inside_quotes(rule.mark),
            "fixes": self.fixes(group),
            "statuses": _classes(group.findings),
            "tally": [self.status(*counted) for counted in tally(group.findings)],
            "open": self.folds(article, group.open),
            "settled": self.folds(article, group.settled),
            "settled_tally": [self.status(*counted) for counted in tally(group.settled)],
            "settled_statuses": _classes(group.settled),
        }

    def fixes(self, group: RuleGroup) -> list[Shown]:
        """What mends the rule, once for each status that asks for something else."""
        by_text = {one.fix(self.language): one.status for one in reversed(group.open)}
        return [{"status": by_text[text], "text": text} for text in reversed(by_text) if text]

    def folds(self, article: ArticleGroup, findings: Sequence[Finding]) -> list[Shown]:
        """Lists of findings; folded ones have a `union` as their title."""
        if len(findings) <= OPEN_AT_ONCE:
            return [{"union": "", "findings": list(self.findings(article, findings))}] if findings else []
        return [
            self.status(status, len(same)) | {"union": union, "findings": list(self.findings(article, same))}
            for (status, union), found in groupby(findings, key=lambda one: (one.status, one.union))
            if (same := list(found))
        ]

    def findings(self, article: ArticleGroup, findings: Sequence[Finding]) -> Iterator[Shown]:
        for one in findings:
            shown = tables(one.verdict.evidence, self.report.pack, self.language)
            yield {
                "anchor": self.anchor(article, one.union),
                "status": one.status,
                "name": self.names[one.status],
                "subject": self.report.called(one),
                "union": one.union if one.union != one.subject else "",
                "said": one.say(self.language),
                "tables": [(table, self.left_out(table.left_out)) for table in shown],
                "rows": self.language.say(message("rows: {n}", n=len(one.verdict.evidence))),
            }

    def left_out(self, rows: int) -> str:
        return self.language.say(message("and {n} more rows", n=rows)) if rows else ""

    def anchor(self, article: ArticleGroup, union: str) -> str:
        """Where the board leads for this union: its first finding under the article, which is its heaviest
        of the first rule; the others follow below it."""
        anchor = f"a{article.number}u{self.places[union]}"
        if anchor in self.anchored:
            return ""
        self.anchored.add(anchor)
        return anchor


def _classes(findings: Sequence[Finding]) -> str:
    return " ".join(f"has-{status}" for status, _ in tally(findings))
