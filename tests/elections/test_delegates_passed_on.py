"""A constituency elects its delegates by ballot, round by round, and the congress has them where they would
be recorded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from congress.delegations import GUIDES
from elections.delegating import Delegating, account_numbered, delegating
from elections.voting import marking
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case
from huizhang.congress.actions import annul_delegate_election, leave_seats_vacant
from huizhang.congress.models import Candidacy, Delegate, Poll
from huizhang.elections import actions
from huizhang.elections.models import ElectionCount
from huizhang.elections.queries.held import result_held
from selection.serving import break_ledger

pytestmark = pytest.mark.django_db
# one of two seats is won by more than half of twelve, the others have too few
ONE_WINS = [(0, 1)] * 5 + [(0, 2)] * 5 + [(1,), (2,)]
TIED = [(0, 1)] * 5 + [(0, 2)] * 5 + [(1, 2)] * 2
SPLIT = [(1,)] * 6 + [(2,)] * 6


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker) -> Iterator[Delegating]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield delegating()
        transaction.set_rollback(True)


@pytest.fixture
def unit(founded: Delegating, db) -> Delegating:
    return founded


def states() -> dict[str, int]:
    found = list(Case.objects.filter(kind="delegates.elected").values_list("state", flat=True))
    return {state: found.count(state) for state in sorted(set(found))}


def test_delegates_and_alternates_follow_the_count(unit):
    election = unit.held([(0, 1)] * 6 + [(0, 2)] * 3 + [(1,)] * 3)
    with pytest.raises(CaseRefused):
        unit.passed_on(election, actor=unit.there.seated(GUIDES["college"]))
    unit.passed_on(election)
    found = {one.student_id: (one.place, one.votes) for one in Candidacy.objects.all()}
    assert found == {
        unit.number(0): ("elected", 9),
        unit.number(1): ("elected", 9),
        unit.number(2): ("not_elected", 3),
    }
    assert ElectionCount.objects.get().sha256 in Poll.objects.get().minutes


def test_the_union_of_the_college_passes_them_on_by_the_page(unit, school, client):
    election = unit.held([(0, 1)] * 12)
    page = f"/elections/{election.pk}/count"
    client.force_login(unit.there.seated(GUIDES["college"]))
    assert client.get(page).context["passes"] is False
    client.force_login(unit.there.seated("college_union"))
    shown = client.get(page)
    assert shown.context["passes"] is True
    assert list(shown.context["passing"].fields) == ["tie", "vacant"]
    assert client.post(page, {"act": "pass_on"}).status_code == 302
    assert Poll.objects.get().constituency == unit.there.unit


def test_a_further_round_by_ballot_follows_one_recorded_by_hand(unit):
    there = unit.there
    there.elect(there.result({0: 9, 1: 6, 2: 5}, (0,)))
    with pytest.raises(CaseRefused, match="Seats that the round before left: 1; 2 are more"):
        unit.drafted(unit.draft((1, 2)))
    unit.passed_on(unit.held([(2,)] * 9, (1, 2), seats=1))
    assert unit.places() == {0: "elected", 1: "not_elected", 2: "elected"}
    assert [one.round for one in Poll.objects.order_by("pk")] == [1, 2]


def test_a_round_that_is_taken_back_is_annulled_while_the_one_before_stands(unit):
    first = unit.held(ONE_WINS)
    unit.passed_on(first)
    second = unit.held([(2,)] * 9, (1, 2), seats=1, after=first)
    unit.passed_on(second)
    annul_delegate_election(
        actor=unit.there.seated("college_union"),
        poll=Poll.objects.latest("pk"),
        why="计票有误",
        pack=unit.there.pack,
    )
    assert (result_held(first), result_held(second)) == (True, False)
    assert actions.abort_election(election=second, why="计票有误", **unit.leads).state == "annulled"


def test_seats_are_left_vacant_with_the_result_or_later_and_nobody_stands_then(unit):
    first = unit.held(ONE_WINS)
    unit.passed_on(first, vacant="院学生会会议决定空缺")
    assert states() == {"approved": 1, "rejected": 2}
    unit.there.recommended(3, 4)
    assert unit.drafted(unit.draft((3, 4), seats=1)).round == 1
    with pytest.raises(CaseRefused, match="is no candidate for this office"):
        unit.drafted(unit.draft((1, 2), seats=1), first)
    with pytest.raises(CaseRefused, match="Nobody waits"):
        leave_seats_vacant(
            actor=unit.there.seated("college_union"),
            congress=unit.there.congress,
            constituency=unit.there.unit,
            why="会议决定",
            pack=unit.there.pack,
        )


def test_what_is_said_of_a_presidium_is_not_said_of_delegates(unit):
    with pytest.raises(CaseRefused, match="wait for a further round"):
        unit.passed_on(unit.held(ONE_WINS), unfilled="另行选举")


def test_seats_that_nobody_won_are_voted_on_again_by_ballot_and_passed_on_in_their_order(unit):
    first = unit.held(ONE_WINS)
    second = unit.held([(1,)] * 8 + [(2,)] * 4, (1, 2), seats=1, after=first)
    with pytest.raises(CaseRefused, match="Pass the round before on first"):
        unit.passed_on(second)
    unit.passed_on(first)
    assert unit.places() == {0: "elected", 1: "further", 2: "further"}
    assert states() == {"approved": 1, "open": 2}
    unit.passed_on(second)
    assert unit.places() == {0: "elected", 1: "elected", 2: "not_elected"}
    assert states() == {"approved": 2, "rejected": 1}
    assert [(one.round, one.seats) for one in Poll.objects.order_by("pk")] == [(1, 2), (2, 1)]


def test_a_run_off_decides_a_tie_and_where_it_does_not_the_next_one_does(unit):
    first = unit.held(TIED)
    with pytest.raises(CaseRefused, match="Equal votes at the last seat"):
        unit.passed_on(first)
    second = unit.held(SPLIT, (1, 2), seats=1, after=first)
    with pytest.raises(CaseRefused, match="Equal votes at the last seat"):
        unit.passed_on(first, tie="加投仍未决定")
    unit.held([(2,)] * 7 + [(1,)] * 5, (1, 2), seats=1, after=second)
    unit.passed_on(first, tie="第二次加投，得票多者当选")
    assert unit.places() == {0: "elected", 1: "alternate", 2: "elected"}
    with pytest.raises(CaseRefused, match="has this result already"):
        unit.passed_on(second)


def test_a_show_of_hands_names_whom_it_preferred(unit):
    first = unit.held(TIED, tie="show_of_hands")
    told = {"tie": "当场举手表决，同学2多数"}
    for wrong, said in (
        ({"decided": (unit.number(0),)}, "not among those tied"),
        ({"decided": (unit.number(1), unit.number(2))}, "as there are seats left: 1"),
        ({"decided": (unit.number(2),), "tie": ""}, "Write how equal votes were decided"),
    ):
        with pytest.raises(CaseRefused, match=said):
            unit.passed_on(first, **{**told, **wrong})
    unit.passed_on(first, decided=(unit.number(2),), **told)
    assert unit.places() == {0: "elected", 1: "alternate", 2: "elected"}


def test_where_the_rules_leave_a_tie_vacant_no_number_decides(unit):
    first = unit.held(TIED, tie="vacant")
    with pytest.raises(CaseRefused, match="nobody is preferred otherwise"):
        unit.passed_on(first, decided=(unit.number(2),), tie="抽签")
    unit.passed_on(first)
    assert unit.places() == {0: "elected", 1: "not_elected", 2: "not_elected"}
    assert "名额空缺" in Poll.objects.get().vacant


def test_who_is_elected_goes_by_the_rules_that_were_frozen(unit):
    election = unit.held([(0, 1)] * 6 + [(0,)] * 6, majority=">=1/2")
    unit.passed_on(election)
    assert unit.places() == {0: "elected", 1: "elected", 2: "not_elected"}


def test_whoever_withdrew_from_the_ballot_does_not_stand_on(unit):
    made = unit.drafted(unit.draft((0, 1, 2)))
    opened = actions.open_election(election=made, **unit.leads)
    one = opened.candidates.get(student=unit.number(2))
    actions.withdraw_candidate(candidate=one, why="个人原因", **unit.leads)
    keys = {each.student_id: each.key for each in opened.candidates.all()}
    for one in unit.there.classmates[:9]:
        marks = marking([keys[unit.number(0)]])
        actions.cast_ballot(actor=account_numbered(one.pk), election=opened, marking=marks)
    unit.published(opened)
    unit.passed_on(opened)
    assert unit.places() == {0: "elected", 1: "further", 2: "not_elected"}


def test_without_the_ledger_no_round_is_passed_on(unit, monkeypatch):
    election = unit.held(ONE_WINS)
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        unit.passed_on(election)
    assert unit.places() == {0: "", 1: "", 2: ""}
    assert not Delegate.objects.exists()
    assert ElectionCount.objects.get().handed_over_at is None
