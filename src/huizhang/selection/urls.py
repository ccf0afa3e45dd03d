"""Recommending people, as `selection:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.selection.views import correcting, lists, recommend

app_name = "selection"
urlpatterns = [
    path("recommend/", recommend.whom, name="whom"),
    path("recommend/list", lists.several, name="list"),
    path("recommend/student/<str:student_no>", recommend.one, name="recommend"),
    path("recommend/case/<int:number>", correcting.correct, name="correct"),
]
