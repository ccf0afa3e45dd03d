"""Fifty people decide one step at the same moment: one word counts, the others are told so."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction

from approvals.university import founded, seated
from huizhang.approvals.actions import CaseRefused, Matter, decide, open_case
from huizhang.approvals.models import Case, Decision, Step
from huizhang.approvals.rules import Place, stages_of
from huizhang.kernel.procedure import Outcome
from huizhang.ledger.models import Entry
from huizhang.people.models import Account
from huizhang.people.queries import Account as Actor
from huizhang.policy.pack import Pack

CHAIN, FIRST, NEXT = "nomination.college", "class_league_branch", "college_league_org"
AT_ONCE = 50


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """Threads reach PostgreSQL as it is; SQLite, in memory for one thread alone, as a file beside."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "shared.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(file) as beside:
        connection.connection.backup(beside)
    in_memory = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(file)
    yield
    connection.settings_dict["NAME"] = in_memory


def in_a_thread(act: Callable[..., Any], *given: Any) -> Any:
    """With a connection of its own, closed at the end."""

    def alone(*arguments: Any) -> Any:
        try:
            return act(*arguments)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(alone, *given).result()


def a_case_for_fifty() -> tuple[int, list[Actor], Pack]:
    university = founded()
    for number in range(3, AT_ONCE + 1):
        seated(university.pack, NEXT, university.college, university.group, str(number))
    place = Place("college", university.college.pk, university.group.pk, university.group.name)
    matter = Matter(
        kind=CHAIN,
        title="推荐",
        subject=university.student.pk,
        stages=stages_of(university.pack, CHAIN, place),
        college=university.college.pk,
        student=university.student.pk,
    )
    case = open_case(actor=university.seated[FIRST], matter=matter, pack=university.pack, organ=FIRST)
    deciders = list(Account.objects.filter(seats__organ=NEXT).distinct())
    return case.pk, deciders, university.pack


def decided_by_all(case: int, deciders: list[Actor], pack: Pack) -> list[str]:
    start = Barrier(len(deciders))

    def one(actor: Actor) -> str:
        start.wait()
        try:
            decide(actor=actor, case=case, organ=NEXT, outcome=Outcome.APPROVE, pack=pack)
        except CaseRefused as refused:
            return "; ".join(said.text for said in refused.messages)
        finally:
            connections.close_all()
        return "counts"

    with ThreadPoolExecutor(len(deciders)) as pool:
        return list(pool.map(one, deciders))


def rows() -> tuple[int, int, int]:
    said = {"organ": NEXT, "round": 1}
    acts = Entry.objects.filter(act="consent").count()
    return Decision.objects.filter(**said).count(), Step.objects.filter(**said).count(), acts


def test_of_fifty_decisions_at_once_exactly_one_counts(shared: None):
    case, deciders, pack = in_a_thread(a_case_for_fifty)
    answers = decided_by_all(case, deciders, pack)
    refused = "{organ} has decided this step already, or its turn has not come; look at the steps again."

    assert len(deciders) == AT_ONCE
    assert Counter(answers) == {"counts": 1, refused: AT_ONCE - 1}
    assert in_a_thread(rows) == (1, 1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Decision.objects.update(opinion="另一意见"),
        lambda: Decision.objects.all().delete(),
        lambda: Decision.objects.get().save(),
    ],
    ids=["update", "delete", "save"],
)
def test_the_database_refuses_to_change_or_delete_a_word(tamper: Callable[[], Any]):
    case, _deciders, _pack = a_case_for_fifty()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        tamper()
    assert list(Decision.objects.values_list("case", "opinion")) == [(Case.objects.get(pk=case).pk, "")]
