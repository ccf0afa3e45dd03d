from django.apps import AppConfig


class CongressConfig(AppConfig):
    name = "huizhang.congress"
    label = "congress"

    def ready(self) -> None:
        from huizhang.congress.kinds import KINDS
        from huizhang.congress.views.calling_up import at_congresses
        from huizhang.shell.called import register

        for kind in KINDS:
            kind.register()
        register(at_congresses)
