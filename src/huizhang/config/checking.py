"""`huizhang check`: is what the deployment holds whole and in order?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import typer
from django.db import connection
from django_tasks_db.models import DBTaskResult

from huizhang.compliance.judging import judge_rule
from huizhang.compliance.records import load
from huizhang.config.commands import Json
from huizhang.config.deployment import demand_deployment, school_pack
from huizhang.eligibility.queries import newest_snapshot
from huizhang.eligibility.snapshot import DamagedSnapshot, open_snapshot
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.ledger import queries as ledger
from huizhang.org.rules import too_many
from huizhang.policy.lint import ERROR, lint
from huizhang.policy.resolve import resolve
from huizhang.policy.subject import Scope
from huizhang.shell.language import say

BROKEN = (Status.FAIL, Status.NEEDS_REASON)


@dataclass(frozen=True, slots=True)
class Checked:
    """`problems` is empty where the check passed."""

    name: Message
    problems: tuple[Message, ...]


def check(as_json: Json = False) -> None:
    demand_deployment()
    done = [Checked(name, tuple(look())) for name, look in CHECKS]
    if as_json:
        typer.echo(json.dumps([_as_dict(one) for one in done], ensure_ascii=False, indent=2))
    else:
        for one in done:
            _show(one)
    raise typer.Exit(1 if any(one.problems for one in done) else 0)


def _packs() -> Iterator[Message]:
    for remark in lint(school_pack()):
        if remark.level == ERROR:
            yield message("{file} {where}: {what}", file=remark.file, where=remark.where, what=remark.message)


def _ledger() -> Iterator[Message]:
    broken = ledger.verify()
    if broken is not None:
        yield message("entry {seq} is missing or was changed after it was written", seq=broken)


def _caps() -> Iterator[Message]:
    """More than the plan allows, on the roster of today; a union that is still too few is no fault here."""
    today = date.today()
    pack = resolve(school_pack(), today)
    scope = Scope(pack, load(today))
    for rule in pack.rules.values():
        if rule.kind != "count_between" or rule.of == "college_list":
            continue
        for finding in judge_rule(rule, scope):
            if finding.status in BROKEN and too_many(finding.verdict):
                yield message(
                    "{union} {subject} ({rule}): {said}",
                    union=finding.union,
                    subject=finding.subject,
                    rule=rule.id,
                    said=[reason.message for reason in finding.verdict.deciding],
                )


def _transcripts() -> Iterator[Message]:
    newest = newest_snapshot()
    if newest is None:
        return
    try:
        open_snapshot(newest.path)
    except DamagedSnapshot as damaged:
        yield damaged.message


def _database() -> Iterator[Message]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            for (said,) in cursor.fetchall():
                if said != "ok":
                    yield message("the database is damaged: {what}; restore a backup", what=said)
    connection.check_constraints()


def _tasks() -> Iterator[Message]:
    """What failed since the last task that succeeded."""
    done = DBTaskResult.objects.successful().order_by("-finished_at").first()
    failed = DBTaskResult.objects.failed().order_by("finished_at")
    for one in failed.filter(finished_at__gt=done.finished_at) if done and done.finished_at else failed:
        why = one.traceback.strip().splitlines()[-1:]
        yield message(
            "{what} failed at {when}: {why}", what=one.task_path, when=str(one.finished_at), why=why
        )


CHECKS: tuple[tuple[Message, Callable[[], Iterator[Message]]], ...] = (
    (message("packs"), _packs),
    (message("chain of the ledger"), _ledger),
    (message("roster within its limits"), _caps),
    (message("transcripts"), _transcripts),
    (message("background tasks"), _tasks),
    (message("integrity of the database"), _database),
)


def _show(one: Checked) -> None:
    typer.echo(f"{'✗' if one.problems else '✓'} {say(one.name)}")
    for problem in one.problems:
        typer.echo(f"    {say(problem)}")


def _as_dict(one: Checked) -> dict[str, object]:
    return {
        "check": one.name.text,
        "holds": not one.problems,
        "problems": [say(said) for said in one.problems],
    }
