"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from huizhang.kernel.message import message
from huizhang.shell.language import say
from huizhang.shell.language import text as _


def day(value: str) -> date:
    """A day on the command line. Raises typer.BadParameter."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            say(message("{value} is no day; write it as 2026-11-21", value=value))
        ) from None


Json = Annotated[bool, typer.Option("--json", help=_("Machine-readable output on standard output."))]
PackName = Annotated[str, typer.Option("--pack", help=_("A pack's id, or the folder of a pack."))]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar="DATE", help=_("The day to judge; today by default.")),
]
KnownOn = Annotated[
    date | None,
    typer.Option(
        "--on", parser=day, metavar="DATE", help=_("The day from which it is known; today by default.")
    ),
]
Token = Annotated[
    str | None,
    typer.Option("--token", envvar="HUIZHANG_TOKEN", help=_("The API token of a person with a seat.")),
]
