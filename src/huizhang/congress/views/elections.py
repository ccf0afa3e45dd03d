"""The election of a constituency's delegates, recorded round by round, and who follows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.congress.actions import (
    annul_delegate_election,
    leave_seats_vacant,
    record_delegate_election,
    seat_alternate,
)
from huizhang.congress.models import Candidacy
from huizhang.congress.queries.candidates import (
    alternates,
    last_round,
    polls_of,
    results_of,
    seats_open,
    standing_next,
)
from huizhang.congress.queries.electors import Constituency, constituency_of, electors_of, term_of
from huizhang.congress.queries.grades import grade_seats, grades_held
from huizhang.congress.queries.seeing import Seen, colleges_to_elect, delegates_seen
from huizhang.congress.rules.delegates.candidates import CLUB, COLLEGE, faults_of_term
from huizhang.congress.rules.delegates.pasting import pasted_votes
from huizhang.congress.rules.delegates.polls import (
    Place,
    Result,
    candidates_wanted,
    counted_result,
    part,
)
from huizhang.congress.rules.delegates.standings import GradeSeats
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import plan_today
from huizhang.congress.views.delegate_forms import ElectionForm, WhyForm
from huizhang.congress.views.delegates import crumbs_of_delegates
from huizhang.congress.views.recommending import back_to
from huizhang.congress.words import PLACES
from huizhang.kernel.message import message
from huizhang.people import queries as people
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.electing import HOLD
from huizhang.policy.pack import Pack

ONLY_THE_ELECTING = message(
    "The union under which these delegates are elected records this: the one of their own college."
)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def election(request: SeeingRequest, name: str) -> HttpResponse:
    """`unit` and `kind` say whose delegates."""
    seen, pack = delegates_seen(request, name), plan_today()
    unit = _unit(request, seen, pack)
    may_record = _may_record(request, seen, unit, pack)
    if request.method == "POST":
        require(may_record, ONLY_THE_ELECTING)
    act = request.POST.get("act", "")
    form = _form(request, seen, unit, act)
    if form.is_bound and form.is_valid() and _act(request, seen, unit, form, pack):
        return redirect(f"{request.path}?{urlencode({'unit': unit.name, 'kind': unit.kind})}")
    facts = {**_shown(seen, unit, form, pack), "may_record": may_record}
    return render(request, "congress/delegate_election.html", facts, status=status_of(form))


def _unit(request: SeeingRequest, seen: Seen, pack: Pack) -> Constituency:
    """Raises Http404 for what has no seats or is out of sight."""
    name, kind = request.GET.get("unit", ""), request.GET.get("kind", COLLEGE)
    electors = electors_of(seen.congress, seen.union, pack, timezone.localdate())
    found = constituency_of(seen.congress, electors, name, kind)
    if found is None or not (seen.sees(name, kind) or kind == CLUB):
        raise Http404
    return found


def _may_record(request: SeeingRequest, seen: Seen, unit: Constituency, pack: Pack) -> bool:
    elects = colleges_to_elect(request.user, seen.union, pack, timezone.localdate())
    return bool(elects) and (unit.kind == CLUB or (seen.union.college or unit.name) in elects)


def _form(request: SeeingRequest, seen: Seen, unit: Constituency, act: str) -> forms.Form:
    """The form that was handed in, or an empty one for the votes."""
    if act in ("annul", "vacant"):
        return WhyForm(request.POST)
    if act == "follow":
        return forms.Form(request.POST)
    return _of_votes(seen, unit, request.POST if request.method == "POST" else None)


def _of_votes(seen: Seen, unit: Constituency, given: Any = None) -> ElectionForm:
    """Of a club's first round everybody is named with their votes."""
    names = {one.student_id: one.student.name for one in _standing(seen, unit)}
    before = last_round(seen.congress, unit.name, unit.kind) if names else None
    left = seats_open(before) if before else unit.free
    seats = min(unit.free, left) or unit.free
    return ElectionForm(given, names=names, initial={"day": timezone.localdate(), "seats": seats})


def _standing(seen: Seen, unit: Constituency) -> list[Candidacy]:
    return standing_next(seen.congress, unit.name, unit.kind)


