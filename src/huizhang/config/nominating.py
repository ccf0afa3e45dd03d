"""`huizhang nominate`: recommending one person, or everybody of a list, for a post."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils import timezone

from huizhang.config.acting import account_with
from huizhang.config.commands import Json, Token, day
from huizhang.config.deployment import demand_deployment, school_pack
from huizhang.config.nomination_list import NOMINATIONS
from huizhang.exchange.reading.folder import read_file
from huizhang.exchange.telling import bad_input_told
from huizhang.kernel.message import message
from huizhang.policy.resolve import resolve
from huizhang.records.auditing import vocabulary_of
from huizhang.selection.actions import Wish
from huizhang.selection.actions.recommending import recommend
from huizhang.selection.queries.offices import usual_period
from huizhang.shell.language import say
from huizhang.shell.language import text as _

Given = dict[str, Any]


def nominate(
    student: Annotated[str | None, typer.Argument(help=_("The student's number; not with --list."))] = None,
    organ: Annotated[
        str, typer.Option("--organ", help=_("For which organ: its id or Chinese name."))
    ] = "班级团支部",
    union: Annotated[str, typer.Option("--union", help=_("The union, where the list does not say."))] = "",
    post: Annotated[
        str, typer.Option("--post", help="presidium_member, department_head, department_member")
    ] = "department_member",
    department: Annotated[str, typer.Option("--department", help=_("The department of the union."))] = "",
    conduct: Annotated[
        str, typer.Option("--conduct", help=_("What the organ attests of conviction and conduct."))
    ] = "",
    representative: Annotated[
        str, typer.Option("--representative", help=_("Whom a candidate of the presidium represents."))
    ] = "",
    start: Annotated[date | None, typer.Option("--from", parser=day, metavar="DATE")] = None,
    end: Annotated[date | None, typer.Option("--until", parser=day, metavar="DATE")] = None,
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
    usual = {
        "union": union,
        "post": post,
        "department": department,
        "conduct": conduct,
        "representative": representative,
        "start": start,
        "end": end,
    }
    with bad_input_told(as_json):
        rows = _rows(student, file, lambda path: read_file(path, NOMINATIONS, vocabulary_of(pack)).rows)
    wishes = [_wish({**usual, **_filled(row)}, usual_period(pack, today)) for row in rows]
    made = recommend(actor=account, organ=pack.organ_names.get(organ, organ), wishes=wishes, pack=pack)
    cases = [{"case": one.case.number, "student_no": one.student_id} for one in made]
    if as_json:
        typer.echo(json.dumps({"batch": made[0].case.batch, "cases": cases}, ensure_ascii=False))
        return
    for one in cases:
        typer.echo(f"{one['case']}  {one['student_no']}")
    typer.echo(say(message("{n} people are recommended.", n=len(cases))))


def _rows(student: str | None, file: Path | None, read: Any) -> list[Given]:
    """Raises typer.BadParameter, BadInput."""
    if (student is None) == (file is None):
        raise typer.BadParameter(say(message("name one student, or a file with --list")))
    return [row.values for row in read(file)] if file else [{"student_no": student}]


def _filled(row: Given) -> Given:
    """An empty cell leaves what the options say."""
    return {name: value for name, value in row.items() if value is not None}


def _wish(given: Given, usual: tuple[date, date]) -> Wish:
    start = given["start"] or usual[0]
    end = given["end"] or (usual[1] if given["start"] is None else None)
    texts = {name: given[name].strip() for name in ("department", "conduct", "representative")}
    return Wish(given["union"], given["student_no"], given["post"], start, end=end, **texts)
