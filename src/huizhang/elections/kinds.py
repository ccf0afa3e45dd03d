"""The cases that elections open, for the inbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from huizhang.approvals.actions import Matter
from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import CaseKind, Particulars
from huizhang.elections.actions import answer_complaint, decide_abort, decide_opening
from huizhang.elections.queries import complaint_of, election_of_case, on_ballot
from huizhang.elections.rules.running import ABORT, COMPLAINT, OPENING
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import may_ask_for, union_called


def about_election(case: Case) -> Mapping[str, Any]:
    """What is to be opened or broken off, and who stands."""
    found = election_of_case(case)
    return {"election": found, "standing": on_ballot(found), "said_why": case.facts.get("said", "")}


def about_complaint(case: Case) -> Mapping[str, Any]:
    return {"complaint": complaint_of(case)}


def particulars_of_election(case: Case) -> Particulars:
    found, why = election_of_case(case), case.facts.get("said", "")
    return (
        (message("Congress"), found.congress_id),
        (message("Seats"), str(found.seats)),
        (message("Candidates"), "、".join(one.name for one in on_ballot(found))),
        *(((message("Why"), why),) if why else ()),
    )


def particulars_of_complaint(case: Case) -> Particulars:
    found = complaint_of(case)
    return (
        (message("Congress"), found.election.congress_id),
        (message("What is complained of"), found.said),
    )


def asks_for_the_union(actor: Account, matter: Matter, pack: Pack, day: date) -> bool:
    union = union_called(matter.union or "")
    return union is not None and may_ask_for(actor, union, pack, day)


def anybody(actor: Account, matter: Matter, pack: Pack, day: date) -> bool:
    """Who may complain is judged on the roll."""
    return actor.is_active


KINDS = (
    CaseKind(
        OPENING,
        decide_opening,
        "elections/about_election.html",
        about_election,
        particulars=particulars_of_election,
        hands_in=asks_for_the_union,
        returned=False,
    ),
    CaseKind(
        ABORT,
        decide_abort,
        "elections/about_election.html",
        about_election,
        particulars=particulars_of_election,
        hands_in=asks_for_the_union,
        returned=False,
    ),
    CaseKind(
        COMPLAINT,
        answer_complaint,
        "elections/about_complaint.html",
        about_complaint,
        particulars=particulars_of_complaint,
        hands_in=anybody,
        effect=None,
        returned=False,
        confidential=True,
    ),
)
