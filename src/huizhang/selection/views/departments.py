"""A union's departments: which there are, who serves in them, and asking for one more or one less."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.records import Union
from huizhang.org.queries import Department
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.actions import Change, change_department
from huizhang.selection.queries.backings import collective
from huizhang.selection.queries.departments import changes_under_way, staffed
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.selection.rules.departments import CHAIN
from huizhang.selection.views.asked import plan_today
from huizhang.selection.views.matter_forms import ChangeForm
from huizhang.selection.views.unions import crumbs_of, decisions_to_name, named_decision, tell


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def departments(request: SeeingRequest, name: str) -> HttpResponse:
    union, pack = union_seen(request, name), plan_today()
    if request.method == "POST":
        require(may_ask_for(request.user, union, pack, timezone.localdate()), ONLY_THE_UNION)
    given = request.POST if request.method == "POST" else None
    form = ChangeForm(
        given, resolutions=decisions_to_name(name), initial={"day": timezone.localdate(), "opens": "open"}
    )
    if not form.is_bound:
        return _shown(request, union, form, pack)
    if not form.is_valid():
        return _shown(request, union, form, pack, 422)
    try:
        decision = named_decision(request, name)
        made = change_department(actor=request.user, wish=wish_of(form, name), pack=pack, resolution=decision)
    except CaseRefused as refused:
        tell(form, refused)
        return _shown(request, union, form, pack, 409)
    messages.success(request, gettext("Handed in; the case is on its way."))
    return redirect("approvals:case", made.case_id)


def wish_of(form: ChangeForm, union: str) -> Change:
    given = form.cleaned_data
    opens = given["opens"] == "open"
    return Change(union, given["department"], opens, given["day"], given["said"], given["reason"])


def _shown(
    request: SeeingRequest, union: Union, form: ChangeForm, pack: Pack, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    people = staffed(union.union, today)
    found = Department.objects.filter(union=union.union).order_by("department")
    rules = (one for one in pack.rules.values() if one.of == "departments" and one.speaks_of(union.level))
    limit = next(rules, None)
    facts = {
        "union": union,
        "departments": [(one, people.get(one.department, 0)) for one in found],
        "limit": limit.get("max") if limit else None,
        "article": limit.cite if limit else "",
        "under_way": changes_under_way(union.union),
        "may_ask": may_ask_for(request.user, union, pack, today),
        "collective": collective(CHAIN, union.union, pack, today),
        "form": form,
        "crumbs": crumbs_of(union.union),
    }
    return render(request, "selection/departments.html", facts, status=status)
