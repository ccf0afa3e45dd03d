"""Handing over a post that leads: what is open, signed by whoever leaves and by whoever comes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from huizhang.org.actions import PostRefused, hand_over
from huizhang.org.queries import Post, followers, handed_over
from huizhang.org.rules.handing_over import LEADING
from huizhang.people.queries import Account
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.selection.kinds import POSTS
from huizhang.selection.views.asked import plan_today
from huizhang.selection.views.matter_forms import PassPostForm
from huizhang.shell.pages import Crumb

# a list that is written late is better than none
STILL_HANDED_OVER = timedelta(days=366)


@require_safe
@login_required
@seeing
def every(request: SeeingRequest) -> HttpResponse:
    """The reader's leading posts with those who follow, and what was handed over."""
    return _shown(request)


@require_POST
@login_required
@seeing
def pass_on(request: SeeingRequest, number: int) -> HttpResponse:
    """The holder's list, to one of those who follow; of anybody else's post nothing is told."""
    post = get_object_or_404(_own(request.user), pk=number)
    form = PassPostForm(request.POST, followers=followers(post))
    if not form.is_valid():
        return _shown(request, post, form, 422)
    incoming = next((one for one in followers(post) if str(one.pk) == form.cleaned_data["incoming"]), None)
    if incoming is None:
        raise Http404
    given = {"outgoing": post, "incoming": incoming, "matters": form.cleaned_data["matters"]}
    try:
        hand_over(actor=request.user, pack=plan_today(), **given)
    except PostRefused as refused:
        form.add_error(None, refused.message.say(gettext))
        return _shown(request, post, form, 409)
    messages.success(request, gettext("Handed over; {name} signs it too.").format(name=incoming.student.name))
    return redirect("selection:post_hand_overs")


def _own(account: Account) -> Any:
    """Leading posts that the reader holds, or held within a year."""
    since = timezone.localdate() - STILL_HANDED_OVER
    lately = Q(end__isnull=True) | Q(end__gt=since)
    held = Post.objects.filter(lately, post__in=LEADING, student=account.student_id)
    return held.select_related("student").order_by("-start", "pk") if account.student_id else held.none()


def _shown(
    request: SeeingRequest, failed: Post | None = None, form: PassPostForm | None = None, status: int = 200
) -> HttpResponse:
    done = list(handed_over(request.user.student_id)) if request.user.student_id else []
    signed = {(one.outgoing_id, one.incoming_id) for one in done}
    rows = []
    for post in _own(request.user):
        left = [one for one in followers(post) if (post.pk, one.pk) not in signed]
        if left:
            asked = form if failed is not None and failed.pk == post.pk else PassPostForm(followers=left)
            rows.append({"post": post, "called": POSTS.get(post.post, post.post), "form": asked})
    facts = {
        "rows": rows,
        "handovers": done,
        "me": request.user.student_id,
        "crumbs": [Crumb(gettext("My posts"), reverse("selection:own_posts"))],
    }
    return render(request, "selection/hand_overs.html", facts, status=status)
