from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "huizhang.selection"
    label = "selection"

    def ready(self) -> None:
        from huizhang.selection.kinds import KINDS

        for kind in KINDS:
            kind.register()
