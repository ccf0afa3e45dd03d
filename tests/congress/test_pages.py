"""The pages of a congress's seats: who sees them, what they compute, what is handed in."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.encoding import iri_to_uri

import cast
from compliance.university import PLAN
from congress.university import Held, held
from huizhang.approvals.models import Case
from huizhang.congress.actions import decide_allocation, propose_allocation
from huizhang.congress.models import Congress, ProposedAllocation
from huizhang.kernel.procedure import Outcome
from huizhang.people.models import Account
from huizhang.people.queries import plan
from selection.serving import LEAGUE, says

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/congresses/学院第五届学代会/allocation"
TABLE = "学院,2024级,2025级,合计\n信息学院,912,714,1626\n外国语学院,123,45,168\n"
WISH = {"seats": "20", "clubs": "pool", "day": "2026-11-21", "numbers": TABLE, "said": ""}


@pytest.fixture
def there(monkeypatch) -> Held:
    found = held()
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return found


def client(account: Account) -> Client:
    made = Client()
    made.force_login(account, BACKEND)
    return made


def text(answer) -> str:
    return answer.content.decode()


def test_a_unions_congresses_are_for_its_presidium_and_those_who_guide_it(there):
    for page in (f"/unions/{cast.COLLEGE_UNION}/congresses", PAGE):
        answers = {
            "member": client(there.proposer).get(page).status_code,
            "guiding": client(there.presidium.guiding()).get(page).status_code,
            "clerk": client(there.presidium.clerk).get(page).status_code,
        }
        assert answers == {"member": 200, "guiding": 200, "clerk": 403}


def test_a_congress_that_does_not_exist_is_not_told_from_one_that_is_hidden(there):
    assert client(there.presidium.clerk).get("/congresses/无此届/allocation").status_code == 403
    assert (
        client(there.presidium.guiding("school_league_committee"))
        .get("/congresses/无此届/allocation")
        .status_code
        == 404
    )


def test_the_list_leads_to_the_congress_and_on_to_its_seats(there):
    page = text(client(there.proposer).get(f"/unions/{cast.COLLEGE_UNION}/congresses"))
    assert f'href="{iri_to_uri("/congresses/学院第五届学代会/")}"' in page
    assert f'href="{iri_to_uri(PAGE)}"' in text(client(there.proposer).get("/congresses/学院第五届学代会/"))


def test_whoever_opens_the_page_sees_what_the_records_give(there):
    page = text(client(there.proposer).get(PAGE))
    assert "网络工程" in page
    assert "验算依据" in page
    assert 'data-chart="students-per-delegate"' in page


def test_another_total_is_looked_at_by_its_address(there):
    page = text(client(there.proposer).get(PAGE, {"seats": "5"}))
    assert "5个名额" in page
    assert "名额无法分配" in text(client(there.proposer).get(PAGE, {"seats": "1"}))
    nonsense = client(there.proposer).get(PAGE, {"seats": "many", "clubs": "all", "day": "soon"})
    assert (nonsense.status_code, "errorlist" in text(nonsense)) == (200, True)


def test_numbers_typed_in_are_computed_without_handing_in(there):
    answer = client(there.proposer).post(PAGE, {**WISH, "act": "look"})
    assert (answer.status_code, Case.objects.count()) == (200, 0)
    assert "1794名学生，20个名额" in text(answer)


def test_slips_of_arithmetic_are_named_where_they_were_typed(there):
    answer = client(there.proposer).post(PAGE, {**WISH, "numbers": TABLE.replace("1626", "1636")})
    assert answer.status_code == 422
    assert "信息学院合计为1626，所写为1636，相差10" in text(answer)


def test_seats_are_handed_in_and_shown_to_whoever_decides(there):
    answer = client(there.proposer).post(PAGE, {**WISH, "act": "propose"})
    made = ProposedAllocation.objects.get()
    assert answer.headers["Location"] == f"/cases/{made.case_id}/"
    page = text(client(there.presidium.guiding()).get(f"/cases/{made.case_id}/"))
    assert "1794名学生，20个名额" in page
    assert "由提交人填写" in page


def test_what_is_refused_is_said_on_the_page(there):
    answer = client(there.proposer).post(PAGE, {**WISH, "seats": "3", "act": "propose"})
    assert (answer.status_code, Case.objects.count()) == (409, 0)
    assert "请说明名额为何少于18个" in text(answer)


def test_those_who_only_look_cannot_hand_in(there):
    party = client(there.presidium.guiding("college_party_org"))
    assert party.get(PAGE).status_code == 200
    assert (party.post(PAGE, {**WISH, "act": "propose"}).status_code, Case.objects.count()) == (403, 0)


def test_frozen_seats_are_shown_and_nothing_more_is_asked(there):
    made = proposed(there)
    says(decide_allocation, there.presidium, made.case, LEAGUE)
    page = text(client(there.proposer).get(PAGE))
    assert "不再变更" in page
    assert "提交此分配方案" not in page


def test_what_came_back_is_corrected_by_whoever_proposed_it(there):
    made = proposed(there)
    says(decide_allocation, there.presidium, made.case, LEAGUE, Outcome.RETURN, opinion="请增加名额")
    page = f"/cases/{made.case_id}/allocation"
    assert client(there.presidium.members[1]).get(page).status_code == 404
    assert 'value="20"' in text(client(there.proposer).get(page))
    answer = client(there.proposer).post(page, {**WISH, "seats": "25", "act": "propose"})
    made.refresh_from_db()
    assert (answer.status_code, made.total, made.case.round) == (302, 25, 2)


def test_hostile_names_are_shown_as_text(there):
    hostile = "学院,<b>级\n<script>alert(1)</script>,30\n"
    page = text(client(there.proposer).post(PAGE, {**WISH, "numbers": hostile, "act": "look"}))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_list_asks_as_often_for_many_as_for_few(there):
    counts = []
    for number in (1, 12):
        for one in range(number):
            Congress.objects.create(
                congress=f"第{number}.{one}届", union=there.congress.union, date=there.congress.date
            )
        with CaptureQueriesContext(connection) as queries:
            client_of = client(there.proposer)
            queries_before = len(queries)
            client_of.get(f"/unions/{cast.COLLEGE_UNION}/congresses")
        counts.append(len(queries) - queries_before)
    assert counts[0] == counts[1]


def proposed(there: Held) -> ProposedAllocation:
    return propose_allocation(
        actor=there.proposer, congress=there.congress, wish=there.wish(), pack=there.pack
    )
