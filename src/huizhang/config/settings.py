"""Django's settings, from the environment."""

from __future__ import annotations

from datetime import timedelta

from huizhang.config.database import database_settings
from huizhang.config.environment import Environment
from huizhang.config.mail import address_pattern, mail_settings
from huizhang.config.web import *  # noqa: F403  # what concerns pages only
from huizhang.config.web import MIDDLEWARE_OF_PAGES, PAGES_APPS, TASKS_BACKENDS, storages
from huizhang.shell.language import LOCALE

ENVIRONMENT = Environment()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
DEMO = ENVIRONMENT.demo
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts

DATABASES = {"default": database_settings(ENVIRONMENT.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# immutable Parquet files of grades, named by their content
TRANSCRIPTS = ENVIRONMENT.home / "transcripts"

# what browsers sent and nobody has taken in yet, and how many bytes that may be
UPLOADS = ENVIRONMENT.home / "uploads"
LARGEST_UPLOAD = ENVIRONMENT.largest_upload * 1024 * 1024
# one file that lies with a case
LARGEST_ATTACHMENT = ENVIRONMENT.largest_attachment * 1024 * 1024

# where people are told what waits for them, and the address of the pages that the words name
NOTIFY = ENVIRONMENT.channels
ADDRESS = ENVIRONMENT.address

CAPABILITIES = (
    "ledger",
    "people",
    "exchange",
    "org",
    "approvals",
    "eligibility",
    "selection",
    "congress",
    "elections",
    "conduct",
    "appraisal",
    "oversight",
    "voice",
    "compliance",
)
# they have pages and no tables
PAGES_ONLY = ("records",)
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "huizhang.shell",
    "huizhang.config",
    *(f"huizhang.{capability}" for capability in (*CAPABILITIES, *PAGES_ONLY)),
    # after ours, whose templates come before theirs
    *PAGES_APPS,
]
TASKS = {"default": {"BACKEND": TASKS_BACKENDS[ENVIRONMENT.tasks]}}
MIDDLEWARE = list(MIDDLEWARE_OF_PAGES)
STATIC_ROOT = ENVIRONMENT.home / "static"
STORAGES = storages(DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if ENVIRONMENT.https else []

ACTIVATION_LASTS = timedelta(days=ENVIRONMENT.activation_lasts)
MAIL_TO = address_pattern(ENVIRONMENT.mail_to)
globals().update(mail_settings(ENVIRONMENT.mail_server, ENVIRONMENT.mail_from))
# letters are sent by the tasks
MAILS = ENVIRONMENT.mail_server is not None and ENVIRONMENT.tasks != "off"

AUTH_USER_MODEL = "people.Account"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
LANGUAGES = (("zh-hans", "中文"), ("en", "English"))
LOCALE_PATHS = [LOCALE]
