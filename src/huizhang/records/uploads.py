"""Files that a browser sent, in a folder of their own until they are taken in, given up or a day old."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from huizhang.exchange.problems import BadInput, folder_problem
from huizhang.kernel.message import message

KEPT_SECONDS = 24 * 3600
LONGEST_FILE_NAME = 200
LONGEST_NAME = 200
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Upload:
    """`account` alone may open it; `name` is what people call it; known from `effective_on`."""

    token: str
    account: int
    name: str
    organ: str
    college: str
    effective_on: date
    roll_over: bool = False

    @property
    def files(self) -> Path:
        return _home(self.token) / "files"


def keep(upload: Upload, files: Sequence[UploadedFile[Any]]) -> None:
    """Write the files into the upload's folder. Raises BadInput where two have the same name."""
    sweep()
    upload.files.mkdir(parents=True)
    try:
        for file in files:
            _write(upload.files / _safe(file.name or ""), file)
    except BadInput:
        discard(upload)
        raise
    told = {**asdict(upload), "effective_on": upload.effective_on.isoformat()}
    (_home(upload.token) / "upload.json").write_text(json.dumps(told), encoding="utf-8")


def new_token() -> str:
    return secrets.token_urlsafe(16)


def name_of(files: Sequence[UploadedFile[Any]]) -> str:
    """The names of the files, as far as they fit."""
    names = "、".join(file.name or "" for file in files)
    return names if len(names) <= LONGEST_NAME else f"{names[: LONGEST_NAME - 1]}…"


def find(token: str, account: int) -> Upload | None:
    """The upload of this account; None where it is another's, taken in, or too old."""
    if not TOKEN.fullmatch(token):
        return None
    try:
        told = json.loads((_home(token) / "upload.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    upload = Upload(**{**told, "effective_on": date.fromisoformat(told["effective_on"])})
    return upload if upload.account == account else None


def discard(upload: Upload) -> None:
    shutil.rmtree(_home(upload.token), ignore_errors=True)


def sweep() -> None:
    """Remove what was sent more than a day ago."""
    oldest = time.time() - KEPT_SECONDS
    for folder in settings.UPLOADS.glob("*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _home(token: str) -> Path:
    uploads: Path = settings.UPLOADS
    return uploads / token


def _safe(name: str) -> str:
    """The last part of the name, short enough for a file system, its ending kept."""
    plain = Path(name.replace("\\", "/")).name or "file"
    stem, suffix = Path(plain).stem, Path(plain).suffix[:10]
    return stem.encode()[:LONGEST_FILE_NAME].decode(errors="ignore") + suffix


def _write(path: Path, file: UploadedFile[Any]) -> None:
    try:
        with path.open("xb") as target:
            for chunk in file.chunks():
                target.write(chunk)
    except FileExistsError:
        said = message("two of the files are called {name}; rename one", name=path.name)
        raise folder_problem(said, path.name) from None
