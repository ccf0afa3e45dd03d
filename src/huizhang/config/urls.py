"""Every page: each capability's under its own path."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

from huizhang.config import views
from huizhang.config.api import api, description, no_such_call
from huizhang.shell import views as shell

urlpatterns = [
    path("", views.home, name="home"),
    path("begin", views.begin, name="begin"),
    path("health", views.health, name="health"),
    path("language", shell.choose_language, name="choose_language"),
    path("theme", shell.choose_theme, name="choose_theme"),
    path("offline", shell.offline, name="offline"),
    path("service-worker.js", shell.service_worker, name="service_worker"),
    path("account/", include("huizhang.people.urls")),
    path("api/docs", description, name="api_description"),
    path("api/", no_such_call, name="no_such_call"),
    path("api/", api.urls),
    path("api/<path:unknown>", no_such_call, name="no_such_call"),
    path("", include("huizhang.approvals.urls")),
    path("", include("huizhang.selection.projects.urls")),
    path("", include("huizhang.selection.urls")),
    path("", include("huizhang.elections.urls")),
    path("", include("huizhang.congress.urls")),
    path("", include("huizhang.org.urls")),
    path("records/", include("huizhang.records.urls")),
    path("ledger/", include("huizhang.records.acts.urls")),
    path("", include("huizhang.compliance.urls")),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("gallery", shell.gallery, name="gallery"))
