"""Links that lead nowhere for a reader are not shown."""

from __future__ import annotations

import pytest

from huizhang.people.queries.visibility import Sight
from huizhang.shell.context import readers
from huizhang.shell.navigation import links

UNIONS, OWN = "/unions/", "/my-eligibility"


@pytest.mark.parametrize(
    ("sight", "shown"),
    [
        (Sight(), set()),
        (Sight(own="20240104"), {OWN}),
        (Sight(keeps_accounts=True), set()),
        (Sight(school=True), {UNIONS}),
        (Sight(school_union=True, own="20240104"), {UNIONS, OWN}),
        (Sight(unions=frozenset({"物理学院"})), {UNIONS}),
    ],
)
def test_unions_are_for_who_guides_or_serves_one_and_eligibility_for_students(rf, sight, shown):
    request = rf.get("/")
    request.sight = sight

    assert {place.url for place in links(request, readers(request))} & {UNIONS, OWN} == shown
