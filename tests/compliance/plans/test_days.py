"""The days that a school sets: from when they hold, what is refused, what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cast import DEPUTY_LEAGUE_SECRETARY
from compliance.plans.test_settings import typed
from compliance.university import signed_in
from huizhang.approvals.rules import Place, stages_of
from huizhang.ledger.models import Entry
from huizhang.policy.resolve import resolve


def days_of(name, value, start=None, **more):
    client = signed_in(DEPUTY_LEAGUE_SECRETARY)
    return client.post(f"/settings/days/{name}", typed(value, start) | more)


@pytest.mark.parametrize("name", ["decide", "remind", "notice", "objection"])
def test_days_are_set_from_a_day_on_and_again(school, name):
    today = timezone.localdate()
    start = today + timedelta(days=3)
    answers = [days_of(name, value, start, save="1").status_code for value in ("9", "10")]

    assert answers == [302, 302]
    assert resolve(school, start).days[name] == 10
    assert resolve(school, today).days == resolve("kunming", today).days
    entry = Entry.objects.order_by("seq").last()
    assert (entry.act, entry.subject, entry.payload) == (
        "change_setting",
        "days",
        {"key": name, "value": 10, "from": start.isoformat()},
    )
    page = signed_in(DEPUTY_LEAGUE_SECRETARY).get("/settings/").content.decode()
    assert "10天" in page.replace(" ", "")


def test_days_stand_beside_those_written_by_hand(school):
    (school / "pack.toml").write_text('id = "own"\nextends = "kunming"\n[days]\nremind = 1\n')
    days_of("decide", "9", save="1")

    known = resolve(school, timezone.localdate()).days
    assert (known["remind"], known["decide"], known["notice"]) == (1, 9, 5)


def test_days_change_no_verdict_and_are_shown_before_they_are_saved(school):
    before = (school / "pack.toml").read_text()
    page = days_of("decide", "9")

    assert (page.status_code, page.context["effect"].changed) == (200, [])
    assert (school / "pack.toml").read_text() == before


@pytest.mark.parametrize("value", ["", "-1", "366", "七", "7", "1.5"])
def test_days_that_cannot_hold_are_refused(school, value):
    before = (school / "pack.toml").read_text()

    assert days_of("decide", value, save="1").status_code == 422
    assert (school / "pack.toml").read_text() == before


def test_an_organ_has_the_days_that_the_school_set(school):
    days_of("decide", "21", save="1")
    today = timezone.localdate()
    stages = stages_of(resolve(school, today), "reason.accept", Place("school"))

    assert [stage.days for stage in stages] == [21]
