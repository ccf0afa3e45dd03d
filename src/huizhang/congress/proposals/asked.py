"""The pages above those of a proposal."""

from __future__ import annotations

from django.urls import reverse

from huizhang.congress.models import Congress
from huizhang.shell.pages import Crumb


def crumbs_of(congress: Congress) -> list[Crumb]:
    return [Crumb(congress.congress, reverse("congress:proposals", args=[congress.congress]))]
