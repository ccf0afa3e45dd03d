"""The page on which a congress's election is recorded, read and taken back; and its two other doors."""

from __future__ import annotations

import pytest

from compliance.university import PLAN
from congress.electing import NAME, NAMES, electing
from congress.test_pages import client, text
from huizhang.congress.models import ElectionResult
from huizhang.people.queries import plan
from selection.serving import PARTY, today

pytestmark = pytest.mark.django_db
PAGE = f"/congresses/{NAME}/result"


@pytest.fixture
def there(monkeypatch):
    found = electing()
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return found


def given(there, *votes: int, **more):
    numbers = {"seats": 2, "entitled": 9, "present": 8, "issued": 8, "returned": 8, "valid": 8}
    cast = {f"votes-{there.number(n)}": count for n, count in enumerate(votes)}
    words = {"whole": "renews", "scrutineers": "监票人甲", "minutes": "无记名投票"}
    return {"act": "record", "day": today().isoformat(), **numbers, **cast, **words} | more


def test_the_result_is_recorded_where_its_candidates_stand(there):
    member = client(there.presidium.members[0])
    page = text(member.get(PAGE))
    assert all(name in page for name in NAMES[:3])
    assert "登记选举结果" in page
    assert member.post(PAGE, given(there, 7, 6, 3)).status_code == 302
    page = text(member.get(PAGE))
    assert (page.count("当选"), "撤销这次选举" in page) >= (2, True)
    assert ElectionResult.objects.get().lines.filter(rank__isnull=False).count() == 2


def test_what_is_wrong_is_said_on_the_form(there):
    member = client(there.presidium.members[0])
    assert member.post(PAGE, given(there, 7, 6, 3, present="")).status_code == 422
    answer = member.post(PAGE, given(there, 7, 6, 3, present=5, issued=5, returned=5, valid=5))
    assert (answer.status_code, ElectionResult.objects.count()) == (409, 0)
    assert "法定人数" in text(answer)
    answer = member.post(PAGE, given(there, pasted=f"{NAMES[0]} 七票"))
    assert (answer.status_code, ElectionResult.objects.count()) == (422, 0)


def test_votes_may_be_pasted_and_a_result_taken_back(there):
    member = client(there.presidium.members[0])
    lines = "\n".join(f"{there.number(n)},{count}" for n, count in enumerate((7, 6, 3)))
    assert member.post(PAGE, given(there, pasted=lines)).status_code == 302
    made = ElectionResult.objects.get()
    answer = member.post(PAGE, {"act": "annul", "result": made.pk, "why": "计票有误"})
    made.refresh_from_db()
    assert (answer.status_code, made.annulled_why) == (302, "计票有误")
    assert "已于" in text(member.get(PAGE))


def test_those_who_only_look_do_not_record(there):
    party = client(there.presidium.guiding(PARTY))
    page = text(party.get(PAGE))
    assert NAMES[0] in page
    assert 'name="minutes"' not in page
    assert party.post(PAGE, given(there, 7, 6, 3)).status_code == 403


def test_the_page_asks_no_more_for_more_candidates(there, django_assert_max_num_queries):
    there.elected()
    member = client(there.presidium.members[0])
    member.get(PAGE)
    with django_assert_max_num_queries(45):
        member.get(PAGE)
