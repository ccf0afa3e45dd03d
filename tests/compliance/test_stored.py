"""A board that is looked up says what judging says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from huizhang.compliance import queries
from huizhang.compliance.judging import judge
from huizhang.compliance.stored import pack as packed
from huizhang.compliance.stored import unpack
from huizhang.config.audit import run
from huizhang.ledger.actions import record
from huizhang.ledger.actor import Actor
from huizhang.policy.resolve import resolve
from huizhang.shell.language import CHINESE

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def report(django_db_blocker):
    with django_db_blocker.unblock():
        return run(EXAMPLES / "kunming", resolve("kunming", DAY), DAY)


def test_findings_survive_storage_word_for_word(report):
    kept = unpack(packed(report), report.pack)
    assert [one.as_dict(CHINESE) for one in kept.findings] == [
        one.as_dict(CHINESE) for one in report.findings
    ]
    assert (kept.names, kept.colleges) == (report.names, report.colleges)


@pytest.mark.django_db
def test_nothing_is_judged_twice_until_something_is_done(monkeypatch):
    plan = resolve("kunming", DAY)
    first = queries.standing(DAY, plan)
    monkeypatch.setattr(queries, "judge", lambda *_: pytest.fail("judged again"))
    again = queries.standing(DAY, plan)
    assert again.squares == first.squares
    assert [one.as_dict() for one in again.findings] == [one.as_dict() for one in first.findings]


@pytest.mark.django_db
@pytest.mark.parametrize(("act", "judged"), [("grant_seat", 1), ("issue_token", 1), ("import", 2)])
def test_only_an_act_that_changes_records_has_all_judged_again(act, judged, monkeypatch):
    plan, times = resolve("kunming", DAY), []
    monkeypatch.setattr(queries, "judge", lambda *given: times.append(DAY) or judge(*given))
    queries.standing(DAY, plan)
    with transaction.atomic():
        record(Actor("guming", "顾明川"), act=act)
    queries.standing(DAY, plan)

    assert len(times) == judged


@pytest.mark.django_db
def test_findings_are_unpacked_once_for_all_who_ask(monkeypatch):
    plan = resolve("kunming", DAY)
    first = queries.standing(DAY, plan).findings
    monkeypatch.setattr(queries, "unpack", lambda *_: pytest.fail("unpacked again"))

    assert queries.standing(DAY, plan).findings is first
