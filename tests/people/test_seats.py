"""Seats: who grants and ends which, and what the page shows to whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import CLASS, COLLEGE, OTHER_COLLEGE
from huizhang.ledger.models import Entry
from huizhang.people.actions import SeatRefused, end_seat, grant_seat
from huizhang.people.models import Account, ClassGroup, College, Major, Seat
from huizhang.people.views import seats as views
from huizhang.policy.resolve import resolve

pytestmark = pytest.mark.django_db
START = date(2026, 9, 1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def people():
    college, other = (College.objects.create(name=name) for name in (COLLEGE, OTHER_COLLEGE))
    made = {
        name: Account.objects.create_user(name, name=name, is_administrator=name == "周远")
        for name in ("周远", "顾明川", "贺文澜", "邵怀远", "白露生")
    }
    grant_seat(actor=made["周远"], account=made["顾明川"], organ="school_league_committee", start=START)
    grant_seat(
        actor=made["顾明川"], account=made["贺文澜"], organ="college_league_org", college=college, start=START
    )
    return {**made, "college": college, "other": other}


def granted(people, actor, organ, level, college=None):
    return grant_seat(
        actor=people[actor], account=people["邵怀远"], organ=organ, level=level, college=college, start=START
    )


def test_a_college_grants_the_seats_of_its_own_organs(people):
    seat = granted(people, "贺文澜", "college_party_org", "college", people["college"])

    assert (seat.granted_by, Entry.objects.last().organ) == (people["贺文澜"], "college_league_org")


@pytest.mark.parametrize(
    ("organ", "level", "where"),
    [
        ("college_party_org", "college", "other"),
        ("school_student_affairs", "school", "college"),
        ("school_league_committee", "school", "college"),
        ("school_league_committee", "college", "college"),
        ("school_student_affairs", "school", None),
    ],
)
def test_a_college_grants_nothing_beyond_itself(people, organ, level, where):
    with pytest.raises(SeatRefused):
        granted(people, "贺文澜", organ, level, people[where] if where else None)
    assert Seat.objects.count() == 2


def test_the_school_league_committee_is_no_organ_of_a_college_for_anybody(people):
    with pytest.raises(SeatRefused):
        granted(people, "顾明川", "school_league_committee", "school", people["college"])


@pytest.mark.parametrize(
    ("organ", "level"),
    [("college_party_org", ""), ("class_league_branch", "college"), ("own_organ", "college")],
)
def test_a_seat_of_a_college_is_not_granted_without_the_college(people, organ, level):
    with pytest.raises(SeatRefused) as refused:
        granted(people, "顾明川", organ, level)

    assert ("which college" in str(refused.value), Seat.objects.count()) == (True, 2)


def test_an_administrator_grants_only_the_first_seat(people):
    with pytest.raises(SeatRefused):
        granted(people, "周远", "school_league_committee", "school")


def test_a_seat_is_ended_not_deleted(people):
    seat = Seat.objects.get(organ="college_league_org")
    today = timezone.localdate()
    end_seat(actor=people["顾明川"], seat=seat, end=today)

    assert (Seat.objects.get(pk=seat.pk).end, Entry.objects.last().act) == (today, "end_seat")
    with pytest.raises(SeatRefused) as refused:
        end_seat(actor=people["顾明川"], seat=seat, end=today + timedelta(days=30))
    assert "already" in str(refused.value)


def test_a_seat_does_not_end_before_it_starts(people):
    seat = Seat.objects.get(organ="college_league_org")
    with pytest.raises(SeatRefused):
        end_seat(actor=people["顾明川"], seat=seat, end=START - timedelta(days=1))


@pytest.mark.parametrize(
    ("reader", "status", "seen"),
    [("周远", 200, 2), ("顾明川", 200, 2), ("贺文澜", 200, 1), ("白露生", 403, 0)],
)
def test_the_page_shows_the_seats_of_the_units_that_one_serves(client, people, reader, status, seen):
    client.force_login(people[reader], BACKEND)
    answer = client.get("/account/seats/")

    assert (answer.status_code, len(answer.context["rows"]) if status == 200 else 0) == (status, seen)


def test_a_college_cannot_end_what_it_does_not_see(client, people):
    client.force_login(people["贺文澜"], BACKEND)
    seat = Seat.objects.get(organ="school_league_committee")
    answer = client.post(f"/account/seats/{seat.pk}/end", {"end": "2026-11-21"})

    assert (answer.status_code, Seat.objects.get(pk=seat.pk).end) == (404, None)


def test_the_page_asks_as_many_questions_for_many_seats_as_for_few(client, people):
    client.force_login(people["顾明川"], BACKEND)
    counted = []
    for more in (0, 2, 60):
        for _number in range(more):
            granted(people, "顾明川", "college_party_org", "college", people["college"])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/account/seats/")
        counted.append(len(asked))
    assert len(set(counted)) == 1


@pytest.fixture
def groups(people):
    """A class of the college, and one of the other."""
    made = {}
    for name in ("college", "other"):
        major = Major.objects.create(college=people[name], name="软件工程")
        made[name] = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name=CLASS)
    return made


def test_a_class_league_branch_has_its_seat_for_a_class(people, groups):
    facts = {"actor": people["贺文澜"], "account": people["白露生"], "level": "college", "start": START}
    seat = grant_seat(
        **facts, organ="class_league_branch", college=people["college"], class_group=groups["college"]
    )

    assert (seat.class_group, Entry.objects.last().payload["class"]) == (groups["college"], CLASS)


@pytest.mark.parametrize(
    ("organ", "group", "said"),
    [
        ("class_league_branch", None, "is for a class: name it"),
        ("class_league_branch", "other", "is no class of that college"),
        ("college_party_org", "college", "only a class league branch's seat"),
    ],
)
def test_a_seat_without_its_class_or_with_a_wrong_one_is_refused(people, groups, organ, group, said):
    with pytest.raises(SeatRefused, match=said):
        grant_seat(
            actor=people["贺文澜"],
            account=people["白露生"],
            organ=organ,
            level="college",
            college=people["college"],
            class_group=groups[group] if group else None,
            start=START,
        )
    assert Seat.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "granted"),
    [(CLASS, True), (f"软件工程 2024 本科 {CLASS}", True), ("无此班", False), ("", False)],
)
def test_the_form_finds_the_class_by_its_name(client, people, groups, monkeypatch, typed, granted):
    monkeypatch.setattr(views, "organs_on", lambda day: resolve("kunming").organs)
    client.force_login(people["贺文澜"], BACKEND)
    given = {
        "username": "白露生",
        "organ": "class_league_branch",
        "college": COLLEGE,
        "class_name": typed,
        "start": START.isoformat(),
    }
    client.post("/account/seats/grant", given)

    found = Seat.objects.filter(organ="class_league_branch").values_list("class_group", flat=True)
    assert list(found) == ([groups["college"].pk] if granted else [])
