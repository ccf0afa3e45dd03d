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
from huizhang.elections.forms import DraftForm
from huizhang.elections.models import Election
from huizhang.elections.queries.around import written_in_at
from huizhang.elections.queries.rounds import left_after, rounds_until
from huizhang.elections.queries.standing import ONLY_WHO_LEADS
from huizhang.elections.queries.written import WrittenIn
from huizhang.elections.rules.drafting import LONGEST_TITLE
from huizhang.elections.rules.states import COUNTED, ENDED
from huizhang.elections.views.answering import done, status_of
from huizhang.elections.views.asked import frame, plan_today, standing
from huizhang.elections.views.drafting import named
from huizhang.elections.views.filled import as_drafted, rules_held
from huizhang.elections.views.officers import asked, picks
from huizhang.elections.words import unit_in_words
from huizhang.kernel.message import message
from huizhang.kernel.records import Union
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
    further, made = before.state in COUNTED, list[Election]()
    form = form_after(request, before, found.union, pack, _initial(before, further))
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
        "written": _written(before, found.union, pack),
    }
    return render(request, "elections/draft.html", facts, status=status_of(facts["form"]))


def form_after(
    request: SeeingRequest, before: Election, union: Union, pack: Pack, initial: dict[str, Any]
) -> DraftForm:
    """Of what follows `before`, with what it says at first."""
    left, written = left_after(before), _written(before, union, pack)
    people = [(one.student_id or "", one.name) for one in left.people]
    people += [(one.number, _offered(one.name, one.number, one.at)) for row in written for one in row.people]
    at = (before.constituency_kind, before.constituency)
    return DraftForm(
        request.POST if request.method == "POST" else None,
        kind=before.kind,
        people=people,
        units=[unit_in_words(*at)] if before.constituency else [],
        numbers=gettext("Others who were written in") if written else None,
        balloting=rules_held(before, pack),
        initial=initial,
    )


def _written(before: Election, union: Union, pack: Pack) -> list[WrittenIn]:
    return written_in_at(before, union, pack, timezone.localdate()) if before.state in COUNTED else []


def _initial(before: Election, further: bool) -> dict[str, Any]:
    """Of the round before, for the seats and people that it left."""
    left, first = left_after(before), list(rounds_until(before))[-1]
    title = message("{title}, round {n}", title=first.title, n=before.round + 1).say(gettext)
    again = message("{title}, repeated", title=before.title).say(gettext)
    return as_drafted(before) | {
        "title": (title if further else again)[:LONGEST_TITLE],
        "seats": left.seats,
        "chosen": [one.student_id for one in left.people if one.student_id in left.next_round],
        "numbers": "",
        "closes": None,
        "seed": "",
    }


def _offered(name: str, number: str, at: str) -> str:
    return message("{name} {number}, {at}: was written in", name=name, number=number, at=at).say(gettext)
