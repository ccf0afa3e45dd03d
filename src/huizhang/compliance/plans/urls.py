"""Plans: to read, to compare, and what the school sets itself."""

from __future__ import annotations

from django.urls import path

from huizhang.compliance.plans import document_views, setting_views, table_views, views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/<int:number>", views.article, name="article"),
    path("plan/document", document_views.document, name="document"),
    path("plans/compare", views.compare, name="compare"),
    path("plans/<slug:pack>", views.shipped, name="shipped"),
    path("settings/", setting_views.settings, name="settings"),
    path("settings/terms", setting_views.terms, name="terms"),
    path("settings/days/<slug:name>", setting_views.days, name="days"),
    path("settings/tables/<slug:table>/<slug:key>", table_views.table_setting, name="table_setting"),
    path("settings/<str:rule>/<slug:key>", setting_views.setting, name="setting"),
]
