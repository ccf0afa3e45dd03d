"""All pages of compliance under one name, `compliance:…`."""

from __future__ import annotations

from django.urls import include, path

from huizhang.compliance.plans.urls import urlpatterns as plans
from huizhang.compliance.students.urls import urlpatterns as students
from huizhang.compliance.unions.urls import urlpatterns as unions

app_name = "compliance"
urlpatterns = [path("board/", include("huizhang.compliance.board.urls")), *unions, *students, *plans]
