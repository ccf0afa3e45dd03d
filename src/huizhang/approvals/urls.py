"""The inbox and the cases, as `approvals:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.approvals.views import (
    attachments,
    batch,
    case,
    deputies,
    form,
    handing_over,
    inbox,
    notifications,
)

app_name = "approvals"
urlpatterns = [
    path("inbox/", inbox.waiting, name="inbox"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/<int:number>/end", deputies.end, name="end_delegation"),
    path("seats/hand-over/", handing_over.hand_overs, name="hand_overs"),
    path("seats/hand-over/<int:number>/sign", handing_over.sign, name="sign_hand_over"),
    path("notifications/", notifications.notifications, name="notifications"),
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
