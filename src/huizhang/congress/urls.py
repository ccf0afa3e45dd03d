"""Congresses, as `congress:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.congress.views import allocation, congresses, requests, workspace

app_name = "congress"
urlpatterns = [
    path("unions/<path:name>/congresses", congresses.of_union, name="of_union"),
    path("congresses/<path:name>/allocation", allocation.allocation, name="allocation"),
    path("congresses/<path:name>/", workspace.workspace, name="workspace"),
    path("cases/<int:number>/request", requests.correct, name="correct_request"),
    path("cases/<int:number>/request.<str:ending>", requests.paper, name="request_paper"),
    path("cases/<int:number>/allocation", allocation.correct, name="correct_allocation"),
]
