"""Django's settings, from the environment."""

from __future__ import annotations

from huizhang.config.database import database_settings
from huizhang.config.environment import Environment

ENVIRONMENT = Environment()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS: list[str] = []

DATABASES = {"default": database_settings(ENVIRONMENT.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# immutable Parquet files of grades, named by their content
TRANSCRIPTS = ENVIRONMENT.home / "transcripts"

CAPABILITIES = (
    "ledger",
    "people",
    "exchange",
    "org",
    "approvals",
    "eligibility",
    "congress",
    "conduct",
    "appraisal",
    "oversight",
    "voice",
    "compliance",
)
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    *(f"huizhang.{capability}" for capability in CAPABILITIES),
]
AUTH_USER_MODEL = "people.Account"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
