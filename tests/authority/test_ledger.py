"""Where the ledger takes no entry nothing remains of an act: every act of the table is tried so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction

from authority.acting import Try, tried
from authority.people import World, world
from authority.test_acts import KUNMING, named
from huizhang.approvals.actions import CaseRefused
from huizhang.org.actions import PostRefused
from huizhang.people.models import Account
from selection.serving import break_ledger

pytestmark = pytest.mark.django_db
# editing what nobody else sees is no act
DRAFTS = ("write a proposal", "change the draft of a proposal", "put the draft of a proposal away")
EACH = list(
    {
        (act, outcome): (act, unit, outcome, may)
        for act, unit, outcome, may in KUNMING
        if may and act not in DRAFTS
    }.values()
)
TABLES = [
    model
    for label in ("approvals", "selection", "org", "congress", "elections")
    for model in apps.get_app_config(label).get_models()
]


@pytest.fixture(scope="module")
def kunming(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield world("kunming")
        transaction.set_rollback(True)


@pytest.mark.parametrize(("act", "unit", "outcome", "allowed"), EACH, ids=map(named, EACH))
def test_nothing_remains_of_an_act_that_the_ledger_does_not_take(
    kunming, monkeypatch, act, unit, outcome, allowed
):
    with transaction.atomic():
        attempt = tried(act, unit, outcome, kunming)
        before = everything()
        break_ledger(monkeypatch)
        broken = tries(kunming.people[min(allowed)], attempt)
        after = everything()
        transaction.set_rollback(True)
    assert (broken, after) == (True, before)


def tries(account: Account, attempt: Try) -> bool:
    """Whether the act went as far as the ledger, in the name of one of its organs."""
    own = account.seats.values_list("organ", flat=True)
    for organ in dict.fromkeys((*attempt.organs, *own)):
        try:
            attempt.act(account, organ)
        except (CaseRefused, PostRefused):
            continue
        except RuntimeError as error:
            return str(error) == "the ledger is broken"
    return False


def everything() -> dict[str, list[dict[str, object]]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}
