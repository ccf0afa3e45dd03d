"""The seats of a congress are proposed, decided by an organ, and frozen."""

from __future__ import annotations

from dataclasses import replace

import pytest

import cast
from congress.university import Held, enrolled, held, on_record
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case
from huizhang.congress.actions import correct_allocation, decide_allocation, propose_allocation
from huizhang.congress.models import ProposedAllocation
from huizhang.congress.queries import frozen
from huizhang.congress.rules.allocation import electorate
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry
from huizhang.people.models import ClassGroup, Club
from selection.serving import COMMITTEE, LEAGUE, break_ledger, says, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Held:
    return held()


def proposed(there: Held, **more) -> ProposedAllocation:
    wish = there.wish(**more)
    return propose_allocation(actor=there.proposer, congress=there.congress, wish=wish, pack=there.pack)


def test_the_seats_are_frozen_once_the_organ_has_decided(there):
    made = proposed(there)
    assert (made.frozen_on, made.case.kind, made.case.subject) == (
        None,
        "congress.allocation",
        "学院第五届学代会",
    )
    case = says(decide_allocation, there.presidium, made.case, LEAGUE)
    made.refresh_from_db()
    assert (case.state, made.frozen_on, frozen(there.congress)) == (State.APPROVED, today(), made)
    assert made.result["colleges"] == {"信息学院": 19, "外国语学院": 1}
    entry = Entry.objects.order_by("-seq").first()
    assert (entry.act, entry.organ, entry.subject) == ("freeze_allocation", LEAGUE, "学院第五届学代会")
    assert entry.payload["colleges"] == made.result["colleges"]


def test_for_the_school_its_league_committee_decides(there):
    made = propose_allocation(
        actor=there.presidium.guiding(COMMITTEE), congress=there.school, wish=there.wish(), pack=there.pack
    )
    says(decide_allocation, there.presidium, made.case, COMMITTEE)
    assert frozen(there.school) == made


def test_others_do_not_propose(there):
    with pytest.raises(CaseRefused, match="The presidium of"):
        propose_allocation(
            actor=there.presidium.clerk, congress=there.congress, wish=there.wish(), pack=there.pack
        )
    assert Case.objects.count() == 0


TIED = electorate({(unit, "2024级本科"): 50 for unit in ("甲", "乙", "丙")})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"total": 1}, "1 seats cannot be shared out: 1 short.*raise the total to 2"),
        ({"people": electorate({})}, "Nobody is counted"),
        ({"total": 9}, "Say why there are fewer seats than 18"),
        ({"people": TIED, "total": 4}, "Say how the ties were decided"),
        ({"said": "字" * 2001}, "Shorten the statement"),
    ],
    ids=["floors", "nobody", "too few", "tied", "long"],
)
def test_what_cannot_be_or_needs_words_is_refused(there, more, said):
    with pytest.raises(CaseRefused, match=said):
        proposed(there, **more)
    assert Case.objects.count() == 0


def test_with_words_fewer_seats_and_ties_go_through(there):
    made = proposed(there, people=TIED, total=1 + 1 + 1 + 1, said="按校名册先后")
    assert made.result["ties"] == [{"dimension": "college", "names": ["丙", "乙", "甲"], "seats": 1}]


def test_one_allocation_at_a_time_and_none_after_the_frozen_one(there):
    made = proposed(there)
    with pytest.raises(CaseRefused, match="is being decided"):
        proposed(there)
    says(decide_allocation, there.presidium, made.case, LEAGUE)
    with pytest.raises(CaseRefused, match="decided and frozen"):
        proposed(there)


def test_a_returned_one_is_corrected_and_decided(there):
    made = proposed(there)
    says(decide_allocation, there.presidium, made.case, LEAGUE, Outcome.RETURN, opinion="请增加名额")
    correct_allocation(actor=there.proposer, proposed=made, wish=there.wish(total=30), pack=there.pack)
    says(decide_allocation, there.presidium, made.case, LEAGUE)
    assert (frozen(there.congress).total, frozen(there.congress).case.round) == (30, 2)


def test_a_rejected_one_leaves_room_for_another(there):
    made = proposed(there)
    says(decide_allocation, there.presidium, made.case, LEAGUE, Outcome.REJECT, opinion="重新协商")
    assert (frozen(there.congress), proposed(there, total=25).total) == (None, 25)


def test_seats_that_their_numbers_do_not_give_are_not_frozen(there):
    made = proposed(there)
    made.result["colleges"] = {"信息学院": 10, "外国语学院": 10}
    made.save()
    with pytest.raises(CaseRefused, match="not what their numbers give"):
        says(decide_allocation, there.presidium, made.case, LEAGUE)
    assert Case.objects.get().state == State.OPEN


def test_a_pack_that_changed_meanwhile_does_not_change_what_was_proposed(there):
    made = proposed(there)
    stricter = replace(there.pack, seating=replace(there.pack.seating, college_floor=9))
    actor = there.presidium.guiding(LEAGUE)
    decide_allocation(actor=actor, case=made.case_id, organ=LEAGUE, outcome=Outcome.APPROVE, pack=stricter)
    assert frozen(there.congress).result["colleges"] == {"信息学院": 19, "外国语学院": 1}


@pytest.mark.parametrize("act", ["propose", "decide"])
def test_nothing_is_written_when_the_ledger_fails(there, monkeypatch, act):
    made = proposed(there) if act == "decide" else None
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        says(decide_allocation, there.presidium, made.case, LEAGUE) if made else proposed(there)
    assert ProposedAllocation.objects.filter(frozen_on__isnull=False).count() == 0
    assert Case.objects.filter(state=State.OPEN).count() == (1 if made else 0)


def test_a_college_counts_its_majors_and_grades(there):
    people = on_record(cast.COLLEGE_UNION, there.pack)
    assert people.cells[("网络工程", "2024级本科")] == 3
    assert people.cells[("网络工程", "2025级本科")] == 2
    assert (people.clubs, people.stated) == ((), None)


def test_the_school_counts_its_colleges_and_the_members_of_major_clubs(there):
    Club.objects.create(club="合唱团", major=True)
    Club.objects.create(club="棋社", major=False)
    group = ClassGroup.objects.get(name="网络2025")
    enrolled("20259901", group, clubs="合唱团；棋社")
    enrolled("20259902", group, clubs="合唱团", status="休学")
    people = on_record(cast.SCHOOL_UNION, there.pack)
    assert people.by_grade["2025级本科"] == 3
    assert (people.clubs, dict(people.members)) == (("合唱团",), {"合唱团": 1})
