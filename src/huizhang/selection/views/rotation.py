"""The turns of the executive chair: past, present and to come; proposing the next; handing over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.records import Union
from huizhang.kernel.roster import CHAIR
from huizhang.org.actions import PostRefused, hand_over, sign_hand_over
from huizhang.org.queries.seeing import handover_seen, union_seen
from huizhang.org.rules.rotation import rotates
from huizhang.people.queries.seats import GRANTING, sits_on
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.actions import propose_turn
from huizhang.selection.actions.rotating import CHAIN
from huizhang.selection.queries.backings import collective
from huizhang.selection.queries.rotation import (
    Rotation,
    handovers_of,
    names_of,
    next_two,
    rotation_of,
    term_to_propose,
    turn_under_way,
)
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.selection.views.asked import plan_today
from huizhang.selection.views.matter_forms import HandoverForm, TurnForm
from huizhang.selection.views.unions import crumbs_of, decisions_to_name, named_decision, tell

SWITCH = """\
[[rule]]
id = "structure.rotation"
new = true
zh = "执行主席由主席团成员按学期轮值"
en = "The presidium members take turns as executive chair, a term each"
kind = "rotation"
of = "turn"
subject = "union"
force = "stated"
cite = "二"
exactly = 1
every = "term"

[[rule]]
id = "structure.posts"
allowed = ["presidium_member", "executive_chair", "department_head", "department_member"]
"""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def rotation(request: SeeingRequest, name: str) -> HttpResponse:
    union, pack = union_seen(request, name), plan_today()
    today = timezone.localdate()
    asked = request.POST.get("term") or request.GET.get("term") or ""
    seen = rotation_of(name, term_to_propose(name, today, pack, asked), today, pack)
    if request.method == "POST":
        require(may_ask_for(request.user, union, pack, today), ONLY_THE_UNION)
    form = _form(request, seen, name)
    if not form.is_bound:
        return _shown(request, union, pack, seen, form)
    if not form.is_valid():
        return _shown(request, union, pack, seen, form, status=422)
    try:
        made = propose_turn(
            actor=request.user,
            union=name,
            student=form.cleaned_data["student"],
            term=seen.term,
            pack=pack,
            said=form.cleaned_data["said"],
            resolution=named_decision(request, name),
        )
    except CaseRefused as refused:
        tell(form, refused)
        return _shown(request, union, pack, seen, form, status=409)
    messages.success(request, gettext("Handed in; the case is on its way."))
    return redirect("approvals:case", made.case_id)


@require_POST
@login_required
@seeing
def pass_on(request: SeeingRequest, name: str) -> HttpResponse:
    """From the outgoing executive chair to the next one, with a list of open matters."""
    union_seen(request, name)
    outgoing, incoming = next_two(request.user, name)
    if outgoing is None or incoming is None:
        raise Http404
    try:
        hand_over(
            actor=request.user,
            outgoing=outgoing,
            incoming=incoming,
            matters=request.POST.get("matters", ""),
            pack=plan_today(),
        )
    except PostRefused as refused:
        messages.error(request, refused.message.say(gettext))
    else:
        messages.success(request, gettext("Handed over; the next executive chair signs it too."))
    return redirect("selection:rotation", name)


@require_POST
@login_required
@seeing
def sign(request: SeeingRequest, number: int) -> HttpResponse:
    found = handover_seen(request, number)
    try:
        sign_hand_over(actor=request.user, handover=found, pack=plan_today())
    except PostRefused as refused:
        messages.error(request, refused.message.say(gettext))
    else:
        messages.success(request, gettext("Both have signed."))
    if found.outgoing.post != CHAIR:
        return redirect("selection:post_hand_overs")
    return redirect("selection:rotation", found.outgoing.union_id)


def _form(request: SeeingRequest, seen: Rotation, union: str) -> TurnForm:
    names = names_of(seen.line)
    members = [(number, f"{names[number]} {number}") for number in seen.line]
    given = request.POST if request.method == "POST" else None
    return TurnForm(given, members=members, resolutions=decisions_to_name(union))


def _shown(
    request: SeeingRequest, union: Union, pack: Pack, seen: Rotation, form: TurnForm, *, status: int = 200
) -> HttpResponse:
    outgoing, incoming = next_two(request.user, union.union)
    handovers = handovers_of(union.union)
    handed = {(one.outgoing_id, one.incoming_id) for one in handovers}
    hands_over = outgoing is not None and incoming is not None and (outgoing.pk, incoming.pk) not in handed
    facts: dict[str, Any] = {
        "union": union,
        "rotates": rotates(pack),
        "switch": SWITCH,
        "may_set": sits_on(request.user, GRANTING, timezone.localdate()),
        "seen": seen,
        "turns": _named(seen),
        "now": pack.calendar.term_of(timezone.localdate()),
        "under_way": turn_under_way(union.union, seen.term),
        "may_ask": may_ask_for(request.user, union, pack, timezone.localdate()),
        "collective": collective(CHAIN, union.union, pack, timezone.localdate()),
        "form": form,
        "incoming": incoming if hands_over else None,
        "handover_form": HandoverForm(),
        "handovers": handovers,
        "me": request.user.student_id,
        "crumbs": crumbs_of(union.union),
        "chair": CHAIR,
    }
    return render(request, "selection/rotation.html", facts, status=status)


def _named(seen: Rotation) -> list[dict[str, Any]]:
    names = names_of({number for turn in seen.turns for number in turn.students})
    return [
        {"turn": turn, "names": [(number, names[number]) for number in turn.students]}
        for turn in reversed(seen.turns)
    ]
