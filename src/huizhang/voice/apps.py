from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "huizhang.voice"
    label = "voice"
