"""`huizhang demo`: a fictional university with a year of records, in the browser."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NoReturn

import typer

from huizhang.config.deployment import NoDeployment, environment, school_pack
from huizhang.config.initialising import found
from huizhang.config.serving import Host, Port, run
from huizhang.exchange.telling import progress_shown
from huizhang.kernel.message import message
from huizhang.people.demo import ADMINISTRATOR, OFFICER, settle_cast
from huizhang.people.queries import account_named
from huizhang.policy.resolve import resolve
from huizhang.records import actions, auditing
from huizhang.records.demo import generate
from huizhang.records.demo.live import come_alive
from huizhang.records.demo.live.people import leading
from huizhang.records.demo.timeline import Timeline
from huizhang.records.demo.universities import UNIVERSITIES
from huizhang.shell.language import say
from huizhang.shell.language import text as _

STUDENTS = 1500
SEED = 1
READY = "demo-ready"


def demo(
    pack: Annotated[str, typer.Option("--pack", help=_("kunming or xianning."))] = "kunming",
    students: Annotated[int, typer.Option("--students", min=400, help=_("How many students."))] = STUDENTS,
    anew: Annotated[bool, typer.Option("--anew", help=_("Make the demo university again."))] = False,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Everything happens in a folder of its own, so this process begins again for that folder."""
    if not environment().demo:
        home = environment().home / "demo" / pack
        if anew:
            shutil.rmtree(home, ignore_errors=True)
        _again(home)
    make(pack, students)
    run(host, port)


def make(pack: str, students: int, *, seed: int = SEED, password: str | None = None) -> None:
    """The demo university in this deployment's folder and database, unless it is there already; then only
    its tables are brought up to date.

    With a password the cast can also sign in by typing it.
    """
    ready = environment().home / READY
    found(pack, UNIVERSITIES[pack].name, ADMINISTRATOR.username, OFFICER.username)
    if ready.exists():
        return
    today = date.today()
    with TemporaryDirectory(prefix="huizhang-demo-") as folder:
        _take_in(
            generate(Path(folder) / "records", pack=pack, students=students, seed=seed, last_session=True),
            today,
        )
    settle_cast(start=today, leading=leading(today), password=password)
    come_alive()
    ready.touch()


def _take_in(folder: Path, today: date) -> None:
    plan = resolve(school_pack(), today)
    with progress_shown(say(message("reading"))) as progress:
        read = auditing.read(folder, plan, progress)
    officer = account_named(OFFICER.username)
    if officer is None:
        raise NoDeployment(
            message("{home} holds another deployment, not a demo", home=str(environment().home))
        )
    actions.import_folder(
        officer,
        organ=OFFICER.organ,
        folder=read,
        name="demo",
        effective_on=Timeline(today, plan.calendar).first_settled,
        pack_hash=plan.hash,
    )


def _again(home: Path) -> NoReturn:
    """The same command for the demo's own folder and database, in place of this process."""
    given = {"HUIZHANG_HOME": str(home), "DATABASE_URL": "", "HUIZHANG_DEMO": "1"}
    command = [sys.executable, "-c", "from huizhang.config.cli import main; main()", *sys.argv[1:]]
    sys.stdout.flush()
    os.execve(sys.executable, command, {**os.environ, **given})  # noqa: S606  # no shell is wanted
