"""Who may bring a union's matters before the organs, and where those are decided."""

from __future__ import annotations

from datetime import date

from huizhang.approvals.rules import Place
from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.org import queries as org
from huizhang.people.queries import Account, Student
from huizhang.policy.conditions import facts_of
from huizhang.policy.pack import Pack

ONLY_THE_UNION = message("The presidium of this union, or an organ that guides it, asks for this.")


def union_called(name: str) -> records.Union | None:
    return next((one for one in org.unions() if one.union == name), None)


def place_of_union(union: records.Union, **facts: object) -> Place:
    """`facts` are what such a case states besides (`policy.conditions`)."""
    return Place(union.level, union.college, facts=facts_of(union, **facts))


def known_of(student: Student) -> dict[str, object]:
    """What a case about somebody states of the person."""
    group = student.class_group
    return {"training_level": group.level if group else "", "political_status": student.political_status}


def may_ask_for(account: Account, union: records.Union, pack: Pack, day: date) -> bool:
    """The union itself, or an organ that guides it."""
    return org.speaks_for(account, union.union, day) or bool(guiding_organs(account, union, pack, day))


def guiding_organs(account: Account, union: records.Union, pack: Pack, day: date) -> list[str]:
    """For which organs that guide the union the account may act."""
    organs = pack.guiding.get(union.level, ())
    return [organ for organ in organs if org.guides(account, organ, union.union, pack, day)]


def dismissing_organs(account: Account, union: records.Union, pack: Pack, day: date) -> list[str]:
    """For which organs the account may propose a dismissal: those of the chain's first step."""
    organs = pack.chain("post.dismissal").steps[0].organs(union.level)
    return [organ for organ in organs if org.sits(account, organ, union.union, pack, day)]
