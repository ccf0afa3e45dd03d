"""An election is set up, or one that follows another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.congress.queries import Congress
from huizhang.congress.queries.candidates import candidates as delegates_to_be
from huizhang.congress.queries.electors import constituencies, electors_of
from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.elections.actions import draft_election, draft_further_round, repeat_election
from huizhang.elections.forms import DraftForm, named_in
from huizhang.elections.models import Election
from huizhang.elections.queries.around import candidates_for_presidium
from huizhang.elections.queries.elections import officers_of
from huizhang.elections.queries.rounds import left_after
from huizhang.elections.queries.standing import ONLY_WHO_LEADS
from huizhang.elections.rules.drafting import chosen, settings_of
from huizhang.elections.rules.frozen import balloting_of
from huizhang.elections.rules.states import COUNTED, ENDED, Kind, Role
from huizhang.elections.views.answering import done, status_of
from huizhang.elections.views.asked import conducting, frame, plan_today, standing
from huizhang.elections.views.officers import picks, shown, with_picks
from huizhang.elections.words import KINDS
from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.balloting import Balloting
from huizhang.policy.pack import Pack
from huizhang.shell.pages import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def draft(request: SeeingRequest, name: str, kind: str) -> HttpResponse:
    congress, union = conducting(request, name)
    if kind not in tuple(Kind):
        raise Http404
    pack, made = plan_today(), list[Election]()
    form = _form(request, kind, congress, union, pack)
    picking = picks(request.POST)
    if form.is_valid() and not picking:
        wish = form.draft(_waiting(congress, form.cleaned_data.get("constituency", "")))

        def act() -> None:
            made.append(draft_election(actor=request.user, congress=congress, draft=wish, pack=pack))

        if done(request, form, act, message("The election is set up.")):
            return redirect("elections:election", made[0].pk)
    above = reverse("elections:of_congress", args=[name])
    facts = {
        **_asked(form, picking, lambda given: _waiting(congress, given.get("constituency") or "")),
        "congress": congress,
        "union": union,
        "title": KINDS[Kind(kind)],
        "crumbs": [Crumb(gettext("Elections"), above)],
    }
    return render(request, "elections/draft.html", facts, status=status_of(facts["form"]))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def follow(request: SeeingRequest, number: int) -> HttpResponse:
    """A further round among those left, or the repetition of one that was broken off or is void."""
    found, pack = standing(request, number), plan_today()
    require(found.leads, ONLY_WHO_LEADS)
    before = found.election
    if before.state not in (*COUNTED, *ENDED):
        raise Http404
    further, made = before.state in COUNTED, list[Election]()
    form = _following(request, before, pack)
    picking = picks(request.POST)
    if form.is_valid() and not picking:
        does = draft_further_round if further else repeat_election
        wish = form.draft(())

        def act() -> None:
            made.append(does(actor=request.user, election=before, draft=wish, pack=pack))

        if done(request, form, act, message("The election is set up.")):
            return redirect("elections:election", made[0].pk)
    title = message("A further round") if further else message("Repeat the election")
    asked = _asked(form, picking, lambda _given: ())
    facts = {**frame(found), **asked, "union": found.union, "title": title}
    return render(request, "elections/draft.html", facts, status=status_of(facts["form"]))


def _form(request: SeeingRequest, kind: str, congress: Congress, union: Union, pack: Pack) -> DraftForm:
    people, units = None, list[str]()
    if kind == Kind.PRESIDIUM:
        people = [(one.number, one.name) for one in candidates_for_presidium(union) if one.ready]
    else:
        electors = electors_of(congress, union, pack, timezone.localdate())
        units = [one.name for one in constituencies(congress, electors) if one.kind == COLLEGE]
    return _made(request, kind, people, units, settings_of(kind, pack), {})


def _following(request: SeeingRequest, before: Election, pack: Pack) -> DraftForm:
    left = left_after(before)
    people = [(one.student_id or "", one.name) for one in left.people]
    initial = {
        "title": before.title,
        "seats": left.seats,
        "chosen": [one.student_id for one in left.people if one.key in left.next_round],
        "office": before.office,
        "constituency": before.constituency,
        "mode": before.mode,
        "scrutineers": _named(before, Role.SCRUTINEER),
        "tellers": _named(before, Role.TELLER),
        "approved": before.approved,
    }
    units = [before.constituency] if before.constituency else []
    held = balloting_of(before.rules, settings_of(before.kind, pack))
    held = chosen(held, order=before.order, equal_number=before.equal_number)
    return _made(request, before.kind, people, units, held, initial)


def _made(
    request: SeeingRequest,
    kind: str,
    people: list[tuple[str, str]] | None,
    units: list[str],
    balloting: Balloting,
    initial: dict[str, Any],
) -> DraftForm:
    data = request.POST if request.method == "POST" else None
    return DraftForm(data, kind=kind, people=people, units=units, balloting=balloting, initial=initial)


def _asked(
    form: DraftForm, picking: bool, waiting: Callable[[Mapping[str, Any]], tuple[str, ...]]
) -> dict[str, Any]:
    """The form with whom it names and finds; while somebody is picked it does not say what is missing."""
    given = with_picks(form) if form.is_bound else form.initial
    return {
        "form": form.again(given) if picking else form,
        "officers": shown(given, named_in(given) or waiting(given)),
        "least": form.balloting.scrutineers,
    }


def _waiting(congress: Congress, constituency: str) -> tuple[str, ...]:
    """Who waits for the election of a constituency's delegates."""
    if not constituency:
        return ()
    return tuple(delegates_to_be(congress, constituency).values_list("student_id", flat=True))


def _named(election: Election, role: Role) -> str:
    return " ".join(one.account.username for one in officers_of(election, role))
