"""Findings as the pages show them: reasons, evidence, what mends them, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizhang.compliance.board.explaining import which_of
from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.report.evidence import EvidenceTable, tables
from huizhang.compliance.report.labels import inside_quotes
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.shell.language import Language
from huizhang.shell.navigation import url_of

UNION_PAGE = "compliance:union"
STUDENT_PAGE = "compliance:student"
IMPORT_PAGE = "records:imports"
EXPLAINABLE = (Status.NEEDS_REASON, Status.EXPLAINED)


@dataclass(frozen=True, slots=True)
class Place:
    """A page where something is looked into or mended."""

    title: Message
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`mark` is the plan's own wording; `reason_url` is empty where nothing can be explained."""

    finding: Finding
    title: str
    mark: str
    called: str
    fix: str
    article: str
    tables: list[EvidenceTable]
    places: list[Place]
    reason_url: str


def shown(finding: Finding, report: Report, language: Language) -> Shown:
    rule = finding.rule
    return Shown(
        finding,
        language.choose(rule.zh, rule.en),
        inside_quotes(rule.mark),
        report.called(finding),
        finding.fix(language),
        rule.cite,
        tables(finding.verdict.evidence, report.pack, language),
        list(_places(finding, report)),
        which_of(finding).url if finding.status in EXPLAINABLE else "",
    )


def all_shown(findings: Sequence[Finding], report: Report, language: Language) -> list[Shown]:
    return [shown(finding, report, language) for finding in findings]


def _places(finding: Finding, report: Report) -> Iterator[Place]:
    """Only pages that exist."""
    if finding.subject in report.names:
        yield from _place(message("The student's eligibility"), STUDENT_PAGE, finding.subject)
    if finding.union != report.institution:
        yield from _place(message("The union's page"), UNION_PAGE, finding.union)
    if finding.status in (Status.FAIL, Status.CANNOT_TELL, Status.NEEDS_REASON):
        yield from _place(message("Mend it in the records"), IMPORT_PAGE)


def _place(title: Message, page: str, *arguments: object) -> Iterator[Place]:
    url = url_of(page, *arguments)
    if url:
        yield Place(title, url)
