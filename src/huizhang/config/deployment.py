"""The deployment that `huizhang init` makes: its folder, its own pack, its database."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from huizhang.config.environment import Environment
from huizhang.kernel.message import Message, message

SCHOOL = "school"


class NoDeployment(Exception):
    """There is no deployment here yet; `message` says how to make one."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


def environment() -> Environment:
    found: Environment = settings.ENVIRONMENT
    return found


def school_pack() -> Path:
    """The folder of the school's own pack, which extends the university's plan and holds its settings."""
    return environment().home / SCHOOL


def demos_in(home: Path) -> list[str]:
    """The homes of the demo universities that `huizhang demo` made below this one."""
    return sorted(str(file.parent.parent) for file in home.glob(f"demo/*/{SCHOOL}/pack.toml"))


def demand_deployment() -> None:
    """Raises NoDeployment where `huizhang init` was not run, or the database waits for its migrations."""
    home = str(environment().home)
    if not (school_pack() / "pack.toml").is_file():
        if demos := demos_in(environment().home):
            said = message(
                "{home} holds no deployment, only demos; set HUIZHANG_HOME to one: {demos}",
                home=home,
                demos=demos,
            )
            raise NoDeployment(said)
        raise NoDeployment(
            message("{home} holds no deployment yet: run huizhang init, or set HUIZHANG_HOME", home=home)
        )
    if unapplied():
        raise NoDeployment(
            message("the database of {home} is not up to date: run huizhang init again", home=home)
        )


def unapplied() -> list[str]:
    """The migrations that the database still lacks; all of them where it cannot be opened."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise NoDeployment(message("the database cannot be opened: {why}", why=str(error).strip())) from error
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]
