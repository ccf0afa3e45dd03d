"""Whom the congress elected into the presidium: its candidates, the result, and taking one back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.congress.actions import annul_result, record_result
from huizhang.congress.models import Congress
from huizhang.congress.queries.results import (
    candidates_at,
    elects_presidium,
    field_of,
    lines_of,
    results,
    terms_at,
)
from huizhang.congress.queries.seeing import congress_seen
from huizhang.congress.rules.delegates.pasting import pasted_votes
from huizhang.congress.rules.delegates.polls import part
from huizhang.congress.rules.results.judging import Field
from huizhang.congress.rules.results.result import Result, Votes, filled
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import crumbs_of, plan_today
from huizhang.congress.views.delegate_forms import WhyForm
from huizhang.congress.views.result_forms import RENEWS, ResultForm
from huizhang.congress.words import BASES, SOURCES
from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack
from huizhang.selection.queries import Nomination
from huizhang.selection.queries.standing import ONLY_THE_UNION, may_ask_for
from huizhang.shell.pages import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def result(request: SeeingRequest, name: str) -> HttpResponse:
    congress, union = congress_seen(request, name)
    pack = plan_today()
    may_record = may_ask_for(request.user, union, pack, timezone.localdate())
    if request.method == "POST":
        require(may_record, ONLY_THE_UNION)
    people = candidates_at(congress)
    around = field_of(congress, people)
    annuls = request.POST.get("act") == "annul"
    form = WhyForm(request.POST) if annuls else _form(request, around)
    if form.is_bound and form.is_valid() and _act(request, congress, form, pack):
        return redirect("congress:result", congress.congress)
    empty = form if isinstance(form, ResultForm) else _form(request, around, fresh=True)
    facts = _shown(congress, union, people, around, pack) | {
        "form": empty,
        "refused": form if annuls else None,
        "may_record": may_record,
    }
    return render(request, "congress/result.html", facts, status=status_of(form))


def _form(request: SeeingRequest, around: Field, *, fresh: bool = False) -> ResultForm:
    day = around.session or timezone.localdate()
    initial = {"day": day, "entitled": around.entitled, "seats": around.left, "whole": RENEWS}
    given = request.POST if request.method == "POST" and not fresh else None
    return ResultForm(given, names=around.names, initial=initial)


def _act(request: SeeingRequest, congress: Congress, form: forms.Form, pack: Pack) -> bool:
    facts: dict[str, Any] = {"actor": request.user, "pack": pack}
    if isinstance(form, ResultForm):
        found = _result(form, congress, pack)
        return found is not None and done(
            request,
            form,
            lambda: record_result(**facts, congress=congress, result=found),
            message("The result is recorded; the cases of the candidates say how they fared."),
        )
    number = request.POST.get("result", "")
    one = get_object_or_404(results(congress), pk=number if number.isdecimal() else 0)
    return done(
        request,
        form,
        lambda: annul_result(**facts, result=one, why=form.cleaned_data["why"]),
        message("The election is taken back."),
    )


def _result(form: ResultForm, congress: Congress, pack: Pack) -> Result | None:
    """The seats go by the votes; None where the lines that were pasted make no sense."""
    given, votes = form.cleaned_data, form.typed()
    if given["pasted"].strip():
        pasted, faults = pasted_votes(given["pasted"], form.names)
        votes |= pasted
        for said in faults:
            form.add_error("pasted", said.say(gettext))
        if faults:
            return None
    made = Result(
        given["day"],
        given["seats"],
        form.papers(),
        {student_no: Votes(count) for student_no, count in votes.items()},
        (),
        given["scrutineers"],
        given["minutes"],
        given["tie"],
        given["unfilled"],
        given["whole"] == RENEWS,
    )
    decided = given["decided"].replace("，", " ").replace(",", " ").split()
    return filled(made, terms_at(congress, pack), decided)


def _shown(
    congress: Congress, union: Union, people: list[Nomination], around: Field, pack: Pack
) -> dict[str, Any]:
    terms = terms_at(congress, pack)
    found = list(results(congress))
    lines = lines_of(found)
    back = Crumb(gettext("Congresses"), reverse("congress:of_union", args=[union.union]))
    return {
        "congress": congress,
        "union": union,
        "elects": elects_presidium(congress, pack),
        "candidates": people,
        "around": around,
        "sits": around.session is not None and around.session <= around.today,
        "wanted": None if terms.equal_number else part(terms.surplus),
        "quorum": terms.quorum.least(around.entitled) if around.entitled else None,
        "results": [(one, lines.get(one.pk, []), SOURCES[one.source], BASES[one.base_of]) for one in found],
        "crumbs": crumbs_of(union.union, back),
    }
