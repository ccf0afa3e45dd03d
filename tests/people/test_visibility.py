"""What each of the cast sees: school, a college's students, a union's working pages, accounts."""

from __future__ import annotations

from datetime import date

import pytest

from cast import (
    CLASS_BRANCH_SECRETARY,
    COLLEGE,
    COLLEGE_LEAGUE_TEACHER,
    DEPUTY_LEAGUE_SECRETARY,
    OTHER_COLLEGE,
    OUTSIDER,
    STUDENT_AFFAIRS_TEACHER,
)
from huizhang.approvals.queries import answers_for
from huizhang.people.models import Account, College, Seat
from huizhang.people.queries.visibility import NOTHING, SERVING, Sight, sight_of
from huizhang.policy.load import known
from huizhang.policy.resolve import resolve
from huizhang.records.authority import mandates

DAY = date(2026, 11, 21)
SEEN = {
    DEPUTY_LEAGUE_SECRETARY: (True, True, True, True, True),
    STUDENT_AFFAIRS_TEACHER: (True, True, True, True, False),
    COLLEGE_LEAGUE_TEACHER: (False, True, False, True, False),
    CLASS_BRANCH_SECRETARY: (False, False, False, True, False),
    OUTSIDER: (False, False, False, False, False),
}


def account_of(person, *, end=None):
    College.objects.get_or_create(name=COLLEGE)
    account = Account.objects.create_user(person.name, name=person.name)
    if person.organ:
        college = COLLEGE if person.organ.startswith(("college", "class")) else None
        Seat.objects.create(
            account=account, organ=person.organ, college_id=college, start=date(2026, 9, 1), end=end
        )
    return account


@pytest.mark.django_db
@pytest.mark.parametrize("person", SEEN, ids=lambda person: person.part)
def test_sight_follows_from_seats(person):
    sight = sight_of(account_of(person), DAY)

    seen = (
        sight.school,
        sight.college(COLLEGE),
        sight.college(OTHER_COLLEGE),
        sight.union(COLLEGE),
        sight.keeps_accounts,
    )
    assert seen == SEEN[person]


@pytest.mark.django_db
def test_a_seat_gives_nothing_on_the_day_it_ends():
    assert sight_of(account_of(COLLEGE_LEAGUE_TEACHER, end=DAY), DAY) == NOTHING


@pytest.mark.django_db
def test_an_administrator_sees_no_records_by_being_one():
    account = Account.objects.create_user("zhouyuan", name="周远", is_administrator=True)

    assert sight_of(account, DAY) == Sight(keeps_accounts=True)


@pytest.mark.django_db
def test_a_closed_account_sees_nothing():
    account = account_of(DEPUTY_LEAGUE_SECRETARY)
    account.is_active = False

    assert sight_of(account, DAY) == NOTHING


def test_a_student_sees_the_own_standing_and_nobody_elses():
    sight = Sight(own="20240104")

    assert (sight.student("20240104", COLLEGE), sight.student("20240102", COLLEGE)) == (True, False)


ORGANS = sorted(
    {organ for pack in known() for organ in resolve(pack).organs.values()}, key=lambda one: one.id
)


@pytest.mark.django_db
@pytest.mark.parametrize("college", [None, COLLEGE], ids=["of the school", "of a college"])
@pytest.mark.parametrize("organ", ORGANS, ids=lambda organ: organ.id)
def test_a_seat_stored_in_the_wrong_place_opens_nothing(organ, college):
    """However it came there: no organ of a college sees the school, none of the school sees by a college."""
    College.objects.create(name=COLLEGE)
    account = Account.objects.create_user("mou", name="某某")
    Seat.objects.create(account=account, organ=organ.id, college_id=college, start=DAY)

    sight = sight_of(account, DAY)

    if (organ.level == "college") != (college is not None) and organ.id.startswith(PLACED):
        assert sight == NOTHING
    else:
        assert (sight.school_union, sight.unions) == (college is None, frozenset({college} - {None}))
        assert (sight.school or sight.college(COLLEGE)) == (organ.id not in SERVING)


PLACED = ("school_", "college_", "class_")


@pytest.mark.django_db
@pytest.mark.parametrize(("organ", "college"), [("school_union", None), ("college_union", COLLEGE)])
def test_officers_of_a_union_see_its_page_and_how_nobody_stands(organ, college):
    College.objects.create(name=COLLEGE)
    account = Account.objects.create_user("suyuan", name="苏予安")
    Seat.objects.create(account=account, organ=organ, college_id=college, start=DAY)

    sight = sight_of(account, DAY)

    assert (sight.union(college), sight.records, sight.student("20240104", COLLEGE)) == (True, False, False)


@pytest.mark.django_db
def test_whoever_sits_in_the_wrong_place_keeps_and_explains_nothing():
    College.objects.create(name=COLLEGE)
    account = Account.objects.create_user("mou", name="某某")
    Seat.objects.create(account=account, organ="college_league_org", start=DAY)
    Seat.objects.create(account=account, organ="school_league_committee", college_id=COLLEGE, start=DAY)

    assert (mandates(account, DAY), answers_for(account, COLLEGE, DAY)) == ([], False)
