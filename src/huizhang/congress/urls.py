"""Congresses, as `congress:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.congress.views import allocation, congresses

app_name = "congress"
urlpatterns = [
    path("unions/<path:name>/congresses", congresses.of_union, name="of_union"),
    path("congresses/<path:name>/allocation", allocation.allocation, name="allocation"),
    path("cases/<int:number>/allocation", allocation.correct, name="correct_allocation"),
]
