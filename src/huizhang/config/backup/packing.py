"""One file from a folder, and a folder from one file."""

from __future__ import annotations

import tarfile
import zlib
from pathlib import Path

from huizhang.config.backup.manifest import NAME, BackupRefused, files_in
from huizhang.kernel.message import message

COMPRESSION = 6


def pack(folder: Path, file: Path) -> None:
    """Complete or not at all, and readable by its owner only. Raises BackupRefused."""
    if file.exists():
        raise BackupRefused(message("{file} exists already: choose another name", file=str(file)))
    partial = file.with_name(file.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        with tarfile.open(partial, "w:gz", compresslevel=COMPRESSION) as archive:
            for path in (NAME, *(path for path in files_in(folder) if path != NAME)):
                archive.add(folder / path, path)
        partial.rename(file)
    except OSError as error:
        raise BackupRefused(
            message("{file} cannot be written: {why}", file=str(file), why=str(error))
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def unpack(file: Path, folder: Path) -> None:
    """Raises BackupRefused for what is no archive, incomplete, or would write outside of `folder`."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(folder, filter="data")
    except FileNotFoundError:
        raise BackupRefused(message("there is no file {file}", file=str(file))) from None
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        said = message("{file} is no backup, or incomplete or damaged: {why}", file=str(file), why=str(error))
        raise BackupRefused(said) from error
