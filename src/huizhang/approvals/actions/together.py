"""One word on several cases of a list: all of them or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from huizhang.approvals.actions.refusing import CaseRefused, ReasonAsked
from huizhang.approvals.models import Case
from huizhang.approvals.rules.kinds import kind_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def decide_together(
    *,
    actor: Account,
    cases: Sequence[Case],
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> None:
    """Each by the act of the capability that opened it. Raises CaseRefused with what every case says against
    it, or ReasonAsked where a reason is all that is missing."""
    if not cases:
        raise CaseRefused(message("Choose at least one case."))
    kinds = {case.kind for case in cases}
    ahead = {kind: kind_of(kind).ahead([case for case in cases if case.kind == kind], pack) for kind in kinds}
    refused: list[CaseRefused] = []
    said: list[Message] = []
    for case in cases:
        try:
            with transaction.atomic():
                kind_of(case.kind).decide(
                    actor=actor,
                    case=case.pk,
                    organ=organ,
                    outcome=outcome,
                    pack=pack,
                    opinion=opinion,
                    reason=reason,
                    **ahead[case.kind],
                )
        except CaseRefused as one:
            refused.append(one)
            said += [message("{case}: {said}", case=case.number, said=word) for word in one.messages]
    if refused:
        asks = all(isinstance(one, ReasonAsked) for one in refused)
        raise (ReasonAsked if asks else CaseRefused)(*said)
