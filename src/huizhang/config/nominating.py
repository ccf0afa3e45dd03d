"""`huizhang nominate`: recommending one person, or everybody of a list, for a post."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from huizhang.config.acting import account_with
from huizhang.config.commands import Json, Token
from huizhang.config.deployment import demand_deployment, school_pack
from huizhang.config.nomination_list import Said, saying, wishes_of_file
from huizhang.exchange.telling import bad_input_told
from huizhang.kernel.message import message
from huizhang.policy.pack import Pack
from huizhang.policy.resolve import resolve
from huizhang.selection.actions import Wish
from huizhang.selection.actions.recommending import recommend
from huizhang.shell.language import say
from huizhang.shell.language import text as _


@saying
def nominate(
    said: Said,
    student: Annotated[str | None, typer.Argument(help=_("The student's number; not with --list."))] = None,
    file: Annotated[
        Path | None, typer.Option("--list", help=_("A .csv or .xlsx with a person a row: 学号, 职务, 部门."))
    ] = None,
    token: Token = None,
    as_json: Json = False,
) -> None:
    """All of them or none."""
    demand_deployment()
    account, today = account_with(token), timezone.localdate()
    pack = resolve(school_pack(), today)
    with bad_input_told(as_json):
        wishes = _named(student, file, said, pack)
    made = recommend(actor=account, organ=said.organ_of(pack), wishes=wishes, pack=pack)
    cases = [{"case": one.case.number, "student_no": one.student_id} for one in made]
    if as_json:
        typer.echo(json.dumps({"batch": made[0].case.batch, "cases": cases}, ensure_ascii=False))
        return
    for one in cases:
        typer.echo(f"{one['case']}  {one['student_no']}")
    typer.echo(say(message("{n} people are recommended.", n=len(cases))))


def _named(student: str | None, file: Path | None, said: Said, pack: Pack) -> list[Wish]:
    """Raises typer.BadParameter, BadInput."""
    if (student is None) == (file is None):
        raise typer.BadParameter(say(message("name one student, or a file with --list")))
    return wishes_of_file(file, said, pack) if file else said.wishes([{"student_no": student}], pack)
