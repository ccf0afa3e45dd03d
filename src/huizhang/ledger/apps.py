from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "huizhang.ledger"
    label = "ledger"
