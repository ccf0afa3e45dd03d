"""The pages of the ledger, as `ledger:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.records.acts import views

app_name = "ledger"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("check", views.check, name="check"),
    path("<int:seq>", views.entry, name="entry"),
]
