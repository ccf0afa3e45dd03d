"""Congresses, as `congress:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.congress.views import (
    allocation,
    congresses,
    credentials,
    delegates,
    elections,
    recommending,
    requests,
    workspace,
)

app_name = "congress"
urlpatterns = [
    path("unions/<path:name>/congresses", congresses.of_union, name="of_union"),
    path("congresses/<path:name>/allocation", allocation.allocation, name="allocation"),
    path("congresses/<path:name>/", workspace.workspace, name="workspace"),
    path("delegates", delegates.mine, name="mine"),
    path("congresses/<path:name>/delegates", delegates.delegates, name="delegates"),
    path("congresses/<path:name>/delegates.<str:ending>", delegates.listed, name="delegate_list"),
    path("congresses/<path:name>/delegates/recommend", recommending.whom, name="recommend_delegates"),
    path(
        "congresses/<path:name>/delegates/recommend/<str:student_no>",
        recommending.one,
        name="recommend_delegate",
    ),
    path("congresses/<path:name>/delegates/election", elections.election, name="delegate_election"),
    path(
        "congresses/<path:name>/delegates/<str:student_no>/withdraw",
        elections.leave,
        name="withdraw_delegate",
    ),
    path("congresses/<path:name>/credentials", credentials.credentials, name="credentials"),
    path("congresses/<path:name>/credentials.<str:ending>", credentials.report, name="credentials_report"),
    path("cases/<int:number>/request", requests.correct, name="correct_request"),
    path("cases/<int:number>/request.<str:ending>", requests.paper, name="request_paper"),
    path("cases/<int:number>/allocation", allocation.correct, name="correct_allocation"),
]
