"""Delegates are recommended by the class branch and elected by the college union."""

from __future__ import annotations

import pytest

from congress.delegations import Sending, sending
from huizhang.congress.models import Delegate
from huizhang.congress.queries.judging import judged_delegates
from selection.serving import today

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["school", "college"])
def there(request) -> Sending:
    return sending(request.param)


def test_recommended_and_elected_the_board_finds_the_chain_done(there):
    there.elected()
    assert list(
        Delegate.objects.values_list("student", "constituency", "kind").order_by("student")
    ) == sorted((there.number(n), there.unit, "college") for n in (0, 1))
    judged = judged_delegates(there.congress, there.pack, today())
    assert {number: str(one.status) for number, one in judged.people.items()} == {
        there.number(0): "pass",
        there.number(1): "pass",
    }
    spread = "coverage" if there.level == "school" else "breadth"
    assert {rule.id: str(one.status) for rule, one in judged.whole} == {
        "congress.delegates.quota": "pass",
        f"congress.delegates.{spread}": "pass",
    }
