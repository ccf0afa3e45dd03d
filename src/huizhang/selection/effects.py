"""What the last word on each kind of case brings about, told before it is spoken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import Pending, takes_effect
from huizhang.kernel.message import Message, message
from huizhang.policy.pack import Pack
from huizhang.selection.models import Nomination, Notice
from huizhang.selection.queries import nomination_of
from huizhang.selection.queries.backings import lacks_backing
from huizhang.selection.queries.departures import departure_of
from huizhang.selection.rules.nominating import needs_election
from huizhang.selection.rules.notices import notice_days

WAITS_FOR_THE_PRESIDIUM = message(
    "This is the last word, and it waits for the presidium: an important matter is approved once the case "
    "names its decision (article two). To return or to reject needs none."
)

NOTICE_THEN_APPOINTED = message(
    "This is the last word. Approved, a public notice runs for {n} days; "
    "then they are appointed, from {start} at the earliest."
)
APPOINTED = message("This is the last word. Approved, they are appointed, from {start} at the earliest.")
NOTICE_THEN_CANDIDATES = message(
    "This is the last word. Approved, a public notice runs for {n} days; "
    "then those for the presidium are candidates for the congress to elect."
)
CANDIDATES = message(
    "This is the last word. Approved, those for the presidium are candidates for the congress to elect."
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


def of_list(cases: Sequence[Case], pack: Pack) -> list[Message]:
    """The same of several at once: who is appointed, and who becomes a candidate."""
    listed = list(Nomination.objects.filter(case__in=cases).select_related("case"))
    elected = [one for one in listed if needs_election(pack, one.case.kind, one.post)]
    appointed = [one for one in listed if one not in elected]
    facts: dict[str, object] = {"n": notice_days(pack)}
    said = []
    if appointed:
        facts["start"] = min(one.start for one in appointed)
        said.append(NOTICE_THEN_APPOINTED if facts["n"] else APPOINTED)
    if elected:
        said.append(NOTICE_THEN_CANDIDATES if facts["n"] else CANDIDATES)
    return [Message(one.text, facts) for one in said]


def on_notice(cases: Sequence[Case]) -> dict[int, Pending]:
    """Those that stand under public notice: approved, and not yet in effect."""
    today = timezone.localdate()
    found = Notice.objects.filter(nomination__case__in=cases, ended_at=None).select_related("nomination")
    return {
        one.nomination.case_id: Pending(
            _under_notice(one.last_day, today), reverse("selection:notice", args=[one.pk])
        )
        for one in found
    }


def _under_notice(last_day: date, today: date) -> Message:
    if today <= last_day:
        return message("approved; not yet in effect: on public notice until {day}", day=last_day)
    return message(
        "approved; not yet in effect: the public notice until {day} is not closed yet", day=last_day
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
