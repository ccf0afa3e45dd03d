"""All pages of compliance under one name, `compliance:…`."""

from __future__ import annotations

from huizhang.compliance.students.urls import urlpatterns as students

app_name = "compliance"
urlpatterns = [*students]
