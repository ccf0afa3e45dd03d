"""Seats of delegates that nobody won: a further round among those left, or vacant by a decision."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from compliance.university import PLAN
from congress.delegations import GUIDES, UNION, Sending, sending
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case
from huizhang.congress.actions import annul_delegate_election, decide_candidacy, leave_seats_vacant
from huizhang.congress.models import Candidacy, Delegate, Poll
from huizhang.congress.queries.candidates import alternates, candidates, results_of
from huizhang.kernel.procedure import Outcome
from huizhang.ledger.models import Entry
from huizhang.people.queries import plan
from selection.serving import break_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker) -> Iterator[Sending]:
    with django_db_blocker.unblock(), transaction.atomic():
        made = sending()
        made.recommended(0, 1, 2)
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def there(founded: Sending, db) -> Sending:
    return founded


@pytest.fixture
def first(there) -> Poll:
    """One of two seats is won; the votes of two others are too few."""
    return there.elect(there.result({0: 9, 1: 6, 2: 5}, (0,)))


def places(there: Sending) -> dict[int, str]:
    rows = dict(Candidacy.objects.values_list("student", "place"))
    return {n: rows[one.pk] for n, one in enumerate(there.classmates) if one.pk in rows}


def states(there: Sending) -> list[str]:
    rows = dict(Case.objects.filter(kind="delegates.elected").values_list("student", "state"))
    return [rows[there.number(n)] for n in range(3)]


def acting(there: Sending) -> dict:
    return {"actor": there.seated(UNION), "pack": there.pack}


def unit(there: Sending) -> dict:
    return {**acting(there), "congress": there.congress, "constituency": there.unit}


def test_whoever_may_stand_again_waits_with_an_open_case(there, first):
    assert places(there) == {0: "elected", 1: "further", 2: "further"}
    assert states(there) == ["approved", "open", "open"]
    assert Delegate.objects.get().student_id == there.number(0)


def test_several_rounds_add_up_to_one_election(there, first):
    second = there.elect(there.result({1: 8, 2: 4}, (1,), seats=1))
    assert (second.round, second.after) == (2, first)
    assert places(there) == {0: "elected", 1: "elected", 2: "not_elected"}
    assert states(there) == ["approved", "approved", "rejected"]
    told = {
        poll: [(one.student_id, one.votes, one.place) for one in rows]
        for poll, rows in results_of([first, second]).items()
    }
    assert told == {
        first.pk: [
            (there.number(0), 9, "elected"),
            (there.number(1), 6, "further"),
            (there.number(2), 5, "further"),
        ],
        second.pk: [(there.number(1), 8, "elected"), (there.number(2), 4, "not_elected")],
    }
    assert Entry.objects.order_by("-seq")[0].payload["round"] == 2


def test_a_third_round_follows_where_the_second_elects_nobody_and_closes_also_who_was_left_out(there, first):
    there.elect(there.result({1: 6}, (), seats=1))
    assert states(there) == ["approved", "open", "open"]
    third = there.elect(there.result({2: 7}, (2,), seats=1))
    assert third.round == 3
    assert places(there) == {0: "elected", 1: "not_elected", 2: "elected"}
    assert states(there) == ["approved", "rejected", "approved"]


def test_a_further_round_is_among_those_left_for_the_seats_left(there, first):
    there.recommended(3)
    with pytest.raises(CaseRefused, match=r"do not stand in this further round.*同学1"):
        there.elect(there.result({3: 9, 1: 3}, (3,), seats=1))
    with pytest.raises(CaseRefused, match="2 seats cannot be filled: 1"):
        there.elect(there.result({1: 9, 2: 8}, (1, 2), seats=2))
    with pytest.raises(CaseRefused, match="is put forward already"):
        there.recommended(1)
    assert Poll.objects.count() == 1


def test_a_decision_with_the_result_leaves_the_seats_vacant(there):
    poll = there.elect(there.result({0: 9, 1: 6, 2: 5}, (0,), vacant="院学生会会议决定空缺"))
    assert poll.vacant == "院学生会会议决定空缺"
    assert states(there) == ["approved", "rejected", "rejected"]
    assert not candidates(there.congress).exists()


def test_a_later_decision_leaves_the_seats_vacant(there, first):
    with pytest.raises(CaseRefused, match="Say who decided"):
        leave_seats_vacant(**unit(there), why=" ")
    with pytest.raises(CaseRefused, match="holds no seat"):
        leave_seats_vacant(**unit(there) | {"actor": there.seated(GUIDES["school"])}, why="会议决定")
    leave_seats_vacant(**unit(there), why="会议决定空缺")
    assert places(there) == {0: "elected", 1: "not_elected", 2: "not_elected"}
    assert states(there) == ["approved", "rejected", "rejected"]
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.act, entry.payload["not_elected"]) == (
        "leave_seats_vacant",
        [there.number(1), there.number(2)],
    )
    with pytest.raises(CaseRefused, match="Nobody waits for a further round"):
        leave_seats_vacant(**unit(there), why="会议决定空缺")


def test_seats_do_not_become_vacant_when_the_ledger_fails(there, first, monkeypatch):
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        leave_seats_vacant(**unit(there), why="会议决定空缺")
    assert places(there) == {0: "elected", 1: "further", 2: "further"}
    assert Poll.objects.get().vacant == ""


def test_rounds_are_taken_back_the_last_first(there, first):
    second = there.elect(there.result({1: 6, 2: 4}, (), seats=1))
    with pytest.raises(CaseRefused, match="take that back first"):
        annul_delegate_election(**acting(there), poll=first, why="计票有误")
    annul_delegate_election(**acting(there), poll=second, why="计票有误")
    rows = {one.student_id: (one.place, one.votes, one.poll_id) for one in candidates(there.congress)}
    assert rows == {
        there.number(1): ("further", 6, first.pk),
        there.number(2): ("further", 5, first.pk),
    }
    annul_delegate_election(**acting(there), poll=first, why="计票有误")
    assert places(there) == {0: "annulled", 1: "", 2: ""}
    there.recommended(3)
    there.elect(there.result({1: 9, 2: 8, 3: 5}, (1, 2)))
    assert Delegate.objects.count() == 2


def test_whoever_withdraws_between_the_rounds_stands_no_longer(there, first):
    one = Candidacy.objects.get(student=there.number(1))
    decide_candidacy(
        **acting(there), case=one.case_id, organ=UNION, outcome=Outcome.REJECT, opinion="本人放弃"
    )
    with pytest.raises(CaseRefused, match="do not stand in this further round"):
        there.elect(there.result({1: 8, 2: 2}, (1,), seats=1))
    there.elect(there.result({2: 7}, (2,), seats=1))
    assert Delegate.objects.count() == 2


def test_a_tie_that_nothing_decided_fills_no_seat_by_the_order_of_numbers(there):
    tied = there.result({0: 8, 1: 7, 2: 7}, (0,), tie="同票")
    with pytest.raises(CaseRefused, match=r"Equal votes at the last seat: 同学1 .*, 同学2"):
        there.elect(tied)
    there.elect(there.result({0: 8, 1: 7, 2: 7}, (0,), vacant="会议决定空缺"))
    assert places(there) == {0: "elected", 1: "not_elected", 2: "not_elected"}
    assert not alternates(there.congress).exists()


def test_the_page_asks_for_the_round_of_those_left_and_ends_it(there, first, client, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    client.force_login(there.seated(UNION))
    page = f"/congresses/{there.congress.congress}/delegates/election?unit={there.unit}"
    shown = client.get(page)
    assert shown.context["further"] is True
    assert set(shown.context["form"].names) == {there.number(1), there.number(2)}
    assert shown.context["form"].initial["seats"] == 1
    assert client.post(page, {"act": "vacant", "why": ""}).status_code == 422
    assert client.post(page, {"act": "vacant", "why": "主席团会议决定"}).status_code == 302
    assert Poll.objects.get().vacant == "主席团会议决定"
    assert client.get(page).context["further"] is False
