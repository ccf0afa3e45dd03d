"""An election is set up: what its form offers, and who stands."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.queries import Congress
from huizhang.congress.queries.candidates import standing_next
from huizhang.congress.queries.electors import constituencies, electors_of
from huizhang.congress.rules.delegates.candidates import CLUB
from huizhang.elections.actions import draft_election
from huizhang.elections.forms import DraftForm, unit_of
from huizhang.elections.models import Election
from huizhang.elections.queries.around import candidates_for_presidium
from huizhang.elections.queries.written import numbers_of
from huizhang.elections.rules.drafting import Draft, candidates_wanted, settings_of
from huizhang.elections.rules.states import Kind
from huizhang.elections.views.answering import done, status_of
from huizhang.elections.views.asked import conducting, plan_today
from huizhang.elections.views.officers import asked, picks
from huizhang.elections.words import KINDS, unit_in_words
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Union
from huizhang.people.queries.seeing import SeeingRequest, seeing
from huizhang.policy.balloting import Balloting
from huizhang.policy.pack import Pack
from huizhang.shell.pages import Crumb

EXAMPLE = 5
RECOMMENDED_STAND = message("Of a college whoever is recommended stands; names are typed for a club only.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def draft(request: SeeingRequest, name: str, kind: str) -> HttpResponse:
    congress, union = conducting(request, name)
    if kind not in tuple(Kind):
        raise Http404
    pack, made = plan_today(), list[Election]()
    form = form_of(request, kind, congress, union, pack)
    picking = picks(request.POST)
    if form.is_valid() and not picking:

        def act() -> None:
            wish = wish_of(form, congress, union, further=False)
            made.append(draft_election(actor=request.user, congress=congress, draft=wish, pack=pack))

        if done(request, form, act, message("The election is set up.")):
            return redirect("elections:election", made[0].pk)
    above = reverse("elections:of_congress", args=[name])
    facts = {
        **asked(form, picking, lambda unit: waiting(congress, unit)),
        "congress": congress,
        "union": union,
        "title": KINDS[Kind(kind)],
        "wanted": surplus_wanted(form.balloting),
        "no_seats": kind == Kind.DELEGATES and "constituency" not in form.fields,
        "crumbs": [Crumb(gettext("Elections"), above)],
    }
    return render(request, "elections/draft.html", facts, status=status_of(facts["form"]))


def form_of(request: SeeingRequest, kind: str, congress: Congress, union: Union, pack: Pack) -> DraftForm:
    people, units, numbers = None, list[tuple[str, str]](), None
    if kind == Kind.PRESIDIUM:
        people = [(one.number, one.name) for one in candidates_for_presidium(union) if one.ready]
    else:
        electors = electors_of(congress, union, pack, timezone.localdate())
        found = constituencies(congress, electors)
        units = [unit_in_words(one.kind, one.name) for one in found]
        if kind == Kind.OTHER:
            numbers = gettext("Candidates")
        elif any(one.kind == CLUB for one in found):
            numbers = gettext("Candidates of a club")
    data = request.POST if request.method == "POST" else None
    return DraftForm(
        data, kind=kind, people=people, units=units, numbers=numbers, balloting=settings_of(kind, pack)
    )


def surplus_wanted(balloting: Balloting) -> Message:
    """What is asked of the number of candidates, by an example."""
    if balloting.equal_number:
        return message("As many candidates as seats will do.")
    return message(
        "Candidates outnumber seats by at least {surplus} of these: {wanted} for {seats} seats.",
        surplus=str(balloting.surplus),
        wanted=candidates_wanted(EXAMPLE, balloting),
        seats=EXAMPLE,
    )


def waiting(congress: Congress, unit: str) -> tuple[str, ...]:
    """Who waits for the election of a constituency's delegates, as the form sends it."""
    kind, name = unit_of(unit)
    return tuple(one.student_id for one in standing_next(congress, name, kind)) if name else ()


def wish_of(form: DraftForm, congress: Congress, union: Union, *, further: bool) -> Draft:
    """Raises CaseRefused for a name that nobody, or more than one, has."""
    typed = named(form, union)
    kind, constituency = form.unit
    if form.kind != Kind.DELEGATES or further:
        return form.draft(typed)
    recommended = standing_next(congress, constituency, kind)
    if typed and (kind != CLUB or recommended):
        raise CaseRefused(RECOMMENDED_STAND)
    return form.draft(typed or tuple(one.student_id for one in recommended))


def named(form: DraftForm, union: Union) -> tuple[str, ...]:
    """The numbers of whoever is typed. Raises CaseRefused."""
    kind, constituency = form.unit
    numbers, faults = numbers_of(form.typed, union, constituency, kind)
    if faults:
        raise CaseRefused(*faults)
    return numbers
