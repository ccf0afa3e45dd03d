"""`huizhang policy cases`: do the rules say what the pack's worked examples expect?"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from huizhang.compliance.cases import Outcome, run
from huizhang.config.commands import Json
from huizhang.kernel.message import message
from huizhang.policy.cases import cases_of
from huizhang.policy.resolve import resolve
from huizhang.records.tables import TABLES
from huizhang.shell.language import say, spoken
from huizhang.shell.language import text as _


def cases(
    pack: Annotated[str, typer.Argument(help=_("A pack's id, or the folder of a pack."))],
    as_json: Json = False,
) -> None:
    tables = {table.name: table for table in TABLES}
    outcomes = [run(case, resolve(pack, case.as_of), tables) for case in cases_of(pack)]
    if as_json:
        typer.echo(json.dumps([_as_dict(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    else:
        for outcome in outcomes:
            _show(outcome)
        kept = sum(outcome.holds for outcome in outcomes)
        typer.echo(say(message("{kept} of {all} cases hold", kept=kept, all=len(outcomes))))
    raise typer.Exit(0 if all(outcome.holds for outcome in outcomes) else 1)


def _show(outcome: Outcome) -> None:
    case = outcome.case
    title = spoken().choose(case.zh, case.en)
    typer.echo(f"{'✓' if outcome.holds else '✗'} {case.rule} {case.status}: {title}")
    if outcome.problem is not None:
        typer.echo(f"    {say(outcome.problem)}")


def _as_dict(outcome: Outcome) -> dict[str, object]:
    return {
        "rule": outcome.case.rule,
        "zh": outcome.case.zh,
        "expected": str(outcome.case.status),
        "got": str(outcome.finding.status) if outcome.finding else None,
        "holds": outcome.holds,
        "problem": say(outcome.problem) if outcome.problem else None,
    }
