from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "huizhang.people"
    label = "people"
