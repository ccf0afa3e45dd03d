from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "huizhang.elections"
    label = "elections"

    def ready(self) -> None:
        from huizhang.congress.rules import ballots
        from huizhang.elections.calling_up import in_elections
        from huizhang.elections.kinds import KINDS
        from huizhang.elections.queries.held import ballot_waits
        from huizhang.shell.called import register

        for kind in KINDS:
            kind.register()
        register(in_elections)
        ballots.register(ballot_waits)
