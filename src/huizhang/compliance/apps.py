from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "huizhang.compliance"
    label = "compliance"

    def ready(self) -> None:
        from huizhang.compliance.kinds import KINDS

        for kind in KINDS:
            kind.register()
