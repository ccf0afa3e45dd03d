"""The cases that congresses open, for the inbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from huizhang.approvals.actions import Matter
from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import CaseKind, Elsewhere
from huizhang.congress.actions import (
    congress_of,
    decide_allocation,
    decide_candidacy,
    decide_on_proposal,
    decide_request,
    reply_to_proposal,
)
from huizhang.congress.actions.proposals.docketing import ON_ITS_PAGE
from huizhang.congress.models import Proposal
from huizhang.congress.particulars import (
    particulars_of_candidacy,
    particulars_of_proposal,
    particulars_of_request,
    particulars_of_seats,
)
from huizhang.congress.queries import allocation_of
from huizhang.congress.queries.candidates import candidacy_of, stands_for_election
from huizhang.congress.queries.proposals import is_last_word
from huizhang.congress.rules.allocation import allocate, demands_of
from huizhang.congress.rules.allocation.keeping import restored, restored_seating
from huizhang.congress.rules.allocation.proposing import CHAIN
from huizhang.congress.rules.proposals.words import DOCKET, REPLY
from huizhang.congress.rules.requests import ASKED
from huizhang.congress.rules.timeline import DELEGATES_CHAIN
from huizhang.congress.sheet import sheet_of
from huizhang.congress.views.shown_course import facts_of_course
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.org.queries import unions
from huizhang.people.queries import Account
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import may_ask_for, union_called
from huizhang.shell.pages import organ_called

REFUSED_ON_ITS_PAGE = message("A proposal is refused on its ground on the page of the proposal.")


def about_allocation(case: Case) -> Mapping[str, Any]:
    """The seats as proposed, with everything that the deciding organ is to know."""
    proposed = allocation_of(case.pk)
    demands = replace(demands_of(plan_on(timezone.localdate())), seating=restored_seating(proposed.seating))
    warnings = allocate(restored(proposed.people), demands, proposed.total).warnings
    return {
        "proposed": proposed,
        "sheet": sheet_of(proposed.result),
        "warnings": warnings,
        "of_school": case.college_id is None,
    }


def about_request(case: Case) -> Mapping[str, Any]:
    """What is asked for, and how far the congress is."""
    congress, pack = congress_of(case), plan_on(timezone.localdate())
    union = next(one for one in unions() if one.union == congress.union_id)
    return {"asked": congress, "lines": facts_of_course(congress, union, pack, timezone.localdate())["lines"]}


def about_candidacy(case: Case) -> Mapping[str, Any]:
    """Who is put forward where, and where the votes are recorded."""
    one = candidacy_of(case)
    return {"candidacy": one, "election_open": one.place == "" and case.state == State.OPEN}


def asks_for_the_union(actor: Account, matter: Matter, pack: Pack, day: date) -> bool:
    union = union_called(matter.union or "")
    return union is not None and may_ask_for(actor, union, pack, day)


def about_proposal(case: Case) -> Mapping[str, Any]:
    """The proposal, with its page where it is decided."""
    found = Proposal.objects.select_related("proposer", "congress").get(pk=case.facts["proposal"])
    office = case.facts.get("office", "")
    named = organ_called(plan_on(timezone.localdate()), office) if office else ""
    return {"proposal": found, "replies": case.kind == REPLY, "office_name": named}


def docketed_elsewhere(case: Case) -> Elsewhere:
    """The last word dockets with an office, and a refusal has its ground: on the page of the proposal."""
    found = Proposal.objects.select_related("case").get(pk=case.facts["proposal"])
    last = is_last_word(found)
    outcomes = {Outcome.REJECT, Outcome.APPROVE} if last else {Outcome.REJECT}
    return Elsewhere(frozenset(outcomes), ON_ITS_PAGE if last else REFUSED_ON_ITS_PAGE, _page(found))


def handed_back_elsewhere(case: Case) -> Elsewhere:
    found = Proposal.objects.get(pk=case.facts["proposal"])
    said = message("What is not your office's is handed back on the page of the proposal.")
    return Elsewhere(frozenset({Outcome.REJECT}), said, _page(found))


def _page(proposal: Proposal) -> str:
    return reverse("congress:proposal", args=[proposal.pk])


def hands_in_own(actor: Account, matter: Matter, pack: Pack, day: date) -> bool:
    own = Proposal.objects.filter(pk=matter.facts["proposal"], proposer=actor.student_id or "")
    return own.exists()


KINDS = (
    CaseKind(
        CHAIN,
        decide_allocation,
        "congress/about_allocation.html",
        about_allocation,
        particulars=particulars_of_seats,
        hands_in=asks_for_the_union,
    ),
    CaseKind(
        DELEGATES_CHAIN,
        decide_candidacy,
        "congress/about_candidacy.html",
        about_candidacy,
        particulars=particulars_of_candidacy,
        effect=None,
        returned=False,
        by_votes=stands_for_election,
    ),
    *(
        CaseKind(
            chain,
            decide_request,
            "congress/about_request.html",
            about_request,
            particulars=particulars_of_request,
            hands_in=asks_for_the_union,
        )
        for chain in ASKED.values()
    ),
    CaseKind(
        DOCKET,
        decide_on_proposal,
        "congress/about_proposal.html",
        about_proposal,
        particulars=particulars_of_proposal,
        hands_in=hands_in_own,
        effect=None,
        tells=True,
        elsewhere=docketed_elsewhere,
    ),
    CaseKind(
        REPLY,
        reply_to_proposal,
        "congress/about_proposal.html",
        about_proposal,
        particulars=particulars_of_proposal,
        effect=None,
        returned=False,
        tells=True,
        elsewhere=handed_back_elsewhere,
    ),
)
