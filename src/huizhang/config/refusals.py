"""What the program refuses to do, told in one place, in words on standard error: with status 1 where a rule
stands against it, as the API answers with 409, with status 2 where it was not asked for well or by somebody
who may not."""

from __future__ import annotations

from errno import EPIPE
from typing import Any

import duckdb
import pyarrow as pa
import typer
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404
from typer.core import TyperGroup
from xlsxwriter.exceptions import FileCreateError

from huizhang.approvals.actions import CaseRefused
from huizhang.config.backup.manifest import BackupRefused
from huizhang.config.deployment import NoDeployment
from huizhang.documents.typst import FontMissing
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.exchange.problems import BadInput
from huizhang.exchange.telling import tell_problems
from huizhang.exchange.undoing import UndoRefused
from huizhang.kernel.message import Message, message
from huizhang.org.actions import PostRefused
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
        except CaseRefused as error:
            for said in error.messages:
                typer.echo(say(said), err=True)
            raise typer.Exit(1) from None
        except PostRefused as error:
            typer.echo(say(error.message), err=True)
            raise typer.Exit(1) from None
        except PermissionDenied as error:
            typer.echo(str(error), err=True)
        except Http404:
            typer.echo(say(message("There is nothing of that name or number that you may see.")), err=True)
        except SPOKEN as error:
            typer.echo(say(error.message), err=True)
        except OperationalError as error:
            why = str(error).strip()
            typer.echo(say(message("the database cannot be used: {why}", why=why)), err=True)
        except (duckdb.Error, pa.ArrowException) as error:
            why = str(error).strip().partition("\n")[0]
            typer.echo(
                say(message("stored grades cannot be read: {why}; run huizhang check", why=why)), err=True
            )
        except FileCreateError as error:
            typer.echo(say(_no_file(error.args[0])), err=True)
        except OSError as error:
            if error.errno == EPIPE:
                raise
            typer.echo(say(_no_file(error)), err=True)
        raise typer.Exit(2)


def _no_file(error: OSError) -> Message:
    return message(
        "{file} cannot be read or written: {why}; choose another place or free this one",
        file=str(error.filename),
        why=error.strerror or str(error),
    )
