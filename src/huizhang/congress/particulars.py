"""What approval forms say of seats, requests, delegates and proposals beyond the congress."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import Particulars
from huizhang.congress.models import Proposal
from huizhang.congress.queries import allocation_of
from huizhang.congress.queries.candidates import candidacy_of
from huizhang.congress.queries.proposals import names_of
from huizhang.documents.papers import in_chinese
from huizhang.kernel.message import message
from huizhang.people.queries.plan import plan_on


def particulars_of_request(case: Case) -> Particulars:
    return (
        (message("Planned day of the session"), in_chinese(date.fromisoformat(case.facts["planned"]))),
        (message("What is asked for"), case.facts["said"]),
        *_elected(case),
    )


def _elected(case: Case) -> Particulars:
    named = [f"{one['name']}（{one['votes']}票）" for one in case.facts.get("elected", [])]
    return ((message("Elected into the presidium"), "、".join(named)),) if named else ()


def particulars_of_candidacy(case: Case) -> Particulars:
    one = candidacy_of(case)
    return (
        (message("Congress"), one.congress_id),
        (message("Constituency"), one.constituency),
        (message("Why this person"), one.said),
        *(() if one.votes is None else ((message("Votes"), str(one.votes)),)),
    )


def particulars_of_seats(case: Case) -> Particulars:
    proposed = allocation_of(case.pk)
    seats = "；".join(f"{unit}{number}" for unit, number in proposed.result["colleges"].items())
    students = sum(cell["students"] for cell in proposed.result["cells"])
    return (
        (message("Seats of the congress"), f"{proposed.total}（{seats}）"),
        (message("Numbers of students"), str(students)),
        (message("Explanation"), proposed.said),
    )


def particulars_of_proposal(case: Case) -> Particulars:
    found = Proposal.objects.select_related("congress").get(pk=case.facts["proposal"])
    names = names_of(found)
    office = case.facts.get("office", "")
    return (
        (message("Congress"), found.congress_id),
        (message("Category"), found.category),
        (message("Seconders"), "、".join(names.seconders) or "—"),
        (message("Background"), found.background),
        (message("Problem"), found.problem),
        (message("Evidence"), found.evidence or "—"),
        (message("Suggestion"), found.suggestion or "—"),
        *([(message("Office"), plan_on(timezone.localdate()).organ_name(office))] if office else []),
    )
