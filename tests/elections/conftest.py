"""One hall for the tests of a module; what each of them does to it is undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from compliance.university import PLAN
from elections.voting import Voting, voting
from huizhang.elections.models import Election
from huizhang.people.queries import plan


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker) -> Iterator[Voting]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield voting()
        transaction.set_rollback(True)


@pytest.fixture
def hall(founded: Voting, db) -> Voting:
    return founded


@pytest.fixture
def election(hall: Voting) -> Election:
    return hall.opened()


@pytest.fixture
def school(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
