"""Which project an address means, and how refusals are told."""

from __future__ import annotations

from django import forms
from django.http import Http404
from django.utils.translation import gettext

from huizhang.approvals.actions import CaseRefused
from huizhang.org.queries import Project
from huizhang.org.queries.volunteering import project_called


def project_asked(name: str) -> Project:
    """Raises Http404."""
    found = project_called(name)
    if found is None:
        raise Http404
    return found


def tell(form: forms.Form, refused: CaseRefused) -> None:
    for said in refused.messages:
        form.add_error(None, said.say(gettext))
