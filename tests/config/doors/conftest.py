"""A deployment with a presidium, a department and seats, and two ways to ask it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from approvals.test_api import ask
from config.command_line import huizhang
from huizhang.people.actions import issue_token
from huizhang.people.models import Account, College, Seat
from selection.serving import SINCE, Presidium, serving

Told = tuple[int, Any]
Ask = Callable[..., Told]


@pytest.fixture
def presidium(tokens: dict[str, str]) -> Presidium:
    return serving()


@pytest.fixture
def teacher_elsewhere(presidium: Presidium) -> Account:
    """Sits on the league organisation of another college."""
    account = Account.objects.create_user("elsewhere", name="外院老师")
    college = College.objects.create(name="外国语学院")
    Seat.objects.create(account=account, organ="college_league_org", college=college, start=SINCE)
    return account


def by_api(account: Account, method: str, path: str, given: Any = None) -> Told:
    """The status, and the answer or what the problems say."""
    status, answer = ask(account, method, path, given)
    return status, answer if status == 200 else " ".join(one["message"] for one in answer["problems"])


def by_command(account: Account, *words: object) -> Told:
    """The exit status, and the answer or what was said on standard error."""
    said = huizhang(*words, "--json", token=issue_token(actor=account, account=account))
    answer = json.loads(said.stdout) if said.exit_code == 0 else " ".join(said.stderr.split())
    return said.exit_code, answer
