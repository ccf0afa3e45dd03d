"""Delegates are recommended by the class branch and elected by the college union."""

from __future__ import annotations

import pytest

from congress.delegations import Sending, sending
from congress.university import enrolled
from huizhang.congress.models import Delegate
from huizhang.congress.queries.judging import judged_delegates
from huizhang.congress.queries.seeing import colleges_to_elect, seats_to_recommend
from huizhang.org.models import Union
from huizhang.org.queries import unions
from huizhang.people.models import ClassGroup
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


def test_whoever_is_a_delegate_by_office_covers_no_grade(there):
    other = ClassGroup.objects.create(
        major=there.university.group.major, entry_year=2025, level="本科", name="软件2501"
    )
    student = enrolled("2025019901", other)
    there.elected()
    Delegate.objects.create(
        congress=there.congress, student=student, constituency=there.congress.union_id, kind="ex_officio"
    )
    judged = {
        rule.id: str(one.status) for rule, one in judged_delegates(there.congress, there.pack, today()).whole
    }
    spread = "coverage" if there.level == "school" else "breadth"
    assert judged[f"congress.delegates.{spread}"] == "fail"


def test_a_class_is_offered_only_congresses_of_unions_that_speak_for_it(there):
    branch, day = there.seated("class_league_branch"), today()
    union = next(one for one in unions() if one.union == there.congress.union_id)
    assert len(seats_to_recommend(branch, union, there.pack, day)) == 1
    made = Union.objects.create(union="校研究生会", level="school", kind="graduate_union")
    graduates = next(one for one in unions() if one.union == made.union)
    assert seats_to_recommend(branch, graduates, there.pack, day) == []
    assert colleges_to_elect(there.seated("college_union"), graduates, there.pack, day) == frozenset()
