"""A session as its page shows it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from huizhang.congress.models import Delegation, SessionResolution
from huizhang.congress.queries.course import course_of, standing_of
from huizhang.congress.queries.session.codes import code_from
from huizhang.congress.queries.session.house import counted, sound
from huizhang.congress.queries.session.roll import entitled, presiding
from huizhang.congress.queries.session.sittings import sittings_of
from huizhang.congress.queries.session.standing import Standing, scrutineers_of
from huizhang.congress.rules.session.opening import in_words
from huizhang.congress.rules.session.resolving import House, Show, verdict_in_words
from huizhang.congress.rules.session.steps import HOW, missing
from huizhang.congress.rules.timeline import NAMES, Milestone
from huizhang.congress.views.session.forms import OpeningForm
from huizhang.congress.views.shown_course import PAGES
from huizhang.policy.pack import Pack

COURSE = "congress:workspace"


def facts_of_session(found: Standing, pack: Pack) -> dict[str, Any]:
    session = found.session
    if session is None:
        return _before_it_opens(found, pack)
    heads = Delegation.objects.filter(session=session, head__isnull=False).select_related("head")
    named = {one.name: one.head for one in heads}
    count = counted(session)
    return {
        "count": count,
        "quorum": in_words(sound(session.quorum)),
        "decisions": in_words(sound(session.decisions)),
        "charter": in_words(sound(session.charter)),
        "groups": [(one, named.get(one.name)) for one in count.groups],
        "presidium": list(presiding(session)),
        "agenda": list(session.agenda.all()),
        "papers": list(session.papers.defer("content").order_by("pk")),
        "resolutions": [(one, in_figures(one)) for one in session.resolutions.all()],
        "sat": sittings_of(session)[:-1],
        "scrutineers": scrutineers_of(session) if found.leads else [],
        "hall": code_from(session.hall) if found.leads else "",
    }


def _before_it_opens(found: Standing, pack: Pack) -> dict[str, Any]:
    """For whoever leads it the form, or the steps that are missing with where each is taken."""
    standing = standing_of(found.congress)
    steps: tuple[Milestone, ...] = ()
    if found.leads and not standing.held and not standing.cancelled:
        steps = missing(course_of(found.congress, found.union, pack, timezone.localdate()))
    here = [found.congress.congress]
    return {
        "waiting": len(entitled(found.congress)),
        "standing": standing,
        "missing": [
            (NAMES[one.name], HOW[one.name], one, reverse(PAGES.get(one.name, COURSE), args=here))
            for one in steps
        ],
        "form": OpeningForm(sitting=pack.sitting),
    }


def in_figures(one: SessionResolution) -> Any:
    quorum, majority = sound(one.session.quorum), sound(one.threshold)
    house = House(one.entitled, one.present, quorum, majority)
    return verdict_in_words(house, Show(one.in_favour, one.against, one.abstained))
