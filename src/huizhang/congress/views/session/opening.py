"""Before the books are opened: what is frozen with them, for whoever leads the session to confirm."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.session import open_session
from huizhang.congress.actions.session.opening import faults_before
from huizhang.congress.models import Congress
from huizhang.congress.queries.session.house import sound
from huizhang.congress.queries.session.roll import entitled
from huizhang.congress.queries.session.standing import ONLY_WHO_LEADS
from huizhang.congress.rules.session.opening import Opening, in_words
from huizhang.congress.views.answering import done, status_of
from huizhang.congress.views.asked import plan_today
from huizhang.congress.views.session.asked import frame, standing
from huizhang.congress.views.session.forms import OpeningForm
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, seeing
from huizhang.policy.pack import Pack

OPENED = message("The books are open; the roll is frozen.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@seeing
def opening(request: SeeingRequest, name: str) -> HttpResponse:
    """Looking freezes nothing: an address with the place and the hour shows what would be."""
    found, pack = standing(request, name), plan_today()
    require(found.leads, ONLY_WHO_LEADS)
    if found.session is not None:
        return redirect("congress:session", name)
    posted = request.method == "POST"
    form = OpeningForm(request.POST if posted else request.GET, sitting=pack.sitting)
    wish = Opening(**form.cleaned_data) if form.is_valid() else None
    if posted and wish is not None:
        acting: dict[str, Any] = {
            "actor": request.user,
            "congress": found.congress,
            "opening": wish,
            "pack": pack,
        }
        if done(request, form, lambda: open_session(**acting), OPENED):
            return redirect("congress:session", name)
    facts: dict[str, Any] = {**frame(found), "form": form}
    if wish is not None:
        facts |= _frozen(form, found.congress, wish, pack)
    return render(request, "congress/session/opening.html", facts, status=status_of(form) if posted else 200)


def _frozen(form: OpeningForm, congress: Congress, wish: Opening, pack: Pack) -> dict[str, Any]:
    """What would be; what keeps it from being stands on the form."""
    rows = entitled(congress)
    if not form.errors:
        try:
            faults = faults_before(congress, wish, rows, pack)
        except CaseRefused as refused:
            faults = refused.messages
        for one in faults:
            form.add_error(None, one.say(gettext))
    quorum = sound(wish.quorum or pack.sitting.quorum)
    return {
        "wish": wish,
        "entitled": len(rows),
        "delegations": sorted(Counter(constituency for _, constituency in rows).items()),
        "quorum": in_words(quorum),
        "least": quorum.least(len(rows)),
        "decisions": in_words(sound(pack.sitting.decisions)),
        "charter": in_words(sound(pack.sitting.charter)),
    }
