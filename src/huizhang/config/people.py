"""`huizhang seat`: who sits on which organ."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from huizhang.config.acting import account_with
from huizhang.config.commands import Token, day
from huizhang.config.deployment import demand_deployment, school_pack
from huizhang.kernel.message import message
from huizhang.people.actions import seat_person
from huizhang.people.queries import ClassGroup, College, college_named, college_names
from huizhang.people.queries.classes import ClassUnknown, class_called
from huizhang.policy.faults import unknown
from huizhang.policy.pack import Organ
from huizhang.policy.resolve import resolve
from huizhang.shell.language import say
from huizhang.shell.language import text as _

app = typer.Typer(help=_("Seats on organs: who may act."), no_args_is_help=True)


@app.command(
    "grant",
    help=_("Give a person a seat on an organ, and a token to act with if the person has no account yet."),
    epilog=_("Example: {command}").format(
        command="huizhang seat grant 李老师 学院团组织 --college 计算机学院"
    ),
)
def grant(
    name: Annotated[str, typer.Argument(help=_("The person's name."))],
    organ: Annotated[str, typer.Argument(help=_("The organ, by id or Chinese name."))],
    college: Annotated[str | None, typer.Option("--college", help=_("For an organ of a college."))] = None,
    class_name: Annotated[str | None, typer.Option("--class", help=_("For a class league branch."))] = None,
    username: Annotated[str | None, typer.Option("--username", help=_("If it is not the name."))] = None,
    start: Annotated[date | None, typer.Option("--from", parser=day, metavar="DATE")] = None,
    end: Annotated[date | None, typer.Option("--until", parser=day, metavar="DATE")] = None,
    token: Token = None,
) -> None:
    demand_deployment()
    actor = account_with(token)
    seated = _organ(organ)
    if seated.level == "college" and college is None:
        raise typer.BadParameter(
            say(message("{organ} is a college's: name the college with --college", organ=organ))
        )
    unit = _college(college) if college else None
    issued = seat_person(
        actor=actor,
        username=username or name,
        name=name,
        organ=seated.id,
        start=start or date.today(),
        college=unit,
        class_group=_class(class_name, unit) if class_name else None,
        end=end,
        level=seated.level,
    )
    typer.echo(say(message("{name} sits on {organ}", name=name, organ=seated.names[0])))
    if issued:
        typer.echo(say(message("token of {name}, shown only now: {token}", name=name, token=issued)))


def _class(name: str, college: College | None) -> ClassGroup:
    if college is None:
        raise typer.BadParameter(say(message("a class is of a college: name the college with --college")))
    try:
        return class_called(name, college)
    except ClassUnknown as unknown:
        raise typer.BadParameter(say(unknown.message)) from unknown


def _organ(name: str) -> Organ:
    pack = resolve(school_pack())
    if name not in pack.organ_names:
        known = [organ.names[0] for organ in pack.organs.values()]
        raise typer.BadParameter(say(unknown(message("organ"), name, known)))
    return pack.organs[pack.organ_names[name]]


def _college(name: str) -> College:
    found = college_named(name)
    if found is None:
        known = sorted(college_names())
        raise typer.BadParameter(say(unknown(message("college"), name, known)))
    return found
