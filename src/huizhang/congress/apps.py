from django.apps import AppConfig


class CongressConfig(AppConfig):
    name = "huizhang.congress"
    label = "congress"