def _act(request: SeeingRequest, seen: Seen, unit: Constituency, form: forms.Form, pack: Pack) -> bool:
    facts: dict[str, Any] = {"actor": request.user, "pack": pack}
    if isinstance(form, ElectionForm):
        result = _result(form, seen, unit, pack)
        return result is not None and done(
            request,
            form,
            lambda: record_delegate_election(
                **facts, congress=seen.congress, constituency=unit.name, result=result, kind=unit.kind
            ),
            message("The election is recorded."),
        )
    if isinstance(form, WhyForm) and request.POST["act"] == "vacant":
        why = form.cleaned_data["why"]
        return done(
            request,
            form,
            lambda: leave_seats_vacant(
                **facts, congress=seen.congress, constituency=unit.name, why=why, kind=unit.kind
            ),
            message("The seats stay vacant; nobody waits for a further round any more."),
        )
    if isinstance(form, WhyForm):
        number = request.POST.get("poll", "")
        poll = get_object_or_404(
            polls_of(seen.congress, unit.name, unit.kind), pk=number if number.isdecimal() else 0
        )
        return done(
            request,
            form,
            lambda: annul_delegate_election(**facts, poll=poll, why=form.cleaned_data["why"]),
            message("The election is taken back."),
        )
    return done(
        request,
        form,
        lambda: seat_alternate(**facts, congress=seen.congress, constituency=unit.name, kind=unit.kind),
        message("The next alternate has the seat."),
    )


def _result(form: ElectionForm, seen: Seen, unit: Constituency, pack: Pack) -> Result | None:
    """The seats go by the votes, and where these are equal by what the run-off preferred; None where the
    lines that were pasted make no sense."""
    given, names = form.cleaned_data, dict(form.names)
    votes = form.typed()
    if given["pasted"].strip():
        if unit.kind == CLUB and not names:
            names = _members(given["pasted"], unit)
        pasted, faults = pasted_votes(given["pasted"], names)
        votes |= pasted
        for said in faults:
            form.add_error("pasted", said.say(gettext))
        if faults:
            return None
    decided = given["decided"].replace("，", " ").replace(",", " ").split()
    papers = (given["seats"], given["eligible"], given["present"], given["valid"])
    words = (given["scrutineers"], given["minutes"], given["tie"], given["vacant"])
    electors = electors_of(seen.congress, seen.union, pack, timezone.localdate())
    grades = grades_held(seen.congress, electors, unit.name, unit.kind)
    return counted_result(given["day"], papers, votes, decided, words, pack.electing, grades)


def _members(pasted: str, unit: Constituency) -> dict[str, str]:
    """Those of the club whom the lines name by number."""
    words = {word for line in pasted.splitlines() for word in line.replace(",", " ").split()}
    known = people.students(timezone.localdate(), words)
    return {number: one.name for number, one in known.items() if unit.name in one.clubs}


def _shown(seen: Seen, unit: Constituency, form: forms.Form, pack: Pack) -> dict[str, Any]:
    waiting = _standing(seen, unit)
    polls = list(polls_of(seen.congress, unit.name, unit.kind))
    results = results_of(polls)
    asked = isinstance(form, ElectionForm)
    return {
        "congress": seen.congress,
        "unit": unit,
        "of_club": unit.kind == CLUB,
        "waiting": waiting,
        "further": any(one.place == Place.FURTHER for one in waiting),
        "wanted": candidates_wanted(unit.free, pack.electing),
        "surplus": part(pack.electing.surplus),
        "equal": pack.electing.equal_number,
        "quorum": part(pack.electing.quorum),
        "form": form if asked else _of_votes(seen, unit),
        "refused": None if asked else form,
        "why": WhyForm(auto_id="why_%s"),
        "alternates": list(alternates(seen.congress, unit.name, unit.kind)),
        "polls": [(one, [(row, PLACES[row.place]) for row in results.get(one.pk, [])]) for one in polls],
        "stops": list(faults_of_term(term_of(seen.congress))),
        "grades": _grades(seen, unit, pack),
        "held": pack.electing.grades == HOLD,
        "crumbs": [*crumbs_of_delegates(seen), back_to(seen)],
    }


def _grades(seen: Seen, unit: Constituency, pack: Pack) -> tuple[GradeSeats, ...]:
    if unit.kind == CLUB:
        return ()
    return grade_seats(
        seen.congress, electors_of(seen.congress, seen.union, pack, timezone.localdate()), unit.name
    )
