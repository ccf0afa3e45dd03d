"""A session as its page shows it."""

from __future__ import annotations

from typing import Any

from huizhang.congress.models import Delegation, SessionResolution
from huizhang.congress.queries.session.codes import code_from
from huizhang.congress.queries.session.house import counted, sound
from huizhang.congress.queries.session.roll import entitled, presiding
from huizhang.congress.queries.session.standing import Standing, scrutineers_of
from huizhang.congress.rules.session.opening import in_words
from huizhang.congress.rules.session.resolving import House, Show, verdict_in_words


def facts_of_session(found: Standing) -> dict[str, Any]:
    session = found.session
    if session is None:
        return {"waiting": len(entitled(found.congress))}
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
        "scrutineers": scrutineers_of(session) if found.leads else [],
        "hall": code_from(session.hall) if found.leads else "",
    }


def in_figures(one: SessionResolution) -> Any:
    quorum, majority = sound(one.session.quorum), sound(one.threshold)
    house = House(one.entitled, one.present, quorum, majority)
    return verdict_in_words(house, Show(one.in_favour, one.against, one.abstained))
