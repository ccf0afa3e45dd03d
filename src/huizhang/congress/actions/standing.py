"""For which union somebody acts, and for which organ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.models import Congress
from huizhang.congress.queries import calling_of
from huizhang.congress.rules.calling import CANCELLED
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Union
from huizhang.org import queries as org
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import guiding_organs, union_called


def the_union(name: str) -> Union:
    """Raises CaseRefused."""
    union = union_called(name)
    if union is None:
        raise CaseRefused(message("There is no union {union}.", union=name))
    return union


def union_meeting(congress: Congress) -> Union:
    """Whose congress it is, where it was not cancelled. Raises CaseRefused."""
    calling = calling_of(congress)
    if calling is not None and calling.cancelled_on is not None:
        raise CaseRefused(CANCELLED)
    return the_union(congress.union_id)


def organ_acting(actor: Account, union: Union, pack: Pack, day: date) -> str:
    """The union itself, or an organ that guides it. Raises CaseRefused for everybody else."""
    if org.speaks_for(actor, union.union, day):
        return f"{union.level}_union"
    organs = guiding_organs(actor, union, pack, day)
    if not organs:
        raise CaseRefused(
            message("The presidium of {union}, or an organ that guides it, asks for this.", union=union.union)
        )
    return organs[0]


def refuse_all(faults: Iterable[Message]) -> None:
    """Raises CaseRefused with every one of them."""
    said = tuple(faults)
    if said:
        raise CaseRefused(*said)
