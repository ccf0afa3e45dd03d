from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "huizhang.oversight"
    label = "oversight"
