"""A proposal is written, seconded, handed in, decided, replied to and rated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from config.doors.deeds import Deed, deed
from congress.proposals.proposing import (
    REPLIED,
    WORDS,
    Proposing,
    answered,
    checked,
    docketed,
    drafted,
    proposing_with,
    seconded,
)
from huizhang.congress import actions
from huizhang.congress.models import Proposal
from huizhang.people.models import Account
from selection.serving import LEAGUE, Presidium

GIVEN = {name: getattr(WORDS, name) for name in WORDS.__slots__}


def on(
    made: Proposal, actor: Account, name: str, given: Mapping[str, Any], page: str = "", **form: Any
) -> Deed:
    """Any act whose page, body and options say the same."""
    options = [word for key, value in given.items() for word in (f"--{key}", value)]
    address = f"/proposals/{made.pk}"
    sent = {**given, **form}
    return Deed(actor, f"{address}/{page or name}", sent, f"{address}/{name}", (made.pk, *options), given)


def own_act(there: Proposing, made: Proposal, act: str, name: str, actor: Account | None = None) -> Deed:
    return on(made, actor or there.proposer, name, {}, "act", act=act)


@deed("proposal write")
def _write(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    name = there.congress.congress
    options = [word for key, value in GIVEN.items() for word in (f"--{key}", value)]
    page = f"/congresses/{name}/proposals/new"
    words = ("--congress", name, *options)
    return Deed(there.proposer, page, GIVEN, "/proposals", words, {**GIVEN, "congress": name})


@deed("proposal edit")
def _edit(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    return on(drafted(there), there.proposer, "edit", {**GIVEN, "title": "新案由"})


@deed("proposal open")
def _open(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    return own_act(there, drafted(there), "open", "open")


@deed("proposal close")
def _close(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    return own_act(there, seconded(there), "close", "close")


@deed("proposal hand-in")
def _hand_in(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    return own_act(there, seconded(there), "hand_in", "hand-in")


@deed("proposal second")
def _second(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    return own_act(there, seconded(there), "second", "second", there.delegates[4])


@deed("proposal unsecond")
def _unsecond(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    return own_act(there, seconded(there), "unsecond", "unsecond", there.delegates[1])


@deed("proposal check")
def _check(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    given = {"organ": LEAGUE, "outcome": "return", "opinion": "请补充依据"}
    return on(checked(there), there.seat(LEAGUE), "check", given)


@deed("proposal docket")
def _docket(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    given = {"organ": LEAGUE, "outcome": "docket", "office": there.office}
    return on(checked(there), there.seat(LEAGUE), "docket", given)


@deed("proposal merge")
def _merge(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    lead, other = checked(there), checked(there, there.delegates[4])
    words = (lead.pk, "--other", other.pk, "--organ", LEAGUE)
    given = {"organ": LEAGUE, "other": [other.pk]}
    address = f"/proposals/{lead.pk}/merge"
    return Deed(there.seat(LEAGUE), address, given, address, words, given)


@deed("proposal part")
def _part(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    lead, other = checked(there), checked(there, there.delegates[4])
    facts = {"actor": there.seat(LEAGUE), "organ": LEAGUE, "pack": there.pack}
    actions.merge_proposals(lead=lead.pk, others=[other.pk], **facts)
    return on(other, there.seat(LEAGUE), "part", {"organ": LEAGUE})


@deed("proposal reply")
def _reply(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    given = {"organ": there.office, "opinion": REPLIED}
    return on(docketed(there), there.seat(there.office), "reply", given)


@deed("proposal hand-back")
def _hand_back(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    given = {"organ": there.office, "why": "属后勤管理部门职责"}
    return on(docketed(there), there.seat(there.office), "hand-back", given)


@deed("proposal rate")
def _rate(presidium: Presidium) -> Deed:
    there = proposing_with(presidium)
    return on(answered(there), there.proposer, "rate", {"words": "没有说明时间"}, satisfied="no")
