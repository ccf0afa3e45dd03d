"""Who watches and who counts, looked up and chosen while an election is set up; nothing is written yet."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from huizhang.elections.forms import DraftForm, named_in
from huizhang.elections.queries.around import officers, officers_found
from huizhang.elections.rules.drafting import Officer, fault_of_officer
from huizhang.kernel.message import Message

ROLES = ("scrutineers", "tellers")
LOOK_UP = "look_up"


@dataclass(frozen=True, slots=True)
class Found:
    """`fault` is why nobody can choose them; else the roles that they have not yet."""

    officer: Officer
    fault: Message | None
    watches: bool
    counts: bool


def picks(data: QueryDict) -> bool:
    """Whether a button was pressed that looks somebody up, chooses or drops them."""
    return LOOK_UP in data or any(f"{does}_{role}" in data for does in ("add", "drop") for role in ROLES)


def _with_picks(form: DraftForm) -> dict[str, Any]:
    """What is written on the page, with whom the button that was pressed chooses or drops."""
    given, data = form.so_far(), form.data
    for role in ROLES:
        named = [*(given[role] or "").split(), *filter(None, [data.get(f"add_{role}")])]
        dropped = data.get(f"drop_{role}")
        given[role] = " ".join(one for one in dict.fromkeys(named) if one != dropped)
    # whoever is chosen stands in the list below what was found
    return given if LOOK_UP in data else {**given, "who": ""}


def asked(form: DraftForm, picking: bool, waiting: Callable[[str], Collection[str]]) -> dict[str, Any]:
    """The form with whom it names and finds; while somebody is picked it does not say what is missing.
    `waiting` are the numbers of those who stand in a constituency without being named."""
    given = _with_picks(form) if form.is_bound else dict(form.initial)
    standing = named_in(given) or waiting(given.get("constituency") or "")
    return {
        "form": form.again(given) if picking else form,
        "officers": _shown(given, standing),
        "least": form.balloting.scrutineers,
    }


def _shown(given: dict[str, Any], candidates: Collection[str]) -> dict[str, Any]:
    """Whom a page shows: those chosen by role, and those found by what is asked, with why one cannot be."""
    named = {role: (given.get(role) or "").split() for role in ROLES}
    known = officers(one for each in named.values() for one in each)
    found = [
        Found(
            one,
            fault_of_officer(one, candidates),
            one.username in named["scrutineers"],
            one.username in named["tellers"],
        )
        for one in officers_found(given.get("who") or "")
    ]
    chosen = {
        role: [known.get(one) or Officer(one, one, None) for one in each] for role, each in named.items()
    }
    return {**chosen, "found": found, "asked": given.get("who") or ""}
