"""Whatever is done in the browser, by a program or on the command line is the same deed in the ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

import config.doors.deeds_of_calls
import config.doors.deeds_of_congresses
import config.doors.deeds_of_delegates
import config.doors.deeds_of_elections
import config.doors.deeds_of_projects
import config.doors.deeds_of_proposals
import config.doors.deeds_of_results
import config.doors.deeds_of_sessions
import config.doors.deeds_of_tallies
import config.doors.deeds_of_unions  # noqa: F401  # each tells its deeds
from approvals.test_api import ask
from config.command_line import huizhang
from config.doors.deeds import DEEDS, Deed
from huizhang.config.doors import DOORS
from huizhang.ledger.models import Entry
from huizhang.people.actions import issue_token
from selection.serving import Presidium

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# numbers that the database gives, which a rolled back row does not give back everywhere
# plain editing of what nobody else sees is no act
UNRECORDED = ("proposal write", "proposal edit", "tally pile", "tally drop")
GIVEN = ("case", "cases", "call", "meeting", "resolution", "poll", "election")
# when it was, to the microsecond
MOMENTS = ("arrived", "received", "left")


def in_the_browser(deed: Deed, name: str) -> None:
    browser = Client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    browser.force_login(deed.actor, BACKEND)
    answer = browser.post(deed.page, deed.form)
    assert answer.status_code == 302, answer.content.decode()


def by_a_program(deed: Deed, name: str) -> Any:
    status, answer = ask(deed.actor, "post", deed.path, deed.given)
    assert status == 200, answer
    return answer


def on_the_command_line(deed: Deed, name: str) -> Any:
    token = issue_token(actor=deed.actor, account=deed.actor)
    said = huizhang(*name.split(), *deed.words, "--json", token=token)
    assert said.exit_code == 0, said.output
    return json.loads(said.stdout)


def entries(way: Callable[[Deed, str], Any], deed: Deed, name: str) -> tuple[list[Any], Any]:
    """What the deed leaves in the ledger and what is answered; all of it is undone."""
    with transaction.atomic():
        before = Entry.objects.count()
        answer = way(deed, name)
        made = [
            (one.account, one.act, one.organ, one.subject, one.verdict, one.pack_hash, facts(one.payload))
            for one in Entry.objects.order_by("seq")[before:]
            if one.act != "issue_token"
        ]
        transaction.set_rollback(True)
    return made, answer


def facts(payload: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in payload.items() if key not in (*GIVEN, *MOMENTS)}


@pytest.mark.parametrize("name", DEEDS)
def test_the_three_doors_leave_the_same_entries(presidium: Presidium, name: str):
    deed = DEEDS[name](presidium)
    page, _ = entries(in_the_browser, deed, name)
    program, told = entries(by_a_program, deed, name)
    command, said = entries(on_the_command_line, deed, name)
    assert page == program == command
    assert bool(page) == (name not in UNRECORDED)
    assert list(told) == list(said)


def test_every_call_that_writes_is_tried():
    written = {f"{one.noun} {one.verb}" for group in DOORS for one in group.each if one.method == "POST"}
    assert set(DEEDS) == written
