"""`huizhang seat`: who sits on which organ."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from huizhang.config.acting import account_with
from huizhang.config.commands import Token, day
from huizhang.config.deployment import demand_deployment, school_pack
from huizhang.kernel.message import message
from huizhang.people.actions import grant_seat, issue_token, open_account
from huizhang.people.models import Account, College
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
    username: Annotated[str | None, typer.Option("--username", help=_("If it is not the name."))] = None,
    start: Annotated[date | None, typer.Option("--from", parser=day, metavar="DATE")] = None,
    end: Annotated[date | None, typer.Option("--until", parser=day, metavar="DATE")] = None,
    token: Token = None,
) -> None:
    demand_deployment()
    actor = account_with(token)
    account = Account.objects.filter(username=username or name).first()
    fresh = account is None
    seated = account or open_account(actor=actor, username=username or name, name=name)
    grant_seat(
        actor=actor,
        account=seated,
        organ=_organ_id(organ),
        college=_college(college) if college else None,
        start=start or date.today(),
        end=end,
    )
    typer.echo(say(message("{name} sits on {organ}", name=name, organ=organ)))
    if fresh:
        typer.echo(
            say(
                message(
                    "token of {name}, shown only now: {token}",
                    name=name,
                    token=issue_token(actor=actor, account=seated),
                )
            )
        )


def _organ_id(organ: str) -> str:
    names = resolve(school_pack()).organ_names
    if organ not in names:
        raise typer.BadParameter(
            say(message("there is no organ {organ}; known: {names}", organ=organ, names=list(names)))
        )
    return names[organ]


def _college(name: str) -> College:
    found = College.objects.filter(name=name).first()
    if found is None:
        raise typer.BadParameter(say(message("there is no college {college}", college=name)))
    return found
