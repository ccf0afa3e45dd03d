"""`huizhang backup` and `huizhang restore`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from huizhang.config.backup import making
from huizhang.config.backup.manifest import Manifest
from huizhang.config.commands import Json
from huizhang.config.deployment import demand_deployment, environment
from huizhang.kernel.message import message
from huizhang.shell.language import say
from huizhang.shell.language import text as _

BackupFile = Annotated[Path, typer.Argument(help=_("The file of the backup, for example huizhang.tar.gz."))]


def backup(file: BackupFile, as_json: Json = False) -> None:
    demand_deployment()
    said = making.back_up(file)
    if not _as_json(said, as_json):
        megabytes = f"{file.stat().st_size / 1e6:.1f}"
        rows = sum(said.tables.values())
        typer.echo(say(message("{file}: {rows} rows, {size} MB", file=str(file), rows=rows, size=megabytes)))


def restore(
    file: BackupFile,
    replace: Annotated[
        bool, typer.Option("--replace", help=_("Give up what this deployment holds now."))
    ] = False,
    as_json: Json = False,
) -> None:
    said = making.restore(file, replace=replace)
    if not _as_json(said, as_json):
        home, rows = str(environment().home), sum(said.tables.values())
        typer.echo(
            say(message("{home}: restored {rows} rows as of {made}", home=home, rows=rows, made=said.made))
        )
        typer.echo(say(message("look whether all is in order: huizhang check")))


def _as_json(said: Manifest, wanted: bool) -> bool:
    if wanted:
        told = {"made": said.made, "huizhang": said.huizhang, "tables": said.tables}
        typer.echo(json.dumps(told, ensure_ascii=False))
    return wanted
