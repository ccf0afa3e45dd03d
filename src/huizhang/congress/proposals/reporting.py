"""The report on proposals to the congress (提案工作报告): as a page, in Word and as PDF."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from huizhang.congress.models import Congress
from huizhang.congress.proposals.asked import crumbs_of
from huizhang.congress.proposals.shown import line_of
from huizhang.congress.queries.proposal_report import report_of
from huizhang.congress.queries.proposals import decided
from huizhang.congress.queries.seeing_proposals import congress_called
from huizhang.congress.rules.proposals.report import Line, Report
from huizhang.congress.views.asked import plan_today
from huizhang.documents.papers import MEDIA_TYPES, Form, Paper, in_chinese, made
from huizhang.documents.typst import FontMissing
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack
from huizhang.shell.downloads import as_download

COLUMNS = {
    "received": message("received"),
    "docketed": message("docketed"),
    "opinions": message("opinions"),
    "refused": message("not docketed"),
    "merged": message("merged"),
    "rolled": message("next congress"),
    "opened": message("being checked"),
    "replied": message("replied"),
    "in_time": message("replied in time"),
    "satisfied": message("satisfied"),
    "unsatisfied": message("not satisfied"),
}


@require_safe
@login_required
@seeing
def report(request: SeeingRequest, name: str) -> HttpResponse:
    congress = congress_called(name)
    found = report_of(congress, plan_today())
    facts = {
        "congress": congress,
        "columns": list(COLUMNS.values()),
        "rows": [(category, _cells(line)) for category, line in found.lines],
        "total": _cells(found.total),
        "crumbs": crumbs_of(congress),
    }
    return render(request, "congress/proposals/report.html", facts)


@require_safe
@login_required
@seeing
def paper(request: SeeingRequest, name: str, ending: str) -> HttpResponse:
    congress, pack = congress_called(name), plan_today()
    if ending not in MEDIA_TYPES:
        raise Http404
    try:
        content = report_paper(
            congress, report_of(congress, pack), pack, "pdf" if ending == "pdf" else "docx"
        )
    except FontMissing as missing:
        messages.error(request, missing.message.say(gettext))
        return redirect("congress:proposal_report", congress.congress)
    return as_download(f"{congress.congress}提案工作报告.{ending}", MEDIA_TYPES[ending], content)


def report_paper(congress: Congress, found: Report, pack: Pack, form: Form) -> bytes:
    """Raises huizhang.documents.typst.FontMissing."""
    with translation.override("zh-hans"):
        return made(Paper.PROPOSAL_REPORT, form, report_values(congress, found, pack))


def report_values(congress: Congress, found: Report, pack: Pack) -> dict[str, Any]:
    """What both templates print; every value is text."""
    total = found.total
    rows = [_row(category, line) for category, line in found.lines]
    return {
        "title": f"{congress.congress}提案工作报告",
        "union": congress.union_id,
        "day": in_chinese(timezone.localdate()),
        "paragraphs": _paragraphs(congress, total),
        "rows": [*rows, _row("合计", total)],
        "proposals": _listed(congress, pack),
    }


def _paragraphs(congress: Congress, total: Line) -> list[str]:
    return [
        f"截至{in_chinese(timezone.localdate())}，{congress.congress}共收到提案{total.received}件：立案"
        f"{total.docketed}件，转为意见{total.opinions}件，不予立案{total.refused}件，并案{total.merged}件，"
        f"转入下一届{total.rolled}件，正在审查{total.opened}件。",
        f"已立案的提案中，承办单位已答复{total.replied}件，其中按期答复{total.in_time}件；"
        f"提案人表示满意{total.satisfied}件，不满意{total.unsatisfied}件。",
    ]


def _listed(congress: Congress, pack: Pack) -> list[dict[str, str]]:
    return [
        {
            "n": str(number),
            "title": one.title,
            "category": one.category,
            "proposer": "、".join(
                dict.fromkeys([one.proposer.name, *(other.proposer.name for other in one.merged.all())])
            ),
            "office": pack.organ_name(one.office) if one.office else "—",
            "state": line_of(one)["word"].say(gettext),
        }
        for number, one in enumerate(decided(congress), 1)
    ]


def _cells(line: Line) -> list[int]:
    return [getattr(line, name) for name in COLUMNS]


def _row(name: str, line: Line) -> dict[str, str]:
    return {"category": name, **{column: str(getattr(line, column)) for column in COLUMNS}}
