from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "huizhang.eligibility"
    label = "eligibility"
