"""The workspace of a congress as its page shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from huizhang.approvals.queries import Case
from huizhang.approvals.showing import state_word
from huizhang.congress.models import Congress
from huizhang.congress.queries import (
    calling_of,
    milestones_of,
    on_file,
    requests_of,
    requests_standing,
    standing_of,
)
from huizhang.congress.queries.results import elects_presidium, results_standing
from huizhang.congress.rules.requests import ASKED, LEADS_TO, Turns, faults_of_request, turns
from huizhang.congress.rules.timeline import RESULT, Milestone, Name, State, done_in_order, timeline
from huizhang.congress.words import NAMES, REQUESTS, STATES
from huizhang.kernel.procedure import State as CaseState
from huizhang.kernel.records import Union
from huizhang.policy.pack import Pack
from huizhang.policy.words import as_called
from huizhang.shell.pages import organ_called

Course = tuple[Milestone, ...]
# where a step of the course is taken
PAGES = {
    Name.SEATS: "congress:allocation",
    Name.DELEGATES: "congress:delegates",
    Name.CREDENTIALS: "congress:credentials",
}


def facts_of_course(congress: Congress, union: Union, pack: Pack, today: date) -> dict[str, Any]:
    file = on_file(congress, pack, today)
    course = timeline(pack, union, file, today)
    cases, standing = list(requests_standing(congress)), standing_of(congress)
    waiting, known = done_in_order(course), milestones_of(congress)
    elected = not elects_presidium(congress, pack) or results_standing(congress).exists()
    return {
        "congress": congress,
        "union": union,
        "calling": calling_of(congress),
        "lines": [_line(one, congress, union, cases, pack) for one in course],
        "next": NAMES[waiting.name] if waiting else None,
        "overdue": sum(one.state is State.OVERDUE for one in course),
        "minutes": [(NAMES[name], known[name]) for name in Name if name in known],
        "requests": [(one, state_word(one)) for one in requests_of(congress)],
        "cancelled": standing.cancelled,
        "assembly": file.assembly,
        "awaited": standing.called and not (standing.held or standing.cancelled or standing.sits),
        "asks": asks_open(course, cases) if elected else _without_result(asks_open(course, cases)),
        "lacks_result": not elected and course_done(course, Name.SESSION),
        "words": words_open(turns(pack, union, file, course), union, pack),
    }


def course_done(course: Course, name: Name) -> bool:
    return any(one.name is name and one.state is State.DONE for one in course)


def _without_result(asks: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(what, said) for what, said in asks if ASKED[what] != RESULT]


def organ_of(union: Union, organ: str, pack: Pack) -> str:
    """As the union calls it."""
    return organ_called(as_called(pack, graduate=union.graduate), organ)


def _line(one: Milestone, congress: Congress, union: Union, cases: list[Case], pack: Pack) -> dict[str, Any]:
    status, word = STATES[one.state]
    chain = {name: ASKED[what] for what, name in LEADS_TO.items()}.get(one.name)
    return {
        "one": one,
        "name": NAMES[one.name],
        "status": status,
        "word": word,
        "organs": [organ_of(union, organ, pack) for organ in one.organs],
        # where nobody has spoken yet, those who act say it already
        "waits": [organ_of(union, organ, pack) for organ in one.waits if one.waits != one.organs],
        "case": next((case for case in cases if case.kind == chain), None),
        "page": reverse(PAGES[one.name], args=[congress.congress]) if one.name in PAGES else None,
    }


def asks_open(course: Course, cases: list[Case]) -> list[tuple[str, Any]]:
    """The requests that may be handed in now."""
    by_name = {one.name: one for one in course}
    found = []
    for what in ASKED:
        states = [case.state for case in cases if case.kind == ASKED[what]]
        busy = any(one in (CaseState.OPEN, CaseState.RETURNED) for one in states)
        granted = CaseState.APPROVED in states
        if by_name.get(LEADS_TO[what]) and not list(faults_of_request(what, "…", by_name, busy, granted)):
            found.append((what, REQUESTS[what]))
    return found


def words_open(found: Turns, union: Union, pack: Pack) -> list[tuple[str, str]]:
    """Organs without an inbox whose turn has come: (milestone:organ, what it is called)."""
    called = [(name, organ, organ_of(union, organ, pack)) for name, organ in found]
    return [(f"{name}:{organ}", f"{NAMES[name].say(gettext)} · {word}") for name, organ, word in called]
