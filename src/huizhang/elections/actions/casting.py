"""A ballot is cast. It is the one act that leaves no row in the ledger: the roll says that somebody voted,
the box what was voted."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from huizhang.approvals.actions import CaseRefused
from huizhang.elections import box
from huizhang.elections.box import NOT_ON_ROLL, BoxRefused, Came
from huizhang.elections.models import Election
from huizhang.elections.queries.receipts import receipt_of
from huizhang.elections.rules.casting import Marking
from huizhang.kernel.message import message
from huizhang.people.queries import Account


@dataclass(frozen=True, slots=True)
class Receipt:
    """`code` proves that one voted, and is the same however often it is asked for. With `before` this ballot
    was not cast, because another one of the voter was."""

    code: str
    before: bool


@sensitive_variables("marking")
def cast_ballot(*, actor: Account, election: Election, marking: Marking) -> Receipt:
    """By somebody on the roll, once; on the disk when it returns. Raises CaseRefused, BoxFailed."""
    if not actor.is_active or not actor.student_id:
        raise CaseRefused(NOT_ON_ROLL)
    if election.mode != "electronic":
        raise CaseRefused(message("This election is held on paper."))
    try:
        came = box.cast(election=election.pk, voter=actor.student_id, marking=marking, now=timezone.now)
    except BoxRefused as refused:
        raise CaseRefused(*refused.messages) from None
    return Receipt(receipt_of(election, actor.student_id), came is Came.BEFORE)
