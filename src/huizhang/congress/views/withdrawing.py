"""A delegate or an alternate leaves."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from huizhang.congress.actions import withdraw_delegate
from huizhang.congress.models import Candidacy
from huizhang.congress.queries.electors import term_of
from huizhang.congress.queries.seeing import Seen, colleges_to_elect, delegates_seen
from huizhang.congress.rules.delegates.candidates import EX_OFFICIO, faults_of_term
from huizhang.congress.rules.delegates.polls import Place
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import plan_today
from huizhang.congress.views.delegate_forms import WhyForm
from huizhang.congress.views.delegates import crumbs_of_delegates
from huizhang.congress.views.elections import ONLY_THE_ELECTING
from huizhang.congress.views.recommending import back_to
from huizhang.congress.words import PLACES
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import may_ask_for


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def leave(request: SeeingRequest, name: str, student_no: str) -> HttpResponse:
    """Somebody is no delegate, or alternate, any more."""
    seen, pack = delegates_seen(request, name), plan_today()
    one = _placed(seen, student_no)
    require(_may_withdraw(request, seen, one, pack), ONLY_THE_ELECTING)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        request,
        form,
        lambda: withdraw_delegate(
            actor=request.user,
            congress=seen.congress,
            student_no=student_no,
            why=form.cleaned_data["why"],
            pack=pack,
        ),
        message("Withdrawn, and recorded."),
    ):
        return _after(seen, one)
    facts = {
        "congress": seen.congress,
        "one": one,
        "place": PLACES[one.place],
        "form": form,
        "stops": list(faults_of_term(term_of(seen.congress))),
        "crumbs": [*crumbs_of_delegates(seen), back_to(seen)],
    }
    return render(request, "congress/withdraw_delegate.html", facts, status=status_of(form))


def _placed(seen: Seen, student_no: str) -> Candidacy:
    """Raises Http404 for somebody who has no place here, or of whom the reader sees nothing."""
    found = Candidacy.objects.filter(
        congress=seen.congress, student=student_no, place__in=(Place.ELECTED, Place.ALTERNATE)
    ).select_related("student__class_group__major")
    one = found.first()
    hidden = (
        one is not None
        and seen.colleges is not None
        and one.student.class_group.major.college_id not in seen.colleges
    )
    if one is None or hidden:
        raise Http404
    return one


def _may_withdraw(request: SeeingRequest, seen: Seen, one: Candidacy, pack: Pack) -> bool:
    today = timezone.localdate()
    if one.kind == EX_OFFICIO:
        return may_ask_for(request.user, seen.union, pack, today)
    college = one.student.class_group.major.college_id
    return college in colleges_to_elect(request.user, seen.union, pack, today)


def _after(seen: Seen, one: Candidacy) -> HttpResponse:
    """To where the next alternate follows."""
    if one.kind == EX_OFFICIO:
        return redirect("congress:delegates", seen.congress.congress)
    page = reverse("congress:delegate_election", args=[seen.congress.congress])
    return redirect(f"{page}?{urlencode({'unit': one.constituency, 'kind': one.kind})}")
