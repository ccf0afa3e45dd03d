from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "huizhang.elections"
    label = "elections"

    def ready(self) -> None:
        from huizhang.elections.kinds import KINDS

        for kind in KINDS:
            kind.register()
