from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "huizhang.compliance"
    label = "compliance"
