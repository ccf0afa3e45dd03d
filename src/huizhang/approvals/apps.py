from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "huizhang.approvals"
    label = "approvals"
