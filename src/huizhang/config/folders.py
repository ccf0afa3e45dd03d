"""`huizhang import`, `undo`, `export` and `demo-data`: folders in and out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as Grid

from huizhang.config.acting import acting_for
from huizhang.config.commands import AsOf, Json, KnownOn, Token
from huizhang.config.deployment import demand_deployment, school_pack
from huizhang.exchange.error_sheet import write_error_sheet
from huizhang.exchange.importing import preview
from huizhang.exchange.models import ImportBatch
from huizhang.exchange.planning import STATES
from huizhang.exchange.problems import BadInput
from huizhang.exchange.telling import bad_input_told, progress_shown, tell_notices
from huizhang.kernel.message import message
from huizhang.policy.resolve import resolve
from huizhang.records import actions, auditing
from huizhang.records.actions import KEEPERS
from huizhang.records.demo import FORMS, generate
from huizhang.records.tables import REGISTRY, TABLES
from huizhang.shell.language import say, spoken
from huizhang.shell.language import text as _

Counts = dict[str, dict[str, int]]


def import_(
    folder: Annotated[Path, typer.Argument(help=_("The exchange folder to take in."))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would happen; write nothing."))
    ] = False,
    errors: Annotated[
        Path | None, typer.Option("--errors", help=_("Write the problems as a workbook to open in Excel."))
    ] = None,
    on: KnownOn = None,
    token: Token = None,
    as_json: Json = False,
) -> None:
    demand_deployment()
    day = on or date.today()
    pack = resolve(school_pack(), day)
    acting = None if dry_run else acting_for(token, KEEPERS)
    with bad_input_told(as_json):
        with progress_shown(say(message("reading"))) as progress:
            read = auditing.read(folder, pack, progress)
        tell_notices(read.notices)
        planned = preview(read, REGISTRY, day)
        if planned.problems:
            if errors:
                write_error_sheet(errors, planned.problems, read, spoken())
                typer.echo(say(message("written: {file}", file=str(errors))), err=True)
            raise BadInput(planned.problems)
        if acting is None:
            _show(planned.counts(), None, as_json)
            return
        with progress_shown(say(message("writing"))):
            batch = actions.import_folder(
                acting.account,
                organ=acting.organ,
                folder=read,
                name=folder.resolve().name,
                effective_on=day,
                pack_hash=pack.hash,
            )
    _show(batch.counts, batch.pk, as_json)


def undo(
    number: Annotated[int, typer.Argument(help=_("The number that huizhang import gave."))],
    token: Token = None,
    as_json: Json = False,
) -> None:
    demand_deployment()
    acting = acting_for(token, KEEPERS)
    batch = ImportBatch.objects.filter(pk=number).first()
    if batch is None:
        raise typer.BadParameter(say(message("there is no import {number}", number=number)))
    undone = actions.undo_import(acting.account, batch=batch, organ=acting.organ)
    if as_json:
        typer.echo(json.dumps({"import": undone.pk, "undone": True}))
    else:
        typer.echo(say(message("import {number} is undone", number=undone.pk)))


def export(
    folder: Annotated[Path, typer.Argument(help=_("A new or empty folder."))],
    form: Annotated[str, typer.Option("--form", help=_("csv, xlsx or parquet."))] = "csv",
    chinese: Annotated[bool, typer.Option("--chinese", help=_("Chinese headers and values."))] = False,
    as_json: Json = False,
) -> None:
    demand_deployment()
    if form not in ("csv", "xlsx", "parquet"):
        raise typer.BadParameter(say(message("{form} is no form; choose csv, xlsx or parquet", form=form)))
    with bad_input_told(as_json):
        counts = actions.export(folder, form=form, chinese=chinese)
    if as_json:
        typer.echo(json.dumps(counts))
    else:
        rows = sum(counts.values())
        typer.echo(
            say(
                message(
                    "{tables} tables with {rows} rows in {folder}",
                    tables=len(counts),
                    rows=rows,
                    folder=str(folder),
                )
            )
        )


def demo_data(
    out: Annotated[Path, typer.Argument(help=_("A new or empty folder."))],
    pack: Annotated[
        str,
        typer.Option(
            "--pack", help=_("kunming, xianning, or the folder of a pack that extends one of them.")
        ),
    ] = "kunming",
    students: Annotated[int, typer.Option("--students", min=1, help=_("How many students."))] = 3000,
    seed: Annotated[int, typer.Option("--seed", help=_("The same seed gives the same university."))] = 1,
    form: Annotated[str, typer.Option("--form", help=", ".join(FORMS))] = "auto",
    as_of: AsOf = None,
    standings: Annotated[
        bool,
        typer.Option("--standings", help=_("Also write the ranks as an academic office would give them.")),
    ] = False,
) -> None:
    with progress_shown(say(message("writing"))) as progress:
        generate(
            out,
            pack=pack,
            students=students,
            seed=seed,
            form=form,
            as_of=as_of,
            standings=standings,
            progress=progress,
        )
    typer.echo(str(out))


def _show(counts: Counts, number: int | None, as_json: bool) -> None:
    """What an import did, or (number None) would do."""
    if as_json:
        typer.echo(json.dumps({"import": number, "tables": counts}, ensure_ascii=False))
        return
    titles = {table.name: table.title for table in TABLES}
    grid = Grid(say(message("table")), *map(say, STATES.values()))
    for column in grid.columns[1:]:
        column.justify = "right"
    for table, states in counts.items():
        grid.add_row(say(titles[table]), *(f"{states[state]:,}" for state in STATES))
    Console().print(grid)
    typer.echo(
        say(message("nothing was written (dry run)"))
        if number is None
        else say(message("taken in as import {number}; huizhang undo {number} takes it back", number=number))
    )
