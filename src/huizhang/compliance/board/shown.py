"""Findings as the pages show them: reasons, evidence, what mends them, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from huizhang.compliance.behind.organs import organs_named
from huizhang.compliance.behind.row_tables import ShownTable, shown_tables
from huizhang.compliance.behind.rows import RowsBehind
from huizhang.compliance.board.explaining import which_of
from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.judging import SOURCES
from huizhang.compliance.report.labels import article_of, inside_quotes
from huizhang.compliance.report.vocabulary import TABLES
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Reason, Status
from huizhang.people.queries.visibility import Sight
from huizhang.policy.words import PackText
from huizhang.shell.language import Language
from huizhang.shell.navigation import ARTICLE_PAGE, RECORD_KEEPERS, url_of

UNION_PAGE = "compliance:union"
STUDENT_PAGE = "compliance:student"
UPLOAD_PAGE = "records:upload"
SETTING_PAGE, SETTING = "compliance:setting", "school_league_committee"
EVIDENCE_PAGE = "compliance:evidence"
EXPLAINABLE = (Status.NEEDS_REASON, Status.EXPLAINED)


@dataclass(frozen=True, slots=True)
class Place:
    """A page where something is looked into or mended."""

    title: Message
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`mark` is the plan's own wording; `article_url` is empty for rules that cite none of the ten,
    `reason_url` is empty where nothing can be explained."""

    finding: Finding
    title: str
    mark: str
    called: str
    fix: str
    article: str
    article_url: str
    reasons: tuple[Reason, ...]
    tables: list[ShownTable]
    places: list[Place]
    reason_url: str


def shown(finding: Finding, report: Report, language: Language, behind: RowsBehind) -> Shown:
    rule = finding.rule
    return Shown(
        finding,
        language.choose(rule.zh, rule.en),
        inside_quotes(rule.mark),
        report.called(finding),
        finding.fix(language),
        rule.cite,
        url_of(ARTICLE_PAGE, number) or "" if (number := article_of(rule.cite)) else "",
        organs_named(finding.verdict.reasons, report.pack, language),
        shown_tables(finding.verdict.evidence, behind, report.pack, language, _file_of(finding, report)),
        list(_places(finding, report, behind.sight)),
        which_of(finding).url if finding.status in EXPLAINABLE else "",
    )


def all_shown(findings: Iterable[Finding], report: Report, language: Language, sight: Sight) -> list[Shown]:
    """The rows behind all of them are read together."""
    listed = list(findings)
    behind = rows_of(listed, report, sight)
    return [shown(finding, report, language, behind) for finding in listed]


def rows_of(findings: Iterable[Finding], report: Report, sight: Sight) -> RowsBehind:
    rows = (row for finding in findings for row in finding.verdict.evidence)
    return RowsBehind(rows, report.as_of, sight)


def _file_of(finding: Finding, report: Report) -> str:
    query = which_of(finding).url.partition("?")[2]
    return f"{reverse(EVIDENCE_PAGE)}?{query}&on={report.as_of}"


def _places(finding: Finding, report: Report, sight: Sight) -> Iterator[Place]:
    """Only pages that exist and that the reader may open."""
    if finding.subject in report.names:
        yield from _place(message("The student's eligibility"), STUDENT_PAGE, finding.subject)
    if finding.union != report.institution:
        yield from _place(message("The union's page"), UNION_PAGE, finding.union)
    mended = finding.status in (Status.FAIL, Status.CANNOT_TELL, Status.NEEDS_REASON)
    if mended and sight.organs & RECORD_KEEPERS:
        yield from _upload(table_to_mend(finding))
    if finding.status is Status.CANNOT_TELL and SETTING in sight.organs:
        for name in (name for name, value in finding.rule.params.items() if value is None):
            yield from _place(message("Set what the school decides"), SETTING_PAGE, finding.rule.id, name)


def table_to_mend(finding: Finding) -> str:
    """The table that the finding rests on; where it rests on no row, the one that its rule needs."""
    if finding.verdict.evidence:
        return finding.verdict.evidence[0].table
    source = SOURCES[finding.rule.of]
    needed = source.matters or (source.tables[-1] if source.tables else "")
    return needed.partition("|")[0]


def _upload(table: str) -> Iterator[Place]:
    said = message("Mend it in the table {table}", table=PackText(table, chinese=TABLES.get(table, "")))
    for place in _place(said, UPLOAD_PAGE):
        yield Place(said, f"{place.url}?{urlencode({'table': table})}")


def _place(title: Message, page: str, *arguments: object) -> Iterator[Place]:
    url = url_of(page, *arguments)
    if url:
        yield Place(title, url)
