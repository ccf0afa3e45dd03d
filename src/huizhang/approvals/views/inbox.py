"""待办: what waits for me, what came back to me, what I did."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huizhang.approvals.models import Decision
from huizhang.approvals.queries import (
    cases_in_sight,
    done_by,
    inbox_by_list,
    lists_waiting,
    reasons_to_accept,
    returned_to,
)
from huizhang.approvals.queries.notifying import delegations_to, escalated_to
from huizhang.approvals.showing import OUTCOMES, STATES, chain_called, inbox_row, seat_called, states_of
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries.plan import plan_on
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.pack import Pack
from huizhang.shell.pages import organ_called, page_of

RECENTLY = 10
REASONS = "reasons"


@require_safe
@login_required
@seeing
def waiting(request: SeeingRequest) -> HttpResponse:
    today = timezone.localdate()
    pack = plan_on(today)
    page = page_of(request, inbox_by_list(request.user, today))
    lists = lists_waiting(request.user, today, page.object_list)
    returned = returned_to(request.user).select_related("student", "union")[:RECENTLY]
    overdue = escalated_to(request.user, pack, today)[:RECENTLY]
    facts = {
        "page": page,
        "rows": [
            inbox_row(one, pack, today, lists.get((one.case.batch, one.organ), 0)) for one in page.object_list
        ],
        "overdue": [inbox_row(one, pack, today) for one in overdue],
        "absent": [(one, seat_called(pack, one.absent)) for one in delegations_to(request.user, today)],
        "returned": [(case, chain_called(pack, case.kind)) for case in returned],
        "done": [_done(one, pack) for one in done_by(request.user)[:RECENTLY]],
    }
    return render(request, "approvals/inbox.html", facts)


def _done(one: Decision, pack: Pack) -> dict[str, object]:
    return {
        "decision": one,
        "outcome": OUTCOMES[Outcome(one.outcome)],
        "organ": organ_called(pack, one.organ),
        "kind": chain_called(pack, one.case.kind),
    }


@require_safe
@login_required
@seeing
def cases(request: SeeingRequest) -> HttpResponse:
    """Every case in sight, the newest first; of one state, or those with a reason to accept, if asked."""
    today = timezone.localdate()
    pack = plan_on(today)
    found = cases_in_sight(request.user, request.sight, today).order_by("-pk")
    asked = request.GET.get("state", "")
    if asked in set(State):
        found = found.filter(state=asked)
    elif asked == REASONS:
        found = found.filter(reasons_to_accept())
    page = page_of(request, found)
    states = states_of(list(page.object_list))
    facts = {
        "page": page,
        "rows": [(case, chain_called(pack, case.kind), states[case.pk]) for case in page.object_list],
        "states": [*STATES.items(), (REASONS, message("reasons waiting to be accepted"))],
        "asked": asked,
    }
    return render(request, "approvals/cases.html", facts)
