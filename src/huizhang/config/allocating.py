"""`huizhang allocate`: the seats of a congress, from a folder."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from huizhang.config.allocation_shown import show, show_infeasible
from huizhang.config.commands import Json, PackName
from huizhang.congress.exchange import ELECTORATE, electorate_of
from huizhang.congress.rules.allocation import Allocation, Electorate, allocate, demands_of, side_by_side
from huizhang.exchange.problems import BadInput, in_order
from huizhang.exchange.telling import bad_input_told, progress_shown, tell_notices
from huizhang.kernel.message import message
from huizhang.people.exchange import entry_years_are_near
from huizhang.policy.pack import Pack
from huizhang.policy.resolve import resolve
from huizhang.records import auditing
from huizhang.records.tables import TABLES
from huizhang.shell.language import say, spoken
from huizhang.shell.language import text as _

READ = tuple(table for table in TABLES if table.name in ELECTORATE)


class Clubs(StrEnum):
    POOL = "pool"
    DUAL = "dual"


def allocation(
    folder: Annotated[Path, typer.Argument(help=_("The exchange folder: students, and the major clubs."))],
    pack: PackName,
    seats: Annotated[
        int, typer.Option("--seats", min=1, help=_("How many seats the congress has, clubs included."))
    ],
    clubs: Annotated[
        Clubs | None,
        typer.Option(
            "--clubs",
            help=_(
                "pool: clubs have seats of their own; dual: delegates of the colleges speak for them, too. "
                "By default as the pack says."
            ),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    plan = resolve(pack, date.today())
    demands = demands_of(plan, clubs)
    with bad_input_told(as_json, writes=False):
        people = _electorate(folder, plan)
    found = allocate(people, demands, seats)
    for said in found.warnings:
        typer.echo(say(said), err=True)
    if as_json:
        typer.echo(json.dumps(found.as_dict(spoken()), ensure_ascii=False, indent=2))
    elif isinstance(found, Allocation):
        show(found, side_by_side(people, demands.seating, seats), spoken(), Console())
    else:
        show_infeasible(found, spoken(), Console())
    raise typer.Exit(0 if isinstance(found, Allocation) else 1)


def _electorate(folder: Path, plan: Pack) -> Electorate:
    """Raises BadInput."""
    with progress_shown(say(message("reading"))) as progress:
        read = auditing.read(folder, plan, progress, READ)
    tell_notices(read.notices)
    problems = in_order([*read.problems, *entry_years_are_near(read, date.today())])
    if problems:
        raise BadInput(problems)
    return electorate_of(read)
