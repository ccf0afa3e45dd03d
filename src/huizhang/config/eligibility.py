"""`huizhang eligibility`: who of everybody could serve, from a folder."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as Grid

from huizhang.compliance.finding import STATUS_NAMES
from huizhang.config.audit import tell_disagreements
from huizhang.config.commands import AsOf, Json, PackName
from huizhang.exchange.problems import BadInput, in_order
from huizhang.exchange.reading import check_references
from huizhang.exchange.telling import bad_input_told, progress_shown, tell_notices
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.people.exchange import entry_years_are_near
from huizhang.policy.resolve import resolve
from huizhang.records import auditing
from huizhang.shell.language import say, spoken
from huizhang.shell.language import text as _


def eligibility(
    folder: Annotated[
        Path, typer.Argument(help=_("The exchange folder: students, and standings or grades."))
    ],
    pack: PackName,
    as_of: AsOf = None,
    out: Annotated[
        Path | None, typer.Option("--out", help=_("Write everybody to FILE.xlsx, .parquet or .csv."))
    ] = None,
    as_json: Json = False,
) -> None:
    # Ibis, for those who ask: half a second
    from huizhang.records.eligible import CONDITIONS, READ, everyone, write

    day = as_of or date.today()
    plan = resolve(pack, day)
    with bad_input_told(as_json):
        with progress_shown(say(message("reading"))) as progress:
            read = auditing.read(folder, plan, progress, READ)
        tell_notices(read.notices)
        problems = in_order([*read.problems, *check_references(read, {}), *entry_years_are_near(read, day)])
        if problems:
            raise BadInput(problems)
        judged, disagreements = everyone(read, plan, day)
    tell_disagreements(disagreements)
    if out:
        write(judged, out, spoken())
        typer.echo(say(message("written: {file}", file=str(out))), err=True)
    counts = {name: Counter(judged.column(name).to_pylist()) for name in (*CONDITIONS, "eligible")}
    if as_json:
        typer.echo(_json(judged.to_pylist(), counts, disagreements))
    else:
        _show(counts, {**CONDITIONS, "eligible": message("may serve")}, judged.num_rows)


def _json(
    people: list[dict[str, object]], counts: dict[str, Counter[str]], notices: Sequence[Message]
) -> str:
    summary = {name: {str(status): counted[status] for status in Status} for name, counted in counts.items()}
    told = {
        "students": len(people),
        "summary": summary,
        "notices": [say(notice) for notice in notices],
        "people": people,
    }
    return json.dumps(told, ensure_ascii=False)


def _show(counts: dict[str, Counter[str]], names: Mapping[str, Message], students: int) -> None:
    shown = [status for status in Status if any(counted[status] for counted in counts.values())]
    grid = Grid(say(message("condition")), *(say(STATUS_NAMES[status]) for status in shown))
    for column in grid.columns[1:]:
        column.justify = "right"
    for name, counted in counts.items():
        grid.add_row(say(names[name]), *(f"{counted[status]:,}" for status in shown))
    Console().print(grid)
    typer.echo(say(message("{n} enrolled students judged", n=students)))
