"""`huizhang init`: the deployment's folder, its own pack, its database and its first people."""

from __future__ import annotations

import json
import secrets
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.core.management import call_command

from huizhang.config.commands import Json
from huizhang.config.deployment import SCHOOL, environment, school_pack
from huizhang.config.environment import Environment
from huizhang.kernel.message import message
from huizhang.people.actions import settle_first_people
from huizhang.people.queries import anybody
from huizhang.policy.resolve import resolve
from huizhang.shell.language import say
from huizhang.shell.language import text as _

PACK = """\
# {institution}自己的设置：在校级方案之上逐项改写，均可注明施行日期；文号、效力等沿用校级方案。
id = "{id}"
institution = "{institution}"
extends = {extends}
"""
RULES = """\
# 每条设置写成一块，只写要改的键，例如：
# [[rule]]
# id = "voice.answered"
# from = 2026-09-01
# reply_days = 10
"""


def init(
    pack: Annotated[str, typer.Option("--pack", help=_("The university's plan: a pack's id or folder."))],
    institution: Annotated[str, typer.Option("--institution", help=_("The university's name."))],
    administrator: Annotated[str, typer.Option("--administrator", help=_("Who runs the system."))],
    officer: Annotated[
        str | None,
        typer.Option("--officer", help=_("Who gets the first seat on the school league committee.")),
    ] = None,
    as_json: Json = False,
) -> None:
    home = environment().home
    tokens = found(pack, institution, administrator, officer)
    if as_json:
        typer.echo(json.dumps({"home": str(home), "tokens": tokens}, ensure_ascii=False))
        return
    typer.echo(
        say(message("the deployment of {institution} is in {home}", institution=institution, home=str(home)))
    )
    for name, token in tokens.items():
        typer.echo(say(message("token of {name}, shown only now: {token}", name=name, token=token)))


def found(pack: str, institution: str, administrator: str, officer: str | None) -> dict[str, str]:
    """Make what is missing; the token of each first person by name. Raises PackError."""
    resolve(pack)
    environment().home.mkdir(parents=True, exist_ok=True)
    write_key(environment())
    _write_pack(school_pack(), pack, institution)
    call_command("migrate", verbosity=0, interactive=False)
    if anybody():
        return {}
    return settle_first_people(administrator=administrator, officer=officer, start=date.today())


def write_key(known: Environment) -> None:
    """The one with which this process signs already, so that what it signs lasts; never one from outside."""
    file = known.secret_key_file
    if not file.exists():
        key = secrets.token_urlsafe(50) if known.given_secret_key else known.secret_key
        file.touch(mode=0o600)
        file.write_text(key)


def _write_pack(folder: Path, pack: str, institution: str) -> None:
    """What the school has set already is never overwritten."""
    if (folder / "pack.toml").exists():
        return
    folder.mkdir(exist_ok=True)
    extends = str(Path(pack).resolve()) if Path(pack).is_dir() else pack
    values = {"id": SCHOOL, "institution": _quoted(institution), "extends": json.dumps(extends)}
    (folder / "rules.toml").write_text(RULES, encoding="utf-8")
    (folder / "pack.toml").write_text(PACK.format(**values), encoding="utf-8")


def _quoted(text: str) -> str:
    """Inside a TOML basic string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
