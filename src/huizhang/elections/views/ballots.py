"""The ballot: marked, looked at again, cast once, and receipted."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from huizhang.approvals.actions import CaseRefused
from huizhang.elections.actions import cast_ballot
from huizhang.elections.box import NOT_TAKEN, BoxFailed, slip_of
from huizhang.elections.models import Election as Kept
from huizhang.elections.queries.receipts import receipt_of
from huizhang.elections.queries.standing import Standing
from huizhang.elections.rules.casting import Marking, approvals, faults_of_marking, written_in
from huizhang.elections.rules.states import Mode, Order, State
from huizhang.elections.views.asked import frame, standing
from huizhang.elections.views.marks import MARK, WRITE_INS, marking_from
from huizhang.elections.words import STANDING_BY
from huizhang.kernel.message import message
from huizhang.kernel.tally import Election, Mark
from huizhang.people.queries import Account
from huizhang.people.queries.seeing import SeeingRequest, require, seeing

SIGNS = 16
ONLY_THE_ROLL = message("Only those on the roll of this election have a ballot.")
CHOICES = (
    (Mark.APPROVE, message("In favour")),
    (Mark.OPPOSE, message("Against")),
    (Mark.ABSTAIN, message("Abstain")),
)


@sensitive_post_parameters()
@sensitive_variables()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def ballot(request: SeeingRequest, number: int) -> HttpResponse:
    """Marked, then shown again, then cast; going back keeps the marks."""
    found = _voting(request, number)
    if found.line is not None and found.line.voted:
        return redirect("elections:receipt", number)
    slip = slip_of(found.election)
    if not found.may_cast:
        facts = {**frame(found), "whose": _whose(found)}
        return render(request, "elections/no_ballot.html", facts, status=409)
    marking, step = marking_from(request.POST, slip), request.POST.get("step", "")
    faults = [one.say(gettext) for one in faults_of_marking(marking, slip)]
    if step == "cast" and not faults:
        faults = _cast(request.user, found.election, marking)
        if not faults:
            return redirect("elections:receipt", number)
    reviewing = step == "review" and not faults
    facts = {
        **frame(found),
        **_shown(slip, marking),
        "whose": _whose(found),
        "stand": STANDING_BY[Order(found.election.order)],
        "faults": faults if step != "mark" else [],
    }
    template = "elections/review.html" if reviewing else "elections/ballot.html"
    return render(request, template, facts, status=409 if faults and step in ("review", "cast") else 200)


@sensitive_variables()
def _cast(voter: Account, election: Kept, marking: Marking) -> list[str]:
    """Why it was not cast."""
    try:
        cast_ballot(actor=voter, election=election, marking=marking)
    except CaseRefused as refused:
        return [one.say(gettext) for one in refused.messages]
    except BoxFailed:
        return [NOT_TAKEN.say(gettext)]
    return []


@never_cache
@require_safe
@login_required
@seeing
def receipt(request: SeeingRequest, number: int) -> HttpResponse:
    """That one voted, again and again the same; nothing of what."""
    found = _voting(request, number)
    if found.line is None or not found.line.voted:
        return redirect("elections:ballot", number)
    code = receipt_of(found.election, found.line.voter_id)
    facts = {**frame(found), "code": code, "whose": _whose(found)}
    return render(request, "elections/receipt.html", facts)


def _voting(request: SeeingRequest, number: int) -> Standing:
    """Raises PermissionDenied, Http404."""
    found = standing(request, number)
    require(found.line is not None, ONLY_THE_ROLL)
    if found.election.mode != Mode.ELECTRONIC or found.election.state == State.DRAFTED:
        raise Http404
    return found


def _whose(found: Standing) -> str:
    """Under which a voter's device keeps marks that are not cast yet, so that nobody else is shown them."""
    voter = found.line.voter_id if found.line else ""
    return salted_hmac("huizhang.elections.marks", voter, algorithm="sha256").hexdigest()[:SIGNS]


@sensitive_variables()
def _shown(slip: Election, marking: Marking) -> dict[str, Any]:
    """Each candidate with the three choices and whether each is taken."""
    rows = []
    for one in slip.candidates:
        taken = marking.marks[one.id]
        choices = [(mark.value, said, mark is taken) for mark, said in CHOICES]
        rows.append((one, f"{MARK}{one.id}", choices, dict(CHOICES)[taken]))
    return {
        "slip": slip,
        "rows": rows,
        "approved": approvals(marking, slip),
        "write_ins": "\n".join(marking.write_ins),
        "written": written_in(marking, slip),
        "write_ins_name": WRITE_INS,
    }
