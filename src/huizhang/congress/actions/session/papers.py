"""Documents for those who sit: told by their content, capped in size, open to delegates and organs only."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.rules.attaching import media_type, refusal_of_file, safe_name
from huizhang.congress.actions.session.books import held, leading, write
from huizhang.congress.models import Session, SessionPaper
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

MOST_PAPERS = 50


@transaction.atomic
def add_paper(*, actor: Account, session: Session, name: str, content: bytes, pack: Pack) -> SessionPaper:
    """By whoever leads the session; the same content twice is refused. Raises CaseRefused."""
    found = held(session)
    organ = leading(actor, found.congress, pack)
    kind = media_type(content)
    fault = refusal_of_file(name, len(content), kind, settings.LARGEST_ATTACHMENT)
    if fault is not None or kind is None:
        raise CaseRefused(*filter(None, (fault,)))
    digest = sha256(content).hexdigest()
    if found.papers.filter(sha256=digest).exists():
        raise CaseRefused(message("{file} lies with this session already.", file=name))
    if found.papers.count() >= MOST_PAPERS:
        raise CaseRefused(message("At most {most} files lie with a session.", most=MOST_PAPERS))
    made = SessionPaper.objects.create(
        session=found,
        name=safe_name(name, kind),
        media_type=kind,
        size=len(content),
        sha256=digest,
        content=content,
        added_by=actor,
        added_at=timezone.now(),
    )
    write(actor, "add_paper", found, organ, pack, {"file": made.name, "sha256": digest})
    return made
