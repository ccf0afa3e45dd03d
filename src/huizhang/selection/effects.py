"""What the last word on each kind of case brings about, told before it is spoken."""

from __future__ import annotations

from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import takes_effect
from huizhang.kernel.message import Message, message
from huizhang.policy.pack import Pack
from huizhang.selection.queries import nomination_of
from huizhang.selection.queries.backings import lacks_backing
from huizhang.selection.queries.departures import departure_of
from huizhang.selection.rules.nominating import needs_election
from huizhang.selection.rules.notices import notice_days

WAITS_FOR_THE_PRESIDIUM = message(
    "This is the last word, and it waits for the presidium: an important matter is approved once the case "
    "names its decision (article two). To return or to reject needs none."
)


def of_nomination(case: Case, pack: Pack) -> Message:
    """An appointment or a candidacy, after a public notice where the school has one."""
    nomination = nomination_of(case)
    facts = {"name": nomination.student.name, "n": notice_days(pack)}
    elected = needs_election(pack, case.kind, nomination.post)
    if elected and facts["n"]:
        return message(
            "This is the last word. Approved, a public notice runs for {n} days; "
            "then {name} is a candidate for the congress to elect.",
            **facts,
        )
    if elected:
        return message(
            "This is the last word. Approved, {name} is a candidate for the congress to elect.", **facts
        )
    if facts["n"]:
        return message(
            "This is the last word. Approved, a public notice runs for {n} days; "
            "then {name} is appointed, from {start} at the earliest.",
            start=nomination.start,
            **facts,
        )
    return message(
        "This is the last word. Approved, {name} is appointed, from {start} at the earliest.",
        start=nomination.start,
        **facts,
    )


def of_matter(case: Case, pack: Pack) -> Message:
    """An important matter waits for the presidium's decision."""
    if lacks_backing(case, pack, timezone.localdate()):
        return WAITS_FOR_THE_PRESIDIUM
    return takes_effect(case, pack)


def of_departure(case: Case, pack: Pack) -> Message:
    departure = departure_of(case.pk)
    if lacks_backing(case, pack, timezone.localdate()):
        return WAITS_FOR_THE_PRESIDIUM
    return message(
        "This is the last word. Approved, {name} leaves the post, on {day} at the earliest.",
        name=departure.post.student.name,
        day=departure.day,
    )
