"""One-time codes: made for many, used by each once."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.actions.newcomers import MANY, accounts_of, demand_keeper
from huizhang.people.actions.refusals import ActRefused
from huizhang.people.activation import Newcomer, Slip, code_hash, new_code
from huizhang.people.models import Account, Activation
from huizhang.people.queries.accounts import activation_for


@transaction.atomic
def issue_codes(*, actor: Account, newcomers: Sequence[Newcomer], scope: str) -> list[Slip]:
    """Accounts where they are missing, a new code for each; earlier codes end. `scope` is for the ledger.

    Codes are not kept, so the slips are all there is of them. Raises ActRefused for somebody who does not
    keep accounts, and where a user name is somebody else's.
    """
    demand_keeper(actor)
    accounts = accounts_of(newcomers)
    expires = timezone.now() + settings.ACTIVATION_LASTS
    slips = [Slip(new.username, new.name, new.unit, new_code()) for new in newcomers]
    Activation.objects.bulk_create(
        [
            Activation(
                account=accounts[slip.username],
                code_hash=code_hash(slip.username, slip.code),
                expires=expires,
            )
            for slip in slips
        ],
        update_conflicts=True,
        unique_fields=["account"],
        update_fields=["code_hash", "made", "expires", "used"],
        batch_size=MANY,
    )
    payload = {"accounts": len(slips), "expires": expires}
    ledger.record(actor.as_actor, act="issue_codes", subject=scope, payload=payload)
    return slips


@transaction.atomic
def activate(*, username: str, code: str, password: str) -> Account:
    """Somebody takes the own account into use. The code keeps when; the ledger is for what organs do.

    Raises ActRefused, with the same sentence whatever is wrong.
    """
    found = activation_for(username, code)
    if found is None:
        raise ActRefused(
            message("this number and code do not belong together, or the code was used or has expired")
        )
    # whoever comes second with the same code finds it used
    if not Activation.objects.filter(pk=found.pk, used__isnull=True).update(used=timezone.now()):
        raise ActRefused(message("this code was used already"))
    found.account.set_password(password)
    found.account.save(update_fields=["password"])
    return found.account
