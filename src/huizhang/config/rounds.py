"""What is done once a day: reminding, escalating, releasing volunteers; and sending what waits to be sent."""

from __future__ import annotations

from datetime import date

import typer
from django.utils import timezone

from huizhang.approvals.actions.deadlines import escalate, remind
from huizhang.approvals.actions.notifying import deliver
from huizhang.config.deployment import demand_deployment
from huizhang.kernel.message import message
from huizhang.org.actions.projects import release_finished
from huizhang.people.queries.plan import plan_on
from huizhang.selection.actions import close_due
from huizhang.shell.language import say


def make_round(day: date) -> tuple[int, int, int]:
    """(reminded, escalated, released), and notices whose time is over take effect. Raises PackError where no
    plan is in force."""
    pack = plan_on(day)
    close_due(pack=pack, day=day)
    return remind(pack=pack, day=day), escalate(pack=pack, day=day), release_finished(day=day)


def remind_all() -> None:
    """`huizhang remind`, for cron."""
    demand_deployment()
    reminded, escalated, released = make_round(timezone.localdate())
    sent = deliver.func()
    typer.echo(
        say(
            message(
                "{reminded} reminders, {escalated} overdue cases brought before the guiding organ, "
                "{released} volunteers released, {sent} notifications sent",
                reminded=reminded,
                escalated=escalated,
                released=released,
                sent=sent,
            )
        )
    )
