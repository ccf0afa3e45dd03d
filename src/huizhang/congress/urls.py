"""Congresses, as `congress:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.congress.views import allocation, congresses, requests, workspace
from huizhang.congress.views.session import books, codes, doors, hall, papers

app_name = "congress"
urlpatterns = [
    path("unions/<path:name>/congresses", congresses.of_union, name="of_union"),
    path("congresses/<path:name>/allocation", allocation.allocation, name="allocation"),
    path("congresses/<path:name>/session", books.books, name="session"),
    path("congresses/<path:name>/session/papers/<int:number>", papers.paper, name="session_paper"),
    path("congresses/<path:name>/session/minutes.<str:ending>", papers.minutes, name="session_minutes"),
    path("congresses/<path:name>/session/codes", codes.sheet, name="codes"),
    path("congresses/<path:name>/own-code", codes.own, name="own_code"),
    path("congresses/<path:name>/check-in", doors.doors, name="check_in"),
    path("congresses/<path:name>/check-in/queue", doors.queue, name="check_in_queue"),
    path("congresses/<path:name>/hall", hall.hall, name="hall"),
    path("hall/<str:token>", hall.linked, name="hall_link"),
    path("c/<str:code>", codes.code, name="code"),
    path("congresses/<path:name>/", workspace.workspace, name="workspace"),
    path("cases/<int:number>/request", requests.correct, name="correct_request"),
    path("cases/<int:number>/request.<str:ending>", requests.paper, name="request_paper"),
    path("cases/<int:number>/allocation", allocation.correct, name="correct_allocation"),
]
