"""Everybody tries every act in every unit; who is let through stands in two tables written by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from authority import (
    acting_at_sessions,
    acting_for_congresses,
    acting_for_delegates,
    acting_in_unions,
    acting_on_counts,
    acting_on_elections,
    acting_on_posts,
    acting_on_proposals,
    acting_on_reasons,
    acting_on_recommendations,
)
from authority.acting import ACTS, CASES, Try, tried
from authority.people import World, world
from huizhang.approvals.actions import CaseRefused
from huizhang.org.actions import PostRefused
from huizhang.people.models import Account

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
# they enter their acts when they are imported
ENTERED = (
    acting_at_sessions,
    acting_for_congresses,
    acting_for_delegates,
    acting_in_unions,
    acting_on_counts,
    acting_on_elections,
    acting_on_posts,
    acting_on_proposals,
    acting_on_reasons,
    acting_on_recommendations,
)


def rows(name: str) -> list[tuple[str, str, str, frozenset[str]]]:
    """(act, unit, outcome, parts that may)."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [
            (act.strip(), row["unit"], outcome.strip(), frozenset(row["allowed"].split()))
            for row in csv.DictReader(file)
            for act, _, outcomes in [row["act"].partition(":")]
            for outcome in outcomes.split("|")
        ]


KUNMING = rows("acts.csv")


def named(row: tuple[str, str, str, frozenset[str]]) -> str:
    return " ".join(filter(None, row[:3])).replace(" ", "_")


@pytest.fixture(scope="module")
def kunming(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield world("kunming")
        transaction.set_rollback(True)


@pytest.mark.parametrize(("act", "unit", "outcome", "allowed"), KUNMING, ids=map(named, KUNMING))
def test_in_kunming_exactly_those_of_the_table_may(kunming, act, unit, outcome, allowed):
    assert who_may(kunming, act, unit, outcome) == allowed


def test_the_table_names_every_act():
    assert {act for act, _, outcome, _ in KUNMING if not outcome} == set(ACTS)
    assert {act for act, _, outcome, _ in KUNMING if outcome} == set(CASES)


def test_the_table_names_people_who_exist(kunming):
    named = frozenset().union(*(allowed for *_, allowed in KUNMING))
    assert named <= set(kunming.people)


def who_may(there: World, act: str, unit: str, outcome: str) -> frozenset[str]:
    with transaction.atomic():
        attempt = tried(act, unit, outcome, there)
        found = frozenset(part for part, account in there.people.items() if may(account, attempt))
        transaction.set_rollback(True)
    return found


def may(account: Account, attempt: Try) -> bool:
    """In the name of one of their own organs, or of one whose word is asked."""
    own = account.seats.values_list("organ", flat=True)
    return any(goes_through(account, attempt, organ) for organ in dict.fromkeys((*attempt.organs, *own)))


def goes_through(account: Account, attempt: Try, organ: str) -> bool:
    """Whatever was done is undone."""
    try:
        with transaction.atomic():
            attempt.act(account, organ)
            transaction.set_rollback(True)
    except (CaseRefused, PostRefused):
        return False
    return True
