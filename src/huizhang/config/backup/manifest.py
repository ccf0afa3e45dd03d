"""What a backup says of itself: its format, the state of the schema, and the checksum of each file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from huizhang.kernel.message import Message, message

FORMAT = 1
NAME = "manifest.json"


class BackupRefused(Exception):
    """A backup can neither be written nor restored like this; `message` says why."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migrations` are the newest of each app, [app, name]; `tables` are numbers of rows; `files` are SHA-256
    by path inside the backup."""

    format: int
    huizhang: str
    made: str
    database: str
    migrations: list[list[str]]
    tables: dict[str, int]
    files: dict[str, str]

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / NAME).write_text(text, encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Raises BackupRefused where there is none, or one that this version cannot read."""
    try:
        given = json.loads((folder / NAME).read_text(encoding="utf-8"))
        newer = given["format"] > FORMAT
        if not newer:
            return Manifest(**given)
    except (OSError, ValueError, TypeError, KeyError):
        raise BackupRefused(message("this is no backup of huizhang: its manifest is missing")) from None
    raise from_newer(given.get("huizhang", "?"))


def from_newer(version: str) -> BackupRefused:
    return BackupRefused(
        message(
            "the backup was made by huizhang {version}, which is newer: upgrade, then restore",
            version=version,
        )
    )


def verify(folder: Path, manifest: Manifest) -> None:
    """Every file is there as it was written, and no other. Raises BackupRefused."""
    found = set(files_in(folder)) - {NAME}
    for path in sorted(found ^ set(manifest.files)):
        raise BackupRefused(message("the backup is damaged: {path} is missing or does not belong", path=path))
    for path, expected in manifest.files.items():
        if checksum(folder / path) != expected:
            raise BackupRefused(message("the backup is damaged: {path} was changed", path=path))


def files_in(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
