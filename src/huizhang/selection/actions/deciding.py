"""An organ's word on a recommendation, and what follows the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.exceeding import accept_reason
from huizhang.selection.actions.finishing import finish
from huizhang.selection.queries.nominations import JudgedTogether


@transaction.atomic
def decide(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
    together: JudgedTogether | None = None,
) -> Case:
    """After the last word eligibility and limits are judged again on what is known now, and the name is
    shown on a public notice; where the plan has none, the person has the post or is a candidate.
    `together` is what the cases of a list are judged on, read once for all of them.

    Raises CaseRefused, NominationRefused, ReasonNeeded.
    """
    decided, at = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    if at.state is State.APPROVED:
        accept_reason(actor, decided, pack)
        judged = together or JudgedTogether([decided], timezone.localdate(), pack)
        finish(actor, decided, organ, pack, reason.strip(), judged)
    return decided


def judged_ahead(cases: Sequence[Case], pack: Pack) -> Mapping[str, JudgedTogether]:
    """The further argument of `decide` for the cases of a list."""
    return {"together": JudgedTogether(cases, timezone.localdate(), pack)}
