"""The pages' scripts and styles in the deployment's folder, named by their content and compressed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".collected"


def collect() -> None:
    """Compressing takes many seconds, so what was collected for the same files stays."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    given = _fingerprint()
    if stamp.is_file() and stamp.read_text() == given:
        return
    # first of all: an interrupted collection is none
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(given)


def _fingerprint() -> str:
    """Of all that decides what is collected: the files, and who arranges them."""
    found = hashlib.sha256(f"{django.__version__} {settings.STORAGES['staticfiles']['BACKEND']}".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                found.update(f"\n{path} {hashlib.sha256(file.read()).hexdigest()}".encode())
    return found.hexdigest()
