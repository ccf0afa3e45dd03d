"""Files that lie with cases, and who may add one."""

from __future__ import annotations

from datetime import date

from huizhang.approvals.models import Attachment, Case
from huizhang.approvals.queries.cases import organs_waiting_for
from huizhang.kernel.procedure import State
from huizhang.people.queries import Account


def may_attach(account: Account, case: Case, day: date) -> bool:
    """Whoever handed it in, and the organs that it waits for, until it is closed."""
    if not account.is_active or case.state not in (State.OPEN, State.RETURNED):
        return False
    return case.submitted_by_id == account.pk or bool(organs_waiting_for(account, case, day))


def attachment_of(case: Case, number: int) -> Attachment | None:
    return case.attachments.filter(pk=number).first()
