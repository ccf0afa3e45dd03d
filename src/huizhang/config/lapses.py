"""`huizhang lapses`: whoever serves and no longer meets article four comes before the guiding organ."""

from __future__ import annotations

import json
from datetime import date

import typer

from huizhang.config.acting import acting_for
from huizhang.config.commands import Json, Token
from huizhang.config.deployment import demand_deployment, school_pack
from huizhang.kernel.message import message
from huizhang.policy.resolve import resolve
from huizhang.records.actions import KEEPERS
from huizhang.selection.actions import open_lapses
from huizhang.shell.language import say


def lapses(token: Token = None, as_json: Json = False) -> None:
    """Run every day; a post has one case until an organ decides."""
    demand_deployment()
    acting, today = acting_for(token, KEEPERS), date.today()
    opened = open_lapses(actor=acting.account, pack=resolve(school_pack(), today), day=today)
    cases = [
        {"case": one.case.number, "union": one.post.union_id, "student_no": one.post.student_id}
        for one in opened
    ]
    if as_json:
        typer.echo(json.dumps(cases, ensure_ascii=False))
        return
    typer.echo(say(message("{n} cases opened about conditions that no longer hold", n=len(cases))))
    for one in cases:
        typer.echo(f"{one['case']}  {one['union']}  {one['student_no']}")
