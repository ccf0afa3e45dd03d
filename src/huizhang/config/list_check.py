"""`huizhang nomination check`: what a proposed list would break, before anybody hands it in."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from huizhang.config.acting import as_person
from huizhang.config.commands import Json, Token
from huizhang.config.nomination_list import Said, saying, wishes_of_file
from huizhang.exchange.problems import BadInput, Problem
from huizhang.exchange.telling import bad_input_told
from huizhang.kernel.message import message
from huizhang.policy.pack import Pack
from huizhang.selection.actions import Wish
from huizhang.selection.actions.recommending import check
from huizhang.selection.doors.checking import ListChecked, told
from huizhang.selection.rules.pasting import lines_of
from huizhang.shell.language import say
from huizhang.shell.language import text as _

PASTED = Path("-")


@saying
def check_list(
    said: Said,
    file: Annotated[
        Path,
        typer.Argument(
            help=_("A .csv or .xlsx with a person a row; - reads rows pasted from a spreadsheet.")
        ),
    ],
    token: Token = None,
    as_json: Json = False,
) -> None:
    """Status 1 where it would break a rule or not be taken in; nothing is written but who looked."""
    with as_person(token) as me:
        with bad_input_told(as_json, writes=False):
            wishes = _pasted(said, me.pack) if file == PASTED else wishes_of_file(file, said, me.pack)
        found = check(actor=me.user, organ=said.organ_of(me.pack), wishes=wishes, pack=me.pack)
        answer = ListChecked.model_validate(told(found)).model_dump(mode="json")
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _tell(answer)
    raise typer.Exit(0 if answer["good"] else 1)


def _pasted(said: Said, pack: Pack) -> list[Wish]:
    """Raises BadInput."""
    lines, wrong = lines_of(sys.stdin.read())
    if wrong:
        raise BadInput(Problem(None, None, None, None, None, one) for one in wrong)
    return said.wishes((asdict(line) for line in lines), pack)


def _tell(answer: dict[str, Any]) -> None:
    for row in answer["rows"]:
        mark = "✗" if row["faults"] else "✓"
        typer.echo("  ".join(filter(None, (mark, row["student_no"], row["name"], row["department"]))))
        for fault in row["faults"]:
            typer.echo(f"    {fault}")
    for limit in answer["limits"]:
        typer.echo(f"✗ {limit['subject']}  {limit['asks']}  ({limit['rule']})")
        for reason in limit["reasons"]:
            typer.echo(f"    {reason}")
    for fault in answer["faults"]:
        typer.echo(f"✗ {fault}")
    if answer["good"]:
        typer.echo(say(message("Nothing stands against this list.")))
