"""What the pages of one union's matters share: telling refusals, and the decisions that a case may name."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from huizhang.approvals.actions import CaseRefused
from huizhang.org.queries import Resolution, resolutions_of
from huizhang.shell.pages import Crumb

MOST_CHOICES = 20


def crumbs_of(union: str) -> list[Crumb]:
    return [
        Crumb(gettext("Unions"), reverse("compliance:unions")),
        Crumb(union, reverse("compliance:union", args=[union])),
    ]


def decisions_to_name(union: str) -> list[Resolution]:
    return list(resolutions_of(union)[:MOST_CHOICES])


def named_decision(request: HttpRequest, union: str) -> Resolution | None:
    """The one that the form names, of this union."""
    asked = request.POST.get("resolution", "")
    return resolutions_of(union).filter(pk=asked).first() if asked.isdecimal() else None


def tell(form: forms.Form, refused: CaseRefused) -> None:
    for said in refused.messages:
        form.add_error(None, said.say(gettext))
