"""An open election is suspended, resumed, extended; whoever conducts it does so, on record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.standing import refuse_all
from huizhang.elections.actions.books import held, leading, write
from huizhang.elections.models import Election
from huizhang.elections.rules.running import faults_of_extension, faults_of_resuming, faults_of_why
from huizhang.elections.rules.states import State
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def suspend_election(*, actor: Account, election: Election, why: str, pack: Pack) -> Election:
    """No ballot is taken until it is resumed; those in the box stay there. Raises CaseRefused."""
    found = held(election.pk, "suspend")
    organ = leading(actor, found, pack)
    refuse_all(faults_of_why(why))
    found.state, found.said = State.SUSPENDED, why.strip()
    found.save(update_fields=["state", "said"])
    write(actor, "suspend_election", found, organ, pack, {"why": found.said})
    return found


@transaction.atomic
def resume_election(*, actor: Account, election: Election, pack: Pack) -> Election:
    """Raises CaseRefused."""
    found = held(election.pk, "resume")
    organ = leading(actor, found, pack)
    refuse_all(faults_of_resuming(found.closes, timezone.now()))
    before, found.state, found.said = found.said, State.OPEN, ""
    found.save(update_fields=["state", "said"])
    write(actor, "resume_election", found, organ, pack, {"suspended_for": before})
    return found


@transaction.atomic
def extend_election(
    *, actor: Account, election: Election, closes: datetime, why: str, pack: Pack
) -> Election:
    """It ends later than was said. Raises CaseRefused."""
    found = held(election.pk, "extend")
    organ = leading(actor, found, pack)
    refuse_all((*faults_of_extension(closes, found.closes, timezone.now()), *faults_of_why(why)))
    before, found.closes = found.closes, closes
    found.save(update_fields=["closes"])
    facts = {"closes": closes, "before": before, "why": why.strip()}
    write(actor, "extend_election", found, organ, pack, facts)
    return found
