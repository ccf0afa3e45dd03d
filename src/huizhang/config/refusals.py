"""What the program refuses to do, told in one place: in words on standard error, with status 2."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from huizhang.config.backup.manifest import BackupRefused
from huizhang.config.deployment import NoDeployment
from huizhang.documents.typst import FontMissing
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.exchange.problems import BadInput
from huizhang.exchange.telling import tell_problems
from huizhang.exchange.undoing import UndoRefused
from huizhang.people.actions import ActRefused, SeatRefused
from huizhang.policy.pack import PackError
from huizhang.records.demo import DemoError
from huizhang.shell.language import say

SPOKEN = (
    PackError,
    ActRefused,
    NoDeployment,
    SeatRefused,
    FontMissing,
    DamagedSnapshot,
    DemoError,
    BackupRefused,
)


class Commands(TyperGroup):
    """Commands whose refusals are told to people, never as a traceback."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # typer's context is click's
        try:
            return super().invoke(ctx)
        except BadInput as error:
            tell_problems(error.problems)
        except UndoRefused as error:
            for reason in error.reasons:
                typer.echo(say(reason), err=True)
        except SPOKEN as error:
            typer.echo(say(error.message), err=True)
        raise typer.Exit(2)
