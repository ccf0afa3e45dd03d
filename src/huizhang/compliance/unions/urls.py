"""Unions: those in sight, and the page of one."""

from __future__ import annotations

from django.urls import path

from huizhang.compliance.unions import views

urlpatterns = [
    path("unions/", views.unions, name="unions"),
    path("unions/<path:name>", views.union, name="union"),
]
