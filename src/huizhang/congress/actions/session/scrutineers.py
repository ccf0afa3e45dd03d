"""Who checks people in at the doors is named for the session, and released."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.session.books import held, leading, write
from huizhang.congress.models import Scrutineer, Session
from huizhang.kernel.message import message
from huizhang.people.queries import Account, account_named
from huizhang.policy.pack import Pack


@transaction.atomic
def name_scrutineer(*, actor: Account, session: Session, username: str, pack: Pack) -> Scrutineer:
    """By whoever leads the session. Raises CaseRefused."""
    found = held(session)
    organ = leading(actor, found.congress, pack)
    account = account_named(username.strip())
    if account is None or not account.is_active:
        raise CaseRefused(
            message("There is no open account {name}; check the user name.", name=username.strip())
        )
    if Scrutineer.objects.filter(session=found, account=account, released_at__isnull=True).exists():
        raise CaseRefused(message("{name} checks people in already.", name=account.name))
    made = Scrutineer.objects.create(session=found, account=account, named_at=timezone.now())
    write(actor, "name_scrutineer", found, organ, pack, {"account": account.username, "name": account.name})
    return made


@transaction.atomic
def release_scrutineer(*, actor: Account, scrutineer: Scrutineer, pack: Pack) -> Scrutineer:
    """By whoever leads the session. Raises CaseRefused."""
    found = held(scrutineer.session)
    organ = leading(actor, found.congress, pack)
    named = Scrutineer.objects.select_related("account").get(pk=scrutineer.pk)
    if named.released_at is not None:
        raise CaseRefused(message("{name} is released already.", name=named.account.name))
    named.released_at = timezone.now()
    named.save(update_fields=["released_at"])
    facts = {"account": named.account.username, "name": named.account.name}
    write(actor, "release_scrutineer", found, organ, pack, facts)
    return named
