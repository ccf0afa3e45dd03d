"""Presidium meetings, as `org:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.org.views import meetings

app_name = "org"
urlpatterns = [
    path("unions/<path:name>/meetings", meetings.meetings, name="meetings"),
    path("meetings/<int:number>/", meetings.meeting, name="meeting"),
    path("meetings/<int:number>/minutes", meetings.minutes, name="minutes"),
    path("meetings/<int:number>/attendance", meetings.attend, name="attend"),
    path("meetings/<int:number>/points/<int:point>", meetings.decide, name="decide"),
    path("decisions/<int:number>/done", meetings.finish, name="finish"),
]
