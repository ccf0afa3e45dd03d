"""Plans: to read, to compare, and what the school sets itself."""

from __future__ import annotations

from django.urls import path

from huizhang.compliance.plans import views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/<int:number>", views.article, name="article"),
    path("plans/compare", views.compare, name="compare"),
    path("plans/<slug:pack>", views.shipped, name="shipped"),
]
