"""Whoever is to act on the way of a congress is reminded: before a step is due, and once it is overdue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import quote

from django.conf import settings

from huizhang.approvals.actions import Why
from huizhang.approvals.actions.notifying import write
from huizhang.approvals.rules.notifying import TITLES, body_of_milestone
from huizhang.congress.models import Congress
from huizhang.congress.queries import course_of
from huizhang.congress.queries.reminding import congresses_coming, who_acts
from huizhang.congress.rules.timeline import Milestone, Name, State
from huizhang.congress.words import NAMES
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import union_called
from huizhang.shell.language import spoken


def remind_of_congresses(*, pack: Pack, day: date) -> int:
    """Each step once before it is due, as many days as the school sets for reminders, and once when it is
    overdue; how many steps."""
    return sum(
        _remind(congress, one, pack, day)
        for congress in congresses_coming()
        for one in _pressing(congress, pack, day)
    )


def _pressing(congress: Congress, pack: Pack, day: date) -> Iterable[Milestone]:
    union = union_called(congress.union_id)
    last = day + timedelta(days=pack.days.get("remind", 0))
    course = course_of(congress, union, pack, day) if union else ()
    return [one for one in course if one.state is State.OVERDUE or _due(one, last)]


def _due(one: Milestone, last: date) -> bool:
    return one.state is State.DUE and one.due <= last


def _remind(congress: Congress, one: Milestone, pack: Pack, day: date) -> bool:
    why = Why.MILESTONE_LATE if one.state is State.OVERDUE else Why.MILESTONE
    people: list[Account] = who_acts(congress, one, pack, day)
    named = sha256(congress.congress.encode()).hexdigest()[:16]
    language, link = spoken(), ""
    if settings.ADDRESS:
        link = f"{settings.ADDRESS}/congresses/{quote(congress.congress)}/"
    said = body_of_milestone(why, congress.congress, NAMES[Name(one.name)], one.due, link)
    return write(
        None,
        f"congress:{named}:{one.name}:{one.due}:{why}",
        why,
        language.say(TITLES[why]),
        language.say(said).strip(),
        people,
    )
