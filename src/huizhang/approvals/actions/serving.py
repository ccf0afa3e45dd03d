"""Telling volunteers what became of their service; after the act, never in its transaction."""

from __future__ import annotations

from datetime import date
from functools import partial
from urllib.parse import quote

from django.conf import settings
from django.db import transaction

from huizhang.approvals.actions.notifying import deliver, write
from huizhang.approvals.rules.notifying import TITLES, Served, Why, body_of_service
from huizhang.people.queries import Account
from huizhang.shell.language import spoken


def tell_volunteer(*, why: Why, number: int, student: str, project: str, day: date, hours: float = 0) -> None:
    """When what was done is committed; `number` is that of the sign-up, the service or the hours."""
    served = Served(project, day, hours)
    transaction.on_commit(partial(_tell, why, f"service:{why}:{number}", student, served), robust=True)


def _tell(why: Why, key: str, student: str, served: Served) -> None:
    people = list(Account.objects.filter(student=student, is_active=True))
    language = spoken()
    said = language.say(body_of_service(why, served, _link(served.project)))
    write(None, key, why, language.say(TITLES[why]), said.strip(), people)
    deliver.enqueue()


def _link(project: str) -> str:
    return f"{settings.ADDRESS}/projects/{quote(project)}/" if settings.ADDRESS else ""
