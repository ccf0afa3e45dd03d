"""No page fails with an empty database: every address of `table.csv`, with a plan in force and without."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest
from django.test import Client

from authority.test_table import rows
from cast import DEPUTY_LEAGUE_SECRETARY, OUTSIDER
from huizhang.config.environment import Environment
from huizhang.people.models import Account, Seat

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OWN_PLAN = 'id = "ours"\ninstitution = "云岭大学"\nextends = "kunming"\n'
NAMES = {name for row in rows() for _, name, _, _ in Formatter().parse(row["address"]) if name}
UNKNOWN = dict.fromkeys(NAMES, 7)
PAGES = sorted({row["address"] for row in rows() if row["method"] == "GET"})


@pytest.fixture(params=["with a plan", "without a plan"], autouse=True)
def deployment(request, tmp_path, settings):
    settings.ENVIRONMENT = Environment(HUIZHANG_HOME=str(tmp_path))
    settings.TRANSCRIPTS, settings.UPLOADS = tmp_path / "transcripts", tmp_path / "uploads"
    if request.param == "with a plan":
        (tmp_path / "school").mkdir()
        (tmp_path / "school" / "pack.toml").write_text(OWN_PLAN, encoding="utf-8")


def everybody() -> list[Client]:
    """A visitor, somebody without a seat, the league committee's deputy secretary, the administrator."""
    league = Account.objects.create(username="gumingchuan", name=DEPUTY_LEAGUE_SECRETARY.name)
    Seat.objects.create(account=league, organ="school_league_committee", start=date(2020, 9, 1))
    outsider = Account.objects.create(username="bailusheng", name=OUTSIDER.name)
    administrator = Account.objects.create(username="zhouyuan", name="周远", is_administrator=True)
    clients = [Client(raise_request_exception=False)]
    for account in (outsider, league, administrator):
        clients.append(Client(raise_request_exception=False))
        clients[-1].force_login(account, BACKEND)
    return clients


def test_no_page_fails():
    clients = everybody()
    failing = {}
    for page in PAGES:
        address = page.format(**UNKNOWN | {"upload": "A" * 22, "own_list": "A", "project": "A"})
        told = {client.get(address).status_code for client in clients}
        if not told <= {200, 302, 401, 403, 404, 409}:
            failing[address] = told

    assert failing == {}
