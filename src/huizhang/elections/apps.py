from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "huizhang.elections"
    label = "elections"
