"""The page of a deviation: what was found, the reasons handed in, and the course of the one under way."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import answers_for, organs_waiting_for, reasons_of, under_way
from huizhang.approvals.rules import LONGEST_REASON, Deviation
from huizhang.approvals.rules.reasons import guiding
from huizhang.approvals.showing import course_of, state_word
from huizhang.compliance.board.asked import Asked
from huizhang.compliance.board.columns import columns_of
from huizhang.compliance.board.explaining import (
    Which,
    decide_here,
    deviation_of,
    hand_in,
    hand_in_again,
    which_asked,
)
from huizhang.compliance.board.opening import OTHERS
from huizhang.compliance.board.shown import all_shown
from huizhang.compliance.finding import Finding
from huizhang.compliance.looks import record_looks
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import Standing, standing
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import State
from huizhang.kernel.verdict import Status
from huizhang.people.queries.seeing import SeeingRequest, require, require_records, seeing
from huizhang.policy.pack import PackError
from huizhang.shell.pages import Crumb, organ_called, reading

MOST_SHOWN = 20
HANDED_IN = message(
    "The reason was handed in. It counts as soon as an organ that guides the union accepts it."
)
AGAIN = message("Corrected and handed in again.")
SAID = {
    State.APPROVED: message(
        "The reason is accepted and recorded in the ledger; the finding counts as explained."
    ),
    State.OPEN: message("Your decision is recorded."),
    State.RETURNED: message("The reason went back to whoever wrote it."),
    State.REJECTED: message("The reason is not accepted; the finding stays as it is."),
}


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
    require(which.union in {column.union for column in columns_of(now, request.sight)}, OTHERS)
    if request.method == "POST":
        return _act(request, which)
    return render(request, "compliance/board/reason.html", _page(request, which, now))


def _act(request: SeeingRequest, which: Which) -> HttpResponse:
    try:
        messages.success(request, _done(request, which).say(gettext))
    except CaseRefused as refused:
        for said in refused.messages:
            messages.error(request, said.say(gettext))
    return redirect(which.url)


def _done(request: SeeingRequest, which: Which) -> Message:
    """What was asked for by the button. Raises CaseRefused."""
    given = request.POST
    asked: dict[str, Any] = {"actor": request.user, "which": which, "sight": request.sight}
    if "outcome" in given:
        decided = decide_here(
            **asked,
            case=given.get("case", ""),
            organ=given.get("organ", ""),
            outcome=given["outcome"],
            opinion=given.get("opinion", ""),
        )
        return SAID[State(decided.state)]
    if "again" in given:
        hand_in_again(**asked, why=given.get("why", ""))
        return AGAIN
    hand_in(**asked, why=given.get("why", ""))
    return HANDED_IN


def _page(request: SeeingRequest, which: Which, now: Standing) -> dict[str, Any]:
    finding = which.finding(now, request.sight)
    asked = Asked(timezone.localdate(), union=which.union)
    above = [Crumb(gettext("Compliance board"), asked.but(union="").url("compliance:board"))]
    above.append(Crumb(which.union, asked.url("compliance:findings")))
    page: dict[str, Any] = {"which": which, "crumbs": above, "most": LONGEST_REASON, "on_reason_page": True}
    if finding is None:
        return page
    record_looks(request, now.report, [finding], "findings")
    return page | _explaining(request, finding, now)


def _explaining(request: SeeingRequest, finding: Finding, now: Standing) -> dict[str, Any]:
    """Buttons ask what the acts ask."""
    deviation, today = deviation_of(finding, now), timezone.localdate()
    deviates = finding.status is Status.NEEDS_REASON
    course = _course(request, deviation, now, today)
    return {
        "one": all_shown([finding], now.report, reading(), request.sight)[0],
        "given": [
            (one, state_word(one.case) if one.case else "") for one in reasons_of(deviation)[:MOST_SHOWN]
        ],
        "guiding": [organ_called(now.pack, organ) for organ in guiding(now.pack, deviation)],
        "may_write": deviates and not course and answers_for(request.user, deviation.college, today),
        **course,
    }


def _course(request: SeeingRequest, deviation: Deviation, now: Standing, today: date) -> dict[str, Any]:
    """Of the reason that is under way; empty where none is."""
    given = under_way(deviation).first()
    if given is None or given.case is None:
        return {}
    organs = organs_waiting_for(request.user, given.case, today)
    own = given.case.submitted_by_id == request.user.pk
    return {
        "under_way": given,
        "steps": course_of(given.case, now.pack),
        "organs": [(one.organ, organ_called(now.pack, one.organ)) for one in organs],
        "own": own,
        "may_correct": own and given.case.state == State.RETURNED,
        "by_another": own and given.case.by_another,
    }
