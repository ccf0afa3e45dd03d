"""`huizhang project certificate`: who helped, in which project, for how many hours, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huizhang.config.acting import as_person
from huizhang.config.commands import Token
from huizhang.kernel.message import message
from huizhang.selection.doors.certificates import certificate as pdf_of
from huizhang.shell.language import say
from huizhang.shell.language import text as _


def certificate(
    number: Annotated[int, typer.Argument(help=_("The volunteer's number, as the project shows it."))],
    out: Annotated[Path, typer.Option("--out", help=_("The PDF to write."))],
    token: Token = None,
) -> None:
    with as_person(token) as me:
        _name, made = pdf_of(me, number, me.pack, me.today)
        out.write_bytes(made)
    typer.echo(say(message("{file} is written.", file=str(out))))
