"""What a form asks for: done and said so, or refused with the reasons on the form."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.utils.translation import gettext

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.message import Message
from huizhang.people.queries.seeing import SeeingRequest


def done(request: SeeingRequest, form: forms.Form, act: Callable[[], object], said: Message) -> bool:
    try:
        act()
    except CaseRefused as refused:
        for reason in refused.messages:
            form.add_error(None, reason.say(gettext))
        return False
    messages.success(request, said.say(gettext))
    return True


def status_of(form: forms.Form) -> int:
    """200 for an empty form, 422 for one that is not filled in well, 409 for what the act refused."""
    if not form.is_bound:
        return 200
    return 409 if form.is_valid() or form.non_field_errors() else 422
