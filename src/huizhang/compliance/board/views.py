"""The board, the findings behind a square or a status, the year's timeline, and the report to take away."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from huizhang.compliance.behind.row_tables import as_csv
from huizhang.compliance.board.asked import Asked
from huizhang.compliance.board.columns import Column, part_of, within
from huizhang.compliance.board.explaining import which_asked
from huizhang.compliance.board.opening import of_a_day
from huizhang.compliance.board.shown import all_shown, rows_of
from huizhang.compliance.board.squares import FINDINGS, board_of
from huizhang.compliance.board.timeline import Point, options, timeline
from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.looks import record_looks
from huizhang.compliance.queries import Standing
from huizhang.compliance.report import html, pdf
from huizhang.compliance.report.labels import ARTICLES, SEVERITY
from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.shell.components import status_tabs
from huizhang.shell.pages import Crumb, page_of, reading, render_page
from huizhang.shell.templatetags.shell import day as spelled

BOARD = "compliance:board"
Columns = tuple[Column, ...]


@of_a_day
def board(request: SeeingRequest, asked: Asked, then: Standing, columns: Columns) -> HttpResponse:
    """Ten articles by unions."""
    made = board_of(then.squares_in(request.sight), columns, asked)
    context = {
        "asked": asked,
        "standing": then,
        "board": made,
        "tabs": status_tabs(request, made.counts),
        "tiles": [
            (status, made.counts[status], asked.but(status=status).url(FINDINGS)) for status in SEVERITY
        ],
        "addresses": _addresses(asked),
    }
    return render(request, "compliance/board/board.html", context)


@of_a_day
def findings(request: SeeingRequest, asked: Asked, then: Standing, columns: Columns) -> HttpResponse:
    """Those of a square, an article, a union or a status: the heaviest first."""
    found = asked.of(within(then, columns, request.sight))
    counts = Counter(str(one.status) for one in found)
    kept = [one for one in found if asked.status in (None, one.status)]
    page = page_of(request, sorted(kept, key=_weight))
    record_looks(request, then.report, page.object_list, "findings")
    page.object_list = all_shown(page.object_list, then.report, reading(), request.sight)
    context = {
        "asked": asked,
        "page": page,
        "tabs": status_tabs(request, counts),
        "article": ARTICLES[asked.article - 1] if asked.article else None,
        "rule": _title(asked.rule, then),
        "columns": columns,
        "crumbs": [Crumb(gettext("Compliance board"), Asked(asked.day).url(BOARD))],
        "addresses": _addresses(asked),
    }
    return render(request, "compliance/board/findings.html", context)


@of_a_day
def evidence(request: SeeingRequest, asked: Asked, then: Standing, columns: Columns) -> HttpResponse:
    """Every row of `?table=` behind the finding that `?rule=`, `?union=` and `?subject=` name."""
    found = which_asked(request).finding(then, request.sight)
    table = request.GET.get("table", "")
    if found is None or not any(found.union == column.union for column in columns):
        raise Http404
    if table not in {row.table for row in found.verdict.evidence}:
        raise Http404
    record_looks(request, then.report, [found], "findings")
    behind = rows_of([found], then.report, request.sight)
    content = as_csv(found.verdict.evidence, table, behind, then.pack, reading())
    name = content_disposition_header(True, f"{found.rule.id} {table} {asked.day}.csv")
    headers = {"Content-Disposition": name or "attachment"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@of_a_day
def year(request: SeeingRequest, asked: Asked, then: Standing, columns: Columns) -> HttpResponse:
    """The statuses of a year, of one union or of all."""
    seen = tuple(column for column in columns if asked.union in ("", column.union))
    line = timeline(asked.day, seen, request.sight)
    context = {
        "asked": asked,
        "line": line,
        "chart": options(line.points, spelled, gettext),
        "statuses": SEVERITY,
        "columns": columns,
        "address": asked.url("compliance:year"),
        "rows": [_row(point, Asked(point.day, union=asked.union)) for point in line.points],
        "crumbs": [Crumb(gettext("Compliance board"), Asked(asked.day).url(BOARD))],
    }
    return render_page(request, "compliance/board/year.html", "compliance/board/year_part.html", context)


@of_a_day
def report_html(request: SeeingRequest, asked: Asked, then: Standing, columns: Columns) -> HttpResponse:
    """The stand-alone report; it carries its styles, so it is for keeping and not for showing here."""
    text = html.render(_report(request, asked, then, columns), reading())
    return _file(text, "text/html; charset=utf-8", asked, "html")


@of_a_day
def report_pdf(request: SeeingRequest, asked: Asked, then: Standing, columns: Columns) -> HttpResponse:
    try:
        document = pdf.render(_report(request, asked, then, columns), reading())
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect(asked.url(BOARD))
    return _file(document, "application/pdf", asked, "pdf")


def _report(request: SeeingRequest, asked: Asked, then: Standing, columns: Columns) -> Report:
    """Whoever is named in it is told who took it away."""
    kept = asked.of(within(then, columns, request.sight))
    record_looks(request, then.report, kept, "report")
    return part_of(then.report, kept)


def _file(content: str | bytes, kind: str, asked: Asked, suffix: str) -> HttpResponse:
    of_whom = asked.union or gettext("all unions")
    name = message("compliance report {union} {day}", union=of_whom, day=asked.day).say(gettext)
    headers = {"Content-Disposition": content_disposition_header(True, f"{name}.{suffix}") or "attachment"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _title(rule: str, then: Standing) -> str:
    """What the rule asks; empty where the plan has no such rule."""
    known = then.pack.rules.get(rule)
    return reading().choose(known.zh, known.en) if known else ""


def _row(point: Point, then: Asked) -> tuple[Point, str, list[tuple[int, str]]]:
    """A day of the timeline, the board of it, and each number with the findings behind it."""
    cells = [(number, then.but(status=status).url(FINDINGS)) for status, number in point.numbers]
    return point, then.but(union="").url(BOARD), cells


def _weight(finding: Finding) -> int:
    return SEVERITY.index(finding.status)


def _addresses(asked: Asked) -> dict[str, str]:
    """Pages that ask for the same day and union."""
    whole = asked.but(article=None, status=None, rule="")
    pages = {"year": "compliance:year", "html": "compliance:report_html", "pdf": "compliance:report_pdf"}
    return {name: whole.url(page) for name, page in pages.items()}
