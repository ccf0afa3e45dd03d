"""`huizhang count`: an election counted from its two files, without a database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table as Grid

from huizhang.config.commands import Json
from huizhang.elections.exchange import read_ballots, read_manifest
from huizhang.exchange.telling import bad_input_told
from huizhang.kernel.message import message
from huizhang.kernel.tally import Count, count
from huizhang.shell.language import Language, say, spoken
from huizhang.shell.language import text as _

VOTES = (
    message("in favour"),
    message("oppose"),
    message("abstain"),
    message("illegible"),
    message("elected"),
)


def counting(
    manifest: Annotated[Path, typer.Argument(help=_("MANIFEST.json: seats, candidates, numbers, rules."))],
    ballots: Annotated[Path, typer.Argument(help=_("BALLOTS.csv: a row for each ballot returned."))],
    as_json: Json = False,
) -> None:
    with bad_input_told(as_json, writes=False):
        election = read_manifest(manifest)
        found = count(election, read_ballots(ballots, election))
    if as_json:
        typer.echo(json.dumps(found.as_dict(spoken()), ensure_ascii=False, indent=2))
    else:
        _show(election.title, found, spoken(), Console())
    raise typer.Exit(0 if found.quorum_met and not found.void else 1)


def _show(title: str, found: Count, language: Language, console: Console) -> None:
    console.print(title, style="bold", highlight=False, markup=False)
    for step in found.steps:
        console.print(f"  · {step.say(language)}", highlight=False, markup=False)
    grid = Grid(box=box.SIMPLE_HEAD, title_justify="left")
    grid.add_column(say(message("candidate")))
    for heading in VOTES:
        grid.add_column(say(heading), justify="right")
    for one in found.candidates:
        numbers = (one.approve, one.oppose, one.abstain, one.illegible)
        grid.add_row(one.name, *map(str, numbers), say(message("yes")) if one.elected else "")
    console.print(grid)
