"""Putting a file with a case: by whoever handed it in, or by an organ that is asked now."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions.cases import locked
from huizhang.approvals.actions.refusing import CaseRefused, refuse
from huizhang.approvals.models import Attachment, Case
from huizhang.approvals.queries.attachments import may_attach
from huizhang.approvals.rules.attaching import media_type, refusal_of_file, safe_name
from huizhang.kernel.message import message
from huizhang.kernel.procedure import State
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account

MOST_FILES = 20


@transaction.atomic
def attach(*, actor: Account, case: int, name: str, content: bytes) -> Attachment:
    """The file, kept with the case; the same content twice is refused. Raises CaseRefused."""
    found = locked(case)
    _demand_open(actor, found)
    kind = media_type(content)
    refuse(refusal_of_file(name, len(content), kind, settings.LARGEST_ATTACHMENT))
    digest = sha256(content).hexdigest()
    if found.attachments.filter(sha256=digest).exists():
        raise CaseRefused(message("{file} lies with this case already.", file=name))
    if found.attachments.count() >= MOST_FILES:
        raise CaseRefused(message("At most {most} files lie with a case.", most=MOST_FILES))
    made = Attachment.objects.create(
        case=found,
        name=safe_name(name, kind or ""),
        media_type=kind or "",
        size=len(content),
        sha256=digest,
        content=content,
        added_by=actor,
    )
    ledger.record(
        actor.as_actor,
        act="attach",
        organ=found.submitted_for if found.submitted_by_id == actor.pk else "",
        subject=found.subject,
        pack_hash=found.pack_hash,
        payload={"case": found.number, "file": made.name, "sha256": digest},
    )
    return made


def _demand_open(actor: Account, case: Case) -> None:
    if case.state not in (State.OPEN, State.RETURNED):
        raise CaseRefused(message("This case is closed; nothing is added to it."))
    if not may_attach(actor, case, timezone.localdate()):
        raise CaseRefused(
            message("Files are added by whoever handed the case in and by the organs that it waits for.")
        )
