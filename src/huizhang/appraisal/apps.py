from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "huizhang.appraisal"
    label = "appraisal"
