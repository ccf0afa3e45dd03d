"""Projects and their volunteers, as `projects:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.selection.projects import acting, views

app_name = "projects"
urlpatterns = [
    path("projects/", views.projects, name="projects"),
    path("projects/<path:name>/sign-up", acting.join, name="join"),
    path("projects/<path:name>/withdraw", acting.leave, name="leave"),
    path("projects/<path:name>/", views.project, name="project"),
    path("sign-ups/<int:number>/answer", acting.answer, name="answer"),
    path("volunteers/<int:number>/hours", acting.hours, name="hours"),
    path("volunteers/<int:number>/release", acting.let_go, name="release"),
    path("volunteers/<int:number>/certificate.pdf", acting.certificate, name="certificate"),
    path("unions/<path:name>/projects", views.of_union, name="of_union"),
    path("cases/<int:number>/project", views.correct, name="correct"),
]
