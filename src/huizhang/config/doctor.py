"""`huizhang doctor`: does this machine have what the program needs?"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer
from django.db import DatabaseError, connection

from huizhang.config.commands import Json
from huizhang.config.deployment import NoDeployment, environment, school_pack, unapplied
from huizhang.documents.typst import FontMissing, body_fonts
from huizhang.kernel.message import Message, message
from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve
from huizhang.shell.language import say

OLDEST_PYTHON, OLDEST_SQLITE = (3, 11), (3, 35)
LEAST_SPACE = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Sign:
    """`healthy` is None for what is worth knowing and stops nothing."""

    name: Message
    healthy: bool | None
    said: Message


def doctor(as_json: Json = False) -> None:
    signs = [look() for look in SIGNS]
    if as_json:
        typer.echo(json.dumps([_as_dict(sign) for sign in signs], ensure_ascii=False, indent=2))
    else:
        for sign in signs:
            typer.echo(f"{_mark(sign.healthy)} {say(sign.name)}: {say(sign.said)}")
    raise typer.Exit(1 if any(sign.healthy is False for sign in signs) else 0)


def _python() -> Sign:
    version = ".".join(map(str, sys.version_info[:3]))
    return Sign(
        message("Python"),
        sys.version_info >= OLDEST_PYTHON,
        message("{version} (3.11 or newer)", version=version),
    )


def _sqlite() -> Sign:
    healthy = sqlite3.sqlite_version_info >= OLDEST_SQLITE
    return Sign(
        message("SQLite"), healthy, message("{version} (3.35 or newer)", version=sqlite3.sqlite_version)
    )


def _fonts() -> Sign:
    try:
        return Sign(message("fonts for PDF"), True, message("{families}", families=body_fonts()))
    except FontMissing as missing:
        return Sign(message("fonts for PDF"), False, missing.message)


def _disk() -> Sign:
    place = next(
        folder for folder in (environment().home, *environment().home.absolute().parents) if folder.exists()
    )
    free = shutil.disk_usage(place).free
    said = message("{free} GiB free at {place} (2 GiB or more)", free=free // 1024**3, place=str(place))
    return Sign(message("disk"), free >= LEAST_SPACE, said)


def _home() -> Sign:
    home = environment().home
    if not home.exists():
        said = message("{home} does not exist yet: huizhang init makes it (HUIZHANG_HOME)", home=str(home))
        return Sign(message("deployment"), None, said)
    return Sign(message("deployment"), os.access(home, os.W_OK), message("{home}", home=str(home)))


def _pack() -> Sign:
    if not (school_pack() / "pack.toml").is_file():
        return Sign(message("pack"), None, message("none yet: huizhang init makes it"))
    try:
        return Sign(message("pack"), True, message("{lineage}", lineage=list(resolve(school_pack()).lineage)))
    except PackError as error:
        return Sign(message("pack"), False, error.message)


def _database() -> Sign:
    name = message("database ({vendor})", vendor=connection.vendor)
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return Sign(name, None, message("none yet: huizhang init makes it"))
    try:
        waiting = unapplied()
    except (DatabaseError, NoDeployment) as error:
        return Sign(name, False, message("it cannot be opened: {why}", why=str(error).strip()))
    if waiting:
        return Sign(name, False, message("{n} migrations wait: run huizhang init again", n=len(waiting)))
    return Sign(name, True, message("up to date"))


SIGNS: tuple[Callable[[], Sign], ...] = (_python, _sqlite, _fonts, _disk, _home, _pack, _database)


def _mark(healthy: bool | None) -> str:
    return {True: "✓", False: "✗", None: "–"}[healthy]


def _as_dict(sign: Sign) -> dict[str, object]:
    return {"sign": sign.name.text, "healthy": sign.healthy, "said": say(sign.said)}
