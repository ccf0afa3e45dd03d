from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "huizhang.exchange"
    label = "exchange"
