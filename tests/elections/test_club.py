"""The members of a major club elect its delegate by ballot, as a college's students do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from congress.delegations import Sending, sending
from elections.delegating import Delegating
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.models import Candidacy, Delegate
from huizhang.elections.actions import open_election
from huizhang.elections.models import Election, RollEntry
from huizhang.people.models import Club, Student

pytestmark = pytest.mark.django_db
CLUB = "合唱团"
# who sings; another club has the name as a part of its own
SINGS, DANCES = range(6), (6, 7)


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker) -> Iterator[Delegating]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Delegating(singing())
        transaction.set_rollback(True)


@pytest.fixture
def unit(founded: Delegating, db) -> Delegating:
    return founded


def singing() -> Sending:
    there = sending("college")
    Club.objects.create(club=CLUB, major=True)
    allocation = there.congress.allocations.get()
    allocation.result["clubs"] = {CLUB: 1}
    allocation.save()
    for place in SINGS:
        Student.objects.filter(pk=there.number(place)).update(clubs=CLUB if place else f"辩论队；{CLUB}")
    for place in DANCES:
        Student.objects.filter(pk=there.number(place)).update(clubs=f"老年{CLUB}")
    return there


def of_club(unit: Delegating, candidates=(0, 1), **more):
    more = {"constituency": CLUB, "constituency_kind": "club", **more}
    return unit.draft(candidates, seats=1, **more)


def test_its_members_vote_and_the_congress_has_their_delegate(unit):
    election = unit.voted(unit.drafted(of_club(unit)), [(0,)] * 4 + [(1,)] * 2)
    assert set(RollEntry.objects.filter(election=election).values_list("voter", flat=True)) == {
        unit.number(place) for place in SINGS
    }
    unit.passed_on(election)
    sent = Delegate.objects.get()
    assert (sent.student_id, sent.constituency, sent.kind) == (unit.number(0), CLUB, "club")
    assert unit.places() == {0: "elected", 1: "not_elected"}


def test_a_further_round_of_a_club_is_among_those_left_for_its_seat(unit):
    first = unit.voted(unit.drafted(of_club(unit)), [(0,)] * 3 + [(1,)] * 3)
    unit.passed_on(first)
    assert unit.places() == {0: "further", 1: "further"}
    with pytest.raises(CaseRefused, match="is no candidate for this office"):
        unit.drafted(of_club(unit, (0, 2)), first)
    second = unit.voted(unit.drafted(of_club(unit), first), [(1,)] * 5)
    unit.passed_on(second)
    rows = {one.student_id: one.place for one in Candidacy.objects.all()}
    assert rows == {unit.number(0): "not_elected", unit.number(1): "elected"}


def test_a_member_written_in_joins_the_further_round(unit):
    for place, name in ((2, "周子扬"), (6, "林一诺")):
        Student.objects.filter(pk=unit.number(place)).update(name=name)
    ballots = [(0,)] * 3 + [(1,)] + [("周子扬",)] + [("林一诺",)]
    first = unit.voted(unit.drafted(of_club(unit, write_ins=True)), ballots)
    unit.passed_on(first)
    with pytest.raises(CaseRefused, match="林一诺 is no candidate yet"):
        unit.drafted(of_club(unit, (0, 6)), first)
    second = unit.voted(unit.drafted(of_club(unit, (0, 2)), first), [(2,)] * 5)
    unit.passed_on(second)
    assert unit.places() == {0: "not_elected", 1: "not_elected", 2: "elected"}


def test_only_members_stand_and_only_of_a_club_with_seats(unit):
    with pytest.raises(CaseRefused, match=f"同学6 is no member of {CLUB} on record"):
        unit.drafted(of_club(unit, (0, 6)))
    with pytest.raises(CaseRefused, match="舞蹈团 has no seats"):
        unit.drafted(of_club(unit, constituency="舞蹈团"))


def test_without_members_on_record_the_roll_is_missing_and_what_to_bring_in_is_said(unit):
    made = unit.drafted(of_club(unit))
    Student.objects.filter(clubs__contains=CLUB).update(clubs="")
    with pytest.raises(
        CaseRefused, match="Nobody is a member of 合唱团 on record: bring the table of students"
    ):
        open_election(election=made, **unit.leads)
    assert Election.objects.get().state == "drafted"


def test_the_page_offers_the_club_and_finds_its_members_by_name(unit, school, client):
    client.force_login(unit.leads["actor"])
    page = f"/congresses/{unit.there.congress.congress}/elections/new/delegates"
    form = client.get(page).context["form"]
    assert dict(form.fields["constituency"].choices)[f"club:{CLUB}"] != CLUB
    draft = of_club(unit)
    given = {name: value for name, value in form.initial.items() if value is not None}
    given |= {
        "title": draft.title,
        "seats": 1,
        "approved": "会议通过",
        "scrutineers": " ".join(draft.scrutineers),
    }
    given |= {"closes": "2099-01-01T09:00", "constituency": f"club:{CLUB}"}
    assert client.post(page, {**given, "numbers": "同学6"}).status_code == 409
    assert client.post(page, {**given, "numbers": "同学1、同学2"}).status_code == 302
    made = Election.objects.get()
    assert (made.constituency, made.constituency_kind) == (CLUB, "club")
    assert set(made.candidates.values_list("name", flat=True)) == {"同学1", "同学2"}
