"""A code or a link that was lost or seen by others is made anew; the one before opens nothing any more."""

from __future__ import annotations

from django.db import transaction

from huizhang.congress.actions.session.books import held, leading, write
from huizhang.congress.models import Entitled, Session
from huizhang.congress.queries.session.codes import code_from, fingerprint_of, new_seed
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def renew_code(*, actor: Account, line: Entitled, pack: Pack) -> Entitled:
    """A delegate's code. By whoever leads the session. Raises CaseRefused."""
    found = held(line.session)
    organ = leading(actor, found.congress, pack)
    line.code = new_seed()
    line.code_sha256 = fingerprint_of(code_from(line.code))
    line.save(update_fields=["code", "code_sha256"])
    write(actor, "renew_code", found, organ, pack, {"student_no": line.student_id})
    return line


@transaction.atomic
def renew_hall(*, actor: Account, session: Session, pack: Pack) -> Session:
    """The link of the hall screen. By whoever leads the session. Raises CaseRefused."""
    found = held(session)
    organ = leading(actor, found.congress, pack)
    found.hall = new_seed()
    found.hall_sha256 = fingerprint_of(code_from(found.hall))
    found.save(update_fields=["hall", "hall_sha256"])
    write(actor, "renew_hall", found, organ, pack, {})
    return found
