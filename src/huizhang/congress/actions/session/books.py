"""What every act on a session begins and ends with: the books held, who acts, the line in the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.standing import organ_acting, union_meeting
from huizhang.congress.models import Congress, Session
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


def held(session: Session) -> Session:
    """Held until the transaction ends, so that acts on one session come one after another.

    Raises CaseRefused where its books are closed.
    """
    found = Session.objects.select_for_update(of=("self",)).select_related("congress").get(pk=session.pk)
    if found.closed_at is not None:
        raise CaseRefused(message("The session is closed; its records do not change any more."))
    return found


def leading(actor: Account, congress: Congress, pack: Pack) -> str:
    """For which organ the actor leads the session. Raises CaseRefused."""
    return organ_acting(actor, union_meeting(congress), pack, timezone.localdate())


def write(
    actor: Account, act: str, session: Session, organ: str, pack: Pack, facts: Mapping[str, object]
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=session.congress_id,
        pack_hash=pack.hash,
        payload=dict(facts),
    )
