from django.apps import AppConfig


class CongressConfig(AppConfig):
    name = "huizhang.congress"
    label = "congress"

    def ready(self) -> None:
        from huizhang.congress.kinds import KINDS

        for kind in KINDS:
            kind.register()
