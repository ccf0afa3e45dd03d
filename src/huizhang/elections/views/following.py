"""What follows an election is set up: a further round among those left, or its repetition."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.elections.actions import draft_further_round, repeat_election
from huizhang.elections.forms import DraftForm, of_unit
from huizhang.elections.models import Election
from huizhang.elections.queries.around import written_in_at
from huizhang.elections.queries.elections import officers_of
from huizhang.elections.queries.rounds import Left, left_after
from huizhang.elections.queries.standing import ONLY_WHO_LEADS
from huizhang.elections.queries.written import WrittenIn
from huizhang.elections.rules.drafting import chosen, settings_of
from huizhang.elections.rules.frozen import balloting_of
from huizhang.elections.rules.states import COUNTED, ENDED, Role
from huizhang.elections.views.answering import done, status_of
from huizhang.elections.views.asked import frame, plan_today, standing
from huizhang.elections.views.drafting import named, unit_in_words
from huizhang.elections.views.officers import asked, picks
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def follow(request: SeeingRequest, number: int) -> HttpResponse:
    found, pack = standing(request, number), plan_today()
    require(found.leads, ONLY_WHO_LEADS)
    before = found.election
    if before.state not in (*COUNTED, *ENDED):
        raise Http404
    further, made, left = before.state in COUNTED, list[Election](), left_after(before)
    written = written_in_at(before, found.union, timezone.localdate()) if further else []
    form = _form(request, before, left, written, pack)
    picking = picks(request.POST)
    if form.is_valid() and not picking:
        does = draft_further_round if further else repeat_election

        def act() -> None:
            wish = form.draft(named(form, found.union))
            made.append(does(actor=request.user, election=before, draft=wish, pack=pack))

        if done(request, form, act, message("The election is set up.")):
            return redirect("elections:election", made[0].pk)
    title = message("A further round") if further else message("Repeat the election")
    facts = {
        **frame(found),
        **asked(form, picking, lambda _unit: ()),
        "union": found.union,
        "title": title,
        "written": written,
    }
    return render(request, "elections/draft.html", facts, status=status_of(facts["form"]))


def _form(
    request: SeeingRequest, before: Election, left: Left, written: list[WrittenIn], pack: Pack
) -> DraftForm:
    people = [(one.student_id or "", one.name) for one in left.people]
    people += [(one.number, _offered(one.name, one.number, one.at)) for row in written for one in row.people]
    at = (before.constituency_kind, before.constituency)
    initial: dict[str, Any] = {
        "title": before.title,
        "seats": left.seats,
        "chosen": [one.student_id for one in left.people if one.student_id in left.next_round],
        "office": before.office,
        "constituency": of_unit(*at) if before.constituency else "",
        "mode": before.mode,
        "scrutineers": _officers(before, Role.SCRUTINEER),
        "tellers": _officers(before, Role.TELLER),
        "approved": before.approved,
    }
    held = balloting_of(before.rules, settings_of(before.kind, pack))
    return DraftForm(
        request.POST if request.method == "POST" else None,
        kind=before.kind,
        people=people,
        units=[(of_unit(*at), unit_in_words(*at))] if before.constituency else [],
        numbers=gettext("Others who were written in") if written else None,
        balloting=chosen(held, order=before.order, equal_number=before.equal_number),
        initial=initial,
    )


def _offered(name: str, number: str, at: str) -> str:
    return message("{name} {number}, {at}: was written in", name=name, number=number, at=at).say(gettext)


def _officers(election: Election, role: Role) -> str:
    return " ".join(one.account.username for one in officers_of(election, role))
