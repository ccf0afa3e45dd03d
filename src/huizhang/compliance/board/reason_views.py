"""The page of a deviation: what was found, the reasons handed in, and accepting one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import ReasonRefused
from huizhang.approvals.queries import accepting_organs, answers_for, reasons_of
from huizhang.approvals.rules import LONGEST_REASON
from huizhang.compliance.board.asked import Asked
from huizhang.compliance.board.columns import Column, columns_of
from huizhang.compliance.board.explaining import Which, accept, deviation_of, hand_in, which_asked
from huizhang.compliance.board.opening import OTHERS
from huizhang.compliance.board.shown import all_shown
from huizhang.compliance.finding import Finding
from huizhang.compliance.looks import record_looks
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import Standing, standing
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.people.queries.seeing import SeeingRequest, require, require_records, seeing
from huizhang.policy.pack import PackError
from huizhang.shell.pages import Crumb, reading

HANDED_IN = message(
    "The reason was handed in. It counts as soon as an organ that guides the union accepts it."
)
ACCEPTED = message("The reason is accepted and recorded in the ledger; the finding counts as explained.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def reason(request: SeeingRequest) -> HttpResponse:
    """Of today, whatever day the reader came from: only today's deviations can be explained."""
    require_records(request.sight)
    today, which = timezone.localdate(), which_asked(request)
    try:
        now = standing(today, plan_on(today))
    except PackError as error:
        return render(
            request, "compliance/board/no_plan.html", {"asked": Asked(today), "said": error.message}
        )
    columns = {column.union: column for column in columns_of(now, request.sight)}
    require(which.union in columns, OTHERS)
    column = columns[which.union]
    if request.method == "POST":
        return _act(request, which, column)
    return render(request, "compliance/board/reason.html", _page(request, which, column, now))


def _act(request: SeeingRequest, which: Which, column: Column) -> HttpResponse:
    given = request.POST
    asked: dict[str, Any] = {
        "actor": request.user,
        "which": which,
        "column": column,
        "sight": request.sight,
        "day": timezone.localdate(),
    }
    try:
        if "reason" in given:
            accept(**asked, organ=given.get("organ", ""), reason=given["reason"])
            messages.success(request, ACCEPTED.say(gettext))
        else:
            hand_in(**asked, why=given.get("why", ""))
            messages.success(request, HANDED_IN.say(gettext))
    except ReasonRefused as refused:
        messages.error(request, refused.message.say(gettext))
    return redirect(which.url)


def _page(request: SeeingRequest, which: Which, column: Column, now: Standing) -> dict[str, Any]:
    finding = which.finding(now, request.sight)
    asked = Asked(timezone.localdate(), union=which.union)
    above = [Crumb(gettext("Compliance board"), asked.but(union="").url("compliance:board"))]
    above.append(Crumb(which.union, asked.url("compliance:findings")))
    page: dict[str, Any] = {"which": which, "crumbs": above, "most": LONGEST_REASON, "on_reason_page": True}
    if finding is None:
        return page
    record_looks(request, now.report, [finding], "findings")
    return page | _explaining(request, finding, column, now)


def _explaining(request: SeeingRequest, finding: Finding, column: Column, now: Standing) -> dict[str, Any]:
    """Buttons ask what the acts ask."""
    deviation, today = deviation_of(finding, column), timezone.localdate()
    deviates = finding.status is Status.NEEDS_REASON
    organs = accepting_organs(request.user, deviation, now.pack, today) if deviates else []
    return {
        "one": all_shown([finding], now.report, reading(), request.sight)[0],
        "given": list(reasons_of(deviation)[:20]),
        "organs": [(organ, _named(now, organ)) for organ in organs],
        "guiding": [_named(now, organ) for organ in now.pack.guiding.get(deviation.level, ())],
        "may_write": deviates and answers_for(request.user, deviation.college, today),
    }


def _named(now: Standing, organ: str) -> str:
    known = now.pack.organs.get(organ)
    return reading().choose(known.names[0], known.en) if known else organ
