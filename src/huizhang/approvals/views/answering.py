"""An act that somebody asked for with a form or a button: done and said so, or refused with its reasons."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.utils.translation import gettext

from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.message import Message
from huizhang.people.queries.seeing import SeeingRequest


def done(request: SeeingRequest, form: forms.Form, act: Callable[[], object], said: Message) -> bool:
    """What is refused stands on the form."""
    try:
        act()
    except CaseRefused as refused:
        for reason in refused.messages:
            form.add_error(None, reason.say(gettext))
        return False
    messages.success(request, said.say(gettext))
    return True


def told(request: SeeingRequest, act: Callable[[], object], said: Message) -> None:
    """What is refused stands on the next page."""
    try:
        act()
    except CaseRefused as refused:
        for reason in refused.messages:
            messages.error(request, reason.say(gettext))
    else:
        messages.success(request, said.say(gettext))


def status_of(form: forms.Form) -> int:
    """200 for an empty form, 422 for one that is not filled in well, 409 for what the act refused."""
    if not form.is_bound:
        return 200
    return 409 if form.is_valid() or form.non_field_errors() else 422
