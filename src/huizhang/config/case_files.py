"""`huizhang case attach` and `huizhang case file`: files that lie with a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from huizhang.approvals.actions import attach
from huizhang.approvals.queries.attachments import attachment_of
from huizhang.config.acting import as_person
from huizhang.config.commands import Json, Token
from huizhang.config.inbox import Number, app, case_asked, write
from huizhang.kernel.message import message
from huizhang.shell.language import say
from huizhang.shell.language import text as _


@app.command(
    "attach",
    help=_("Put a file with a case: pdf, docx, xlsx, jpg or png."),
    epilog=_("Example: {command}").format(command="huizhang case attach HZ2026-00042 证明.pdf"),
)
def add(
    number: Number,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=_("The file."))],
    token: Token = None,
    as_json: Json = False,
) -> None:
    with file.open("rb") as opened:
        content = opened.read(settings.LARGEST_ATTACHMENT + 1)
    with as_person(token) as me:
        made = attach(actor=me.user, case=case_asked(me, number).pk, name=file.name, content=content)
    if as_json:
        write({"id": made.pk, "name": made.name, "media_type": made.media_type, "size": made.size})
    else:
        typer.echo(say(message("{file} lies with the case as file {n}.", file=made.name, n=made.pk)))


@app.command(
    "file",
    help=_("Fetch a file of a case; `huizhang case show --json` tells their numbers."),
    epilog=_("Example: {command}").format(command="huizhang case file HZ2026-00042 7 --out 证明.pdf"),
)
def fetch(
    number: Number,
    file: Annotated[int, typer.Argument(help=_("The number of the file."))],
    out: Annotated[
        Path | None, typer.Option("--out", help=_("Where to write it; its own name here."))
    ] = None,
    token: Token = None,
) -> None:
    with as_person(token) as me:
        found = attachment_of(case_asked(me, number), file)
    if found is None:
        raise typer.BadParameter(say(message("there is no file {n} with this case", n=file)))
    path = out or Path(found.name)
    if path.exists():
        raise typer.BadParameter(
            say(message("{file} exists already; name another with --out", file=str(path)))
        )
    path.write_bytes(bytes(found.content))
    typer.echo(str(path))


__all__ = ["app"]
