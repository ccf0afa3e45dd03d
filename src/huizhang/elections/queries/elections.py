"""Elections of a congress, who stands in them, and which case is about which."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.elections.models import Complaint, Election, ElectionCandidate, ElectionOfficer
from huizhang.elections.rules.states import Mode, Role
from huizhang.people.queries import Account


def elections() -> QuerySet[Election]:
    return Election.objects.select_related("congress", "union", "opening", "aborting", "after")


def elections_of(congress: str) -> QuerySet[Election]:
    """The newest first."""
    return elections().filter(congress=congress).order_by("-pk")


def candidates_of(election: Election) -> QuerySet[ElectionCandidate]:
    """As they were named, with those who withdrew."""
    return ElectionCandidate.objects.filter(election=election).select_related("student").order_by("pk")


def on_ballot(election: Election) -> list[ElectionCandidate]:
    """In the order of the ballot; before it is frozen as they were named, without those who withdrew."""
    every = list(candidates_of(election))
    if election.frozen:
        return sorted((one for one in every if one.key), key=lambda one: int(one.key[1:]))
    return [one for one in every if one.withdrawn_at is None]


def stands_in(account: Account, election: Election) -> bool:
    """Also somebody who withdrew."""
    return account.student_id is not None and election.candidates.filter(student=account.student_id).exists()


def officers_of(election: Election, role: Role) -> list[ElectionOfficer]:
    named = ElectionOfficer.objects.filter(election=election, role=role).select_related("account")
    return list(named.order_by("pk"))


def cut_short(election: Election) -> bool:
    """Whether closing now is before the announced hour, while somebody may still vote; of ballots on paper
    nobody knows."""
    if election.closes is None or election.closes <= timezone.now():
        return False
    waiting = election.roll.filter(issued=True, voted=False)
    return election.mode == Mode.PAPER or waiting.exists()


def repeated_by(election: Election) -> list[Election]:
    return list(election.followed_by.filter(repeats=True).order_by("pk"))


def election_of_case(case: Case) -> Election:
    """Raises Election.DoesNotExist."""
    return elections().get(pk=case.facts["election"])


def complaint_of(case: Case) -> Complaint:
    """Raises Complaint.DoesNotExist."""
    return Complaint.objects.select_related("election__congress", "case").get(case=case)


def complaints_of(election: Election) -> QuerySet[Complaint]:
    return Complaint.objects.filter(election=election).select_related("case").order_by("pk")
