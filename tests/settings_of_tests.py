"""The program's settings, with what tests need otherwise: plain static files, fast hashing of passwords."""

from huizhang.config.settings import *  # noqa: F403
from huizhang.config.settings import STATIC_ROOT
from huizhang.config.web import TASKS_BACKENDS, storages

STORAGES = storages(debug=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO = True
TASKS = {"default": {"BACKEND": TASKS_BACKENDS["off"]}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
