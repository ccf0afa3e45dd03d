"""An important matter names the presidium's decision on which it rests (集体负责, article two)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.kernel.message import message
from huizhang.kernel.procedure import State
from huizhang.ledger import actions as ledger
from huizhang.org import queries as org
from huizhang.org.queries import Resolution
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.models import Backing
from huizhang.selection.queries.backings import lacks_backing


@transaction.atomic
def back_case(*, actor: Account, case: Case, resolution: Resolution) -> Backing:
    """By whoever handed the case in, or a member of the union's presidium. Raises CaseRefused."""
    union = case.union_id or ""
    if case.submitted_by_id != actor.pk and not org.of_presidium(actor, union, timezone.localdate()):
        raise CaseRefused(
            message("Whoever handed the case in, or a member of the presidium, names its decision.")
        )
    if case.state not in (State.OPEN, State.RETURNED, State.APPROVED):
        raise CaseRefused(message("This case is closed; it needs no decision of the presidium any more."))
    if resolution.item.meeting.union_id != union:
        raise CaseRefused(message("Name a decision of the presidium of {union}.", union=union))
    if not resolution.carried:
        raise CaseRefused(message("The presidium did not carry this; name a decision that it did."))
    if Backing.objects.filter(case=case).exists():
        raise CaseRefused(message("This case names its decision already."))
    made = Backing.objects.create(case=case, resolution=resolution)
    ledger.record(
        actor.as_actor,
        act="back_case",
        subject=case.subject,
        pack_hash=case.pack_hash,
        payload={"case": case.number, "meeting": resolution.item.meeting_id, "resolution": resolution.pk},
    )
    return made


def refuse_unbacked(case: Case, pack: Pack) -> None:
    """The last word on an important matter waits for the presidium's. Raises CaseRefused."""
    if lacks_backing(case, pack, timezone.localdate()):
        raise CaseRefused(
            message(
                "{title} is an important matter: the presidium of {union} decides on it first, together "
                "(article two). Let it meet and carry a decision, and name that in the case {number}; "
                "then approve.",
                number=case.number,
                title=case.title,
                union=case.union_id,
            )
        )
