"""What is done once a day: notices, reminders, overdue cases, lapses, volunteers; and sending what waits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import typer
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused, tell_of_round
from huizhang.approvals.actions.deadlines import escalate, remind
from huizhang.approvals.actions.notifying import deliver
from huizhang.config.deployment import demand_deployment
from huizhang.congress.actions import remind_of_congresses
from huizhang.elections.actions import wipe_waiting
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.message import Message, message
from huizhang.org.actions import PostRefused
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack
from huizhang.selection.actions import close_due, open_lapses
from huizhang.selection.actions.volunteering import release_finished
from huizhang.shell.language import say

LOG = logging.getLogger("huizhang.rounds")
Part = Callable[[Pack, date], int]
PARTS: tuple[tuple[Message, Part], ...] = (
    (message("public notices that took effect"), lambda pack, day: close_due(pack=pack, day=day)),
    (message("reminders"), lambda pack, day: remind(pack=pack, day=day)),
    (
        message("reminders on the way of congresses"),
        lambda pack, day: remind_of_congresses(pack=pack, day=day),
    ),
    (
        message("overdue cases brought before the guiding organ"),
        lambda pack, day: escalate(pack=pack, day=day),
    ),
    (
        message("cases about conditions that no longer hold"),
        lambda pack, day: len(open_lapses(actor=None, pack=pack, day=day)),
    ),
    (message("volunteers released"), lambda _pack, day: release_finished(day=day)),
    (message("closed ballots whose traces were wiped"), lambda _pack, _day: wipe_waiting.func()),
)


@dataclass(slots=True)
class Round:
    """What came of each part, and the parts that were refused."""

    done: list[tuple[Message, int]] = field(default_factory=list)
    refused: list[Message] = field(default_factory=list)


def make_round(day: date) -> Round:
    """A part that is refused keeps no other back; who guides the unions is told of it.

    Raises PackError where no plan is in force.
    """
    pack, made = plan_on(day), Round()
    for name, part in PARTS:
        try:
            made.done.append((name, part(pack, day)))
        except (CaseRefused, PostRefused, DamagedSnapshot) as refused:
            LOG.error("%s: %s", name.say(), refused)
            made.refused.append(name)
            tell_of_round(name, day)
    return made


def remind_all() -> None:
    """`huizhang remind`, for cron."""
    demand_deployment()
    made = make_round(timezone.localdate())
    sent = (message("notifications sent"), deliver.func())
    for what, number in (*made.done, sent):
        typer.echo(say(message("{what}: {n}", what=what, n=number)))
    for what in made.refused:
        typer.echo(say(message("{what}: refused; the log says why", what=what)), err=True)
    raise typer.Exit(1 if made.refused else 0)
