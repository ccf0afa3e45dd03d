"""The inbox and the cases, as `approvals:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.approvals.views import attachments, batch, case, form, inbox

app_name = "approvals"
urlpatterns = [
    path("inbox/", inbox.waiting, name="inbox"),
    path("cases/", inbox.cases, name="cases"),
    path("cases/lists/<str:name>/", batch.batch, name="batch"),
    path("cases/lists/<str:name>/decide", batch.decide, name="decide_batch"),
    path("cases/<int:number>/", case.case, name="case"),
    path("cases/<int:number>/decide", case.decide, name="decide"),
    path("cases/<int:number>/withdraw", case.withdraw, name="withdraw"),
    path("cases/<int:number>/form.<str:ending>", form.form, name="form"),
    path("cases/<int:number>/attachments", attachments.add, name="attach"),
    path("cases/<int:number>/attachments/<int:attachment>", attachments.file, name="attachment"),
]
