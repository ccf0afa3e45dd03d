"""Students: the search, one's own page, and the page of one."""

from __future__ import annotations

from django.urls import path

from huizhang.compliance.students import views

urlpatterns = [
    path("students/", views.search, name="students"),
    path("my-eligibility", views.own, name="own"),
    path("students/<path:student_no>", views.student, name="student"),
]
