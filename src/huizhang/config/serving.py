"""`huizhang serve`: the pages, from one process."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer
from django.db import connections
from granian.constants import Interfaces
from granian.server import Server

from huizhang.config import background, static_files
from huizhang.config.deployment import demand_deployment, environment
from huizhang.kernel.message import Message, message
from huizhang.shell.language import say
from huizhang.shell.language import text as _

Host = Annotated[str, typer.Option("--host", help=_("The address to listen on."))]
Port = Annotated[
    int, typer.Option("--port", envvar="PORT", min=1, max=65535, help=_("The port to listen on."))
]
THREADS = 4


class PagesServer(Server):  # type: ignore[valid-type, misc]  # one of several, by platform
    """Begins the tasks once the pages' process is there.

    A process forked while a thread holds a lock of SQLite believes for ever that it is held.
    """

    def startup(self, *given: Any) -> None:
        super().startup(*given)
        if environment().tasks == "background":
            background.begin()


def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    demand_deployment()
    run(host, port)


def of_demo(home: Path) -> Message:
    """Where the demo lives, which has a home and a database of its own whatever was given."""
    return message(
        "the demo lives in {home}; to back it up: DATABASE_URL= HUIZHANG_HOME={quoted} huizhang backup FILE",
        home=str(home),
        quoted=shlex.quote(str(home)),
    )


def run(host: str, port: int) -> None:
    """Until it is interrupted. One process, because SQLite has one writer; threads serve side by side."""
    static_files.collect()
    typer.echo(
        say(message("huizhang is open at http://{host}:{port}  (Ctrl+C ends it)", host=host, port=port))
    )
    if environment().demo:
        typer.echo(say(of_demo(environment().home)))
    connections.close_all()
    server = PagesServer(
        "huizhang.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_access=False,
    )
    server.serve()
