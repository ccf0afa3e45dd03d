"""The certificate of a volunteer, for a page, a program and a command alike."""

from __future__ import annotations

from datetime import date

from huizhang.org.queries.seeing import service_ended
from huizhang.people.queries.seeing import Reader
from huizhang.policy.pack import Pack
from huizhang.selection.projects.certificate import certificate_of


def certificate(reader: Reader, number: int, pack: Pack, day: date) -> tuple[str, bytes]:
    """The name of the file and the PDF. Raises Http404, PermissionDenied, FontMissing."""
    found, until = service_ended(reader, number, pack, day)
    return f"{found.project_id}-{found.student.name}.pdf", certificate_of(found, until, day)
