"""`huizhang audit`: a university's records in, judged findings out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from huizhang.compliance.finding import Report
from huizhang.compliance.report import html, pdf, terminal
from huizhang.config.commands import AsOf, Json, PackName
from huizhang.config.throwaway import throwaway_database
from huizhang.exchange.telling import bad_input_told, progress_shown, tell_notices
from huizhang.kernel.message import Message, message
from huizhang.policy.pack import Pack
from huizhang.policy.resolve import resolve
from huizhang.records import auditing
from huizhang.shell.language import say, spoken
from huizhang.shell.language import text as _

MOST_TOLD = 10


def audit(
    folder: Annotated[Path, typer.Argument(help=_("The exchange folder to audit."))],
    pack: PackName,
    as_of: AsOf = None,
    as_json: Json = False,
    html_file: Annotated[
        Path | None, typer.Option("--html", help=_("Write the report as one HTML file."))
    ] = None,
    pdf_file: Annotated[Path | None, typer.Option("--pdf", help=_("Write the report as a PDF."))] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help=_("Show what passes, too."))] = False,
) -> None:
    day = as_of or date.today()
    plan = resolve(pack, day)
    with bad_input_told(as_json, writes=False):
        report = run(folder, plan, day)
    tell_disagreements(report.notices)
    if html_file:
        write(html_file, html.render(report, spoken()).encode())
    if pdf_file:
        write(pdf_file, pdf.render(report, spoken()))
    if as_json:
        typer.echo(json.dumps(report.as_dict(spoken()), ensure_ascii=False, indent=2))
    else:
        terminal.show(report, spoken(), Console(), verbose)
    raise typer.Exit(1 if report.failed else 0)


def run(folder: Path, pack: Pack, day: date) -> Report:
    """In a throw-away database. Raises BadInput."""
    with progress_shown(say(message("reading"))) as progress:
        read = auditing.read(folder, pack, progress)
    tell_notices([*read.notices, *auditing.unchecked(read)])
    with throwaway_database(), progress_shown(say(message("judging"))):
        return auditing.audit(read, folder.name, pack, day)


def tell_disagreements(notices: Sequence[Message]) -> None:
    """The first ones; the HTML and PDF reports hold them all."""
    for notice in notices[:MOST_TOLD]:
        typer.echo(say(notice), err=True)
    if len(notices) > MOST_TOLD:
        typer.echo(say(message("and {n} more like these", n=len(notices) - MOST_TOLD)), err=True)


def write(file: Path, content: bytes) -> None:
    """The folder is made where it is missing; on standard error, since standard output is the report's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    typer.echo(say(message("written: {file}", file=str(file))), err=True)
