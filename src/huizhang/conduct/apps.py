from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "huizhang.conduct"
    label = "conduct"
