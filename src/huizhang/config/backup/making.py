"""`huizhang backup` and `huizhang restore`: what they do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from huizhang import __version__
from huizhang.config.backup import database, manifest, packing, rows
from huizhang.config.backup.manifest import FORMAT, BackupRefused, Manifest
from huizhang.config.deployment import environment, school_pack
from huizhang.kernel.message import message

HOME = "home"
# what the home holds beside the database: settings, grades, the university's own document, the key
KEPT = ("school", "transcripts", "plan", "secret_key")


def back_up(file: Path) -> Manifest:
    """Write `file`. Nobody needs to stop working. Raises BackupRefused."""
    with TemporaryDirectory(prefix="huizhang-backup-") as name:
        folder = Path(name)
        with _one_moment():
            nodes = MigrationLoader(connection).graph.leaf_nodes()
            counts = _write_tables(folder / database.TABLES, nodes)
            _copy_home(folder / HOME)
        sums = {path: manifest.checksum(folder / path) for path in manifest.files_in(folder)}
        made = timezone.now().isoformat()
        said = Manifest(
            FORMAT, __version__, made, connection.vendor, [list(node) for node in nodes], counts, sums
        )
        said.write(folder)
        packing.pack(folder, file)
    return said


def restore(file: Path, *, replace: bool) -> Manifest:
    """Make this deployment what `file` holds, all or nothing. Raises BackupRefused."""
    environment().home.mkdir(parents=True, exist_ok=True)
    if not replace and ((school_pack() / "pack.toml").exists() or database.has_tables()):
        home = str(environment().home)
        raise BackupRefused(
            message("{home} or its database holds a deployment already: --replace gives it up", home=home)
        )
    # in the home, so that files move there at once
    with TemporaryDirectory(prefix=".restoring-", dir=environment().home) as name:
        folder = Path(name)
        packing.unpack(file, folder)
        said = manifest.read(folder)
        manifest.verify(folder, said)
        database.demand_known(said)
        with _put_back_on_failure(folder) as move_in:
            database.rebuild(folder, said, move_in)
    return said


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they are at the same moment."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _write_tables(folder: Path, nodes: rows.Nodes) -> dict[str, int]:
    folder.mkdir()
    models = rows.tables(MigrationLoader(connection), nodes)
    names = {model._meta.db_table: model for model in models}
    return {name: rows.write(model, folder / f"{name}.jsonl") for name, model in names.items()}


def _copy_home(folder: Path) -> None:
    folder.mkdir()
    for name in KEPT:
        source = environment().home / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.exists():
            shutil.copy2(source, folder / name)


@contextmanager
def _put_back_on_failure(folder: Path) -> Iterator[_Moving]:
    """What moves the backup's files into the home; undone where the database then fails."""
    moving = _Moving(folder)
    try:
        yield moving
    except BaseException:
        moving.back()
        raise


class _Moving:
    """The files of the home that a restoring replaces, kept in `folder` until it is done."""

    def __init__(self, folder: Path) -> None:
        self.new, self.old = folder / HOME, folder / "old"
        self.moved = False

    def __call__(self) -> None:
        self.old.mkdir()
        self.moved = True
        for name in KEPT:
            _move(environment().home / name, self.old / name)
            _move(self.new / name, environment().home / name)

    def back(self) -> None:
        if not self.moved:
            return
        for name in KEPT:
            _move(environment().home / name, self.new / name)
            _move(self.old / name, environment().home / name)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        source.rename(target)
