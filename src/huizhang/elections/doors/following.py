"""What follows an election: a further round, its repetition, a complaint."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Field, Schema

from huizhang.approvals.telling import CaseOut, handed_in
from huizhang.elections.actions import complain, draft_further_round, repeat_election, revise_election
from huizhang.elections.doors.elections import ElectionOut, Place, WishIn, doors, draft_of, standing, told
from huizhang.elections.queries.standing import ONLY_WHO_LEADS
from huizhang.elections.rules.running import LONGEST_WHY
from huizhang.elections.rules.states import COUNTED, ENDED
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require


class ComplaintIn(Schema):
    said: str = Field(max_length=LONGEST_WHY, description=message("What is complained of.").text)


@doors.writes(
    "/elections/{number}/follow",
    "follow",
    message("Set up a further round, or repeat what was broken off or is void"),
    ElectionOut,
    message("The election is set up."),
    "1 --title 第二轮 --seats 1 --candidates 20240102 --candidates 20240103 --scrutineers 20240104 "
    "--scrutineers 20240105 --scrutineers 20240106 --approved 举手通过",
)
def following(me: Asking, number: int, given: WishIn) -> dict[str, Any]:
    found = standing(me, number)
    require(found.leads, ONLY_WHO_LEADS)
    before = found.election
    if before.state not in (*COUNTED, *ENDED):
        raise Http404
    does = draft_further_round if before.state in COUNTED else repeat_election
    at = Place(found.union, before.constituency, before.constituency_kind)
    wish = draft_of(me, given, before.kind, before.office, at)
    return told(does(actor=me.user, election=before, draft=wish, pack=me.pack))


@doors.writes(
    "/elections/{number}/revise",
    "revise",
    message("Change how an election is set up, before it is opened"),
    ElectionOut,
    message("The election is set up as you wrote now."),
    "1 --title 选举主席团 --seats 1 --candidates 20240102 --candidates 20240103 --scrutineers 20240104 "
    "--scrutineers 20240105 --scrutineers 20240106 --approved 举手通过",
)
def revising(me: Asking, number: int, given: WishIn) -> dict[str, Any]:
    found = standing(me, number)
    require(found.leads, ONLY_WHO_LEADS)
    one = found.election
    at = Place(found.union, one.constituency, one.constituency_kind)
    wish = draft_of(me, given, one.kind, one.office, at)
    return told(revise_election(actor=me.user, election=one, draft=wish, pack=me.pack))


@doors.writes(
    "/elections/{number}/complaint",
    "complain",
    message("Complain about an election in which one votes, stands, watches or counts"),
    CaseOut,
    message("Your complaint is handed in; the organ answers it."),
    "1 --said 计票有误",
)
def complaining(me: Asking, number: int, given: ComplaintIn) -> dict[str, Any]:
    found = standing(me, number).election
    return handed_in(me, complain(actor=me.user, election=found, said=given.said, pack=me.pack).case)
