"""The compliance board and what lies behind it."""

from __future__ import annotations

from django.urls import path

from huizhang.compliance.board import reason_views, views

urlpatterns = [
    path("", views.board, name="board"),
    path("findings", views.findings, name="findings"),
    path("evidence.csv", views.evidence, name="evidence"),
    path("year", views.year, name="year"),
    path("reason", reason_views.reason, name="reason"),
    path("report.html", views.report_html, name="report_html"),
    path("report.pdf", views.report_pdf, name="report_pdf"),
]
