"""Who serves in a union and how posts end: resigning from one's own, dismissing, ending a term."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huizhang.approvals.actions import CaseRefused
from huizhang.org.actions import PostRefused
from huizhang.org.actions import end_term as end_everybodys
from huizhang.org.queries import Post, handovers_in
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.actions import dismiss, resign
from huizhang.selection.kinds import POSTS
from huizhang.selection.queries.backings import collective
from huizhang.selection.queries.departures import serving, under_way_of
from huizhang.selection.queries.seeing import ONLY_GUIDING, own_post, post_to_end
from huizhang.selection.queries.standing import dismissing_organs, guiding_organs
from huizhang.selection.rules.leaving import CHAINS, DISMISSAL
from huizhang.selection.views.asked import plan_today
from huizhang.selection.views.matter_forms import DismissalForm, EndOfTermForm, LeavingForm, MatterForm
from huizhang.selection.views.unions import crumbs_of, decisions_to_name, named_decision, tell
from huizhang.shell.pages import page_of

MOST_HANDOVERS = 50


@require_safe
@login_required
@seeing
def own_posts(request: SeeingRequest) -> HttpResponse:
    """What the reader holds, each with the way to leave it."""
    own = serving(timezone.localdate()).filter(student=request.user.student_id)
    posts = list(own) if request.user.student_id else []
    return render(request, "selection/own_posts.html", {"posts": _rows(posts)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def leave(request: SeeingRequest, number: int) -> HttpResponse:
    """The holder resigns; of anybody else's post nothing is told."""
    post = own_post(request, number, timezone.localdate())
    form = LeavingForm(request.POST or None, initial={"day": timezone.localdate()})
    if not form.is_bound:
        return _asked(request, post, form)
    if not form.is_valid():
        return _asked(request, post, form, 422)
    given = form.cleaned_data
    try:
        made = resign(actor=request.user, post=post, day=given["day"], said=given["said"], pack=plan_today())
    except CaseRefused as refused:
        tell(form, refused)
        return _asked(request, post, form, 409)
    messages.success(request, gettext("Handed in; the case is on its way."))
    return redirect("approvals:case", made.case_id)


@require_safe
@login_required
@seeing
def leaving(request: SeeingRequest, name: str) -> HttpResponse:
    return _union(request, name, EndOfTermForm(initial={"day": timezone.localdate()}), plan_today())


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def dismissal(request: SeeingRequest, number: int) -> HttpResponse:
    """Proposed by the organ with which the plan's chain begins."""
    pack, today = plan_today(), timezone.localdate()
    post, organ = post_to_end(request, number, today, pack)
    resolutions = decisions_to_name(post.union_id)
    form = DismissalForm(request.POST or None, resolutions=resolutions, initial={"day": today})
    if not form.is_bound:
        return _asked(request, post, form, pack=pack)
    if not form.is_valid():
        return _asked(request, post, form, 422, pack)
    return _dismissed(request, post, form, organ, pack)


@require_POST
@login_required
@seeing
def end_term(request: SeeingRequest, name: str) -> HttpResponse:
    """Everybody leaves on one day; what comes after is a new selection."""
    union, pack = union_seen(request, name), plan_today()
    organs = guiding_organs(request.user, union, pack, timezone.localdate())
    require(bool(organs), ONLY_GUIDING)
    form = EndOfTermForm(request.POST)
    if not form.is_valid():
        return _union(request, name, form, pack, 422)
    try:
        ended = end_everybodys(
            actor=request.user, organ=organs[0], union=name, day=form.cleaned_data["day"], pack=pack
        )
    except PostRefused as refused:
        form.add_error(None, refused.message.say(gettext))
        return _union(request, name, form, pack, 409)
    messages.success(request, gettext("{n} posts end.").format(n=len(ended)))
    return redirect("selection:leaving", name)


def _dismissed(
    request: SeeingRequest, post: Post, form: DismissalForm, organ: str, pack: Pack
) -> HttpResponse:
    given = form.cleaned_data
    try:
        made = dismiss(
            actor=request.user,
            organ=organ,
            post=post,
            day=given["day"],
            said=given["said"],
            misconduct=given["misconduct"],
            resolution=named_decision(request, post.union_id),
            pack=pack,
        )
    except CaseRefused as refused:
        tell(form, refused)
        return _asked(request, post, form, 409, pack)
    messages.success(request, gettext("Handed in; the case is on its way."))
    return redirect("approvals:case", made.case_id)


def _asked(
    request: SeeingRequest,
    post: Post,
    form: LeavingForm | MatterForm,
    status: int = 200,
    pack: Pack | None = None,
) -> HttpResponse:
    """With `pack` where the plan may have the presidium decide first."""
    facts = {
        "union": post.union,
        "collective": pack and collective(CHAINS[DISMISSAL], post.union_id, pack, timezone.localdate()),
        "post": post,
        "called": POSTS.get(post.post, post.post),
        "form": form,
        "dismissal": isinstance(form, DismissalForm),
        "crumbs": crumbs_of(post.union_id),
    }
    return render(request, "selection/leave.html", facts, status=status)


def _union(
    request: SeeingRequest, name: str, form: EndOfTermForm, pack: Pack, status: int = 200
) -> HttpResponse:
    union, today = union_seen(request, name), timezone.localdate()
    page = page_of(request, serving(today, name))
    facts = {
        "union": union,
        "page": page,
        "posts": _rows(list(page)),
        "form": form,
        "dismisses": bool(dismissing_organs(request.user, union, pack, today)),
        "ends_terms": bool(guiding_organs(request.user, union, pack, today)),
        "handovers": handovers_in(name)[:MOST_HANDOVERS],
        "me": request.user.student_id,
        "crumbs": crumbs_of(name),
    }
    return render(request, "selection/leaving.html", facts, status=status)


def _rows(posts: list[Post]) -> list[dict[str, object]]:
    cases = under_way_of(posts)
    return [
        {"post": one, "called": POSTS.get(one.post, one.post), "departure": cases.get(one.pk)}
        for one in posts
    ]
