"""The addresses of what comes after the close, for `elections.urls`."""

from __future__ import annotations

from django.urls import path

from huizhang.elections.views.counted import announced, count, published, screen, sheet

PATHS = (
    path("elections/<int:number>/count", count.count, name="count"),
    path("elections/<int:number>/sheet", sheet.sheet, name="sheet"),
    path("elections/<int:number>/result", published.result, name="result"),
    path("elections/<int:number>/bundle.zip", published.bundle, name="bundle"),
    path("elections/published", published.published, name="published"),
    path("elections/verify_election.py", published.verifier, name="verifier"),
    path("elections/<int:number>/hall", screen.hall, name="hall"),
    path("elections/<int:number>/announcement.<str:ending>", announced.announcement, name="announcement"),
    path("hall/<str:token>/election", screen.linked, name="hall_link"),
)
