from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "huizhang.org"
    label = "org"
