"""How refusals are told on the pages of projects."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext

from huizhang.approvals.actions import CaseRefused


def tell(form: forms.Form, refused: CaseRefused) -> None:
    for said in refused.messages:
        form.add_error(None, said.say(gettext))
