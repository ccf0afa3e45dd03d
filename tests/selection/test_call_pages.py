"""Calls in the browser: applied to in a minute, sorted by the organ, recommended as one list."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import cast
from approvals.university import University
from compliance.university import PLAN
from huizhang.eligibility.models import Standing, StandingView
from huizhang.people.models import Account, Student
from huizhang.people.queries import plan
from huizhang.selection.models import Application, Call, Nomination
from selection.browsing import BACKEND, signed_in
from selection.calling import account_of, applies, classmate, ended, in_days, opened, sorts
from selection.test_nominating import BRANCH, LEAGUE, OFFICE, PARTY, ready, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def kunming(monkeypatch) -> University:
    university = ready("kunming")
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return university


@pytest.fixture
def call(kunming) -> Call:
    return opened(kunming)


@pytest.fixture
def student(kunming) -> Client:
    return client_of(account_of(kunming.student))


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account, BACKEND)
    return client


def given(call: Call, **other: str) -> dict[str, str]:
    return {"wanted": str(call.wanted.get().pk), "statement": "愿意服务同学", **other}


def test_pages_are_full_with_an_empty_database(kunming, student):
    for page in ("/calls/", "/calls/?ended=1", "/notices/", "/notices/?ended=1"):
        assert student.get(page).status_code == 200
    assert student.get("/calls/7/").status_code == 404


def test_the_own_verdict_shows_before_applying(student, call):
    shown = student.get(f"/calls/{call.pk}/")
    conditions = [(one.article, str(one.status)) for one in shown.context["conditions"]]
    assert (shown.status_code, conditions, shown.context["stops"]) == (200, [("四", "pass")] * 3, ())
    assert f"/calls/{call.pk}/apply" in shown.content.decode()
    assert StandingView.objects.count() == 0


def test_who_does_not_qualify_reads_why_and_finds_no_form(kunming, student, call):
    stands(kunming.student, rank=40, size=100, failed=1)
    shown = student.get(f"/calls/{call.pk}/")
    assert (len(shown.context["stops"]), f"/calls/{call.pk}/apply" in shown.content.decode()) == (2, False)
    answer = student.post(f"/calls/{call.pk}/apply", given(call))
    assert (answer.status_code, len(answer.context["faults"]), Application.objects.count()) == (409, 2, 0)


def test_one_applies_and_withdraws(student, call):
    answer = student.post(f"/calls/{call.pk}/apply", given(call))
    assert answer.headers["Location"] == f"/calls/{call.pk}/"
    assert student.get("/calls/").context["own"][0][1] == f"{OFFICE} · 部门工作人员"
    mine = Application.objects.get()
    student.post(f"/applications/{mine.pk}/withdraw")
    mine.refresh_from_db()
    assert mine.withdrawn_at is not None


def test_what_is_not_filled_in_is_asked_for(student, call):
    answer = student.post(f"/calls/{call.pk}/apply", given(call, wanted="999", statement=""))
    assert (answer.status_code, sorted(answer.context["form"].errors)) == (422, ["statement", "wanted"])


def test_nobody_withdraws_anothers(kunming, student, call):
    theirs = applies(kunming, call, classmate(kunming, 7))
    assert student.post(f"/applications/{theirs.pk}/withdraw").status_code == 404


def test_what_cannot_be_told_is_said_and_may_apply(student, call):
    Standing.objects.all().delete()
    shown = student.get(f"/calls/{call.pk}/")
    assert (str(shown.context["eligibility"]), shown.context["stops"]) == ("cannot_tell", ())
    assert student.post(f"/calls/{call.pk}/apply", given(call)).status_code == 302


@pytest.mark.parametrize("organ", [PARTY, LEAGUE, "college_union", "school_league_committee"])
def test_applications_are_seen_by_who_recommends_and_by_nobody_else(kunming, student, call, organ):
    mine = applies(kunming, call, classmate(kunming, 7))
    for client in (signed_in(kunming, organ), student):
        assert client.get(f"/calls/{call.pk}/applications").status_code == 403
        chosen = {"application": mine.pk, "as": "shortlisted"}
        assert client.post(f"/calls/{call.pk}/applications/sort", chosen).status_code == 403
        assert client.post(f"/calls/{call.pk}/recommend", {"conduct": "品行端正"}).status_code == 403


def test_from_applications_to_one_list(kunming, call):
    people = [kunming.student, classmate(kunming, 7), classmate(kunming, 8)]
    own = [applies(kunming, call, one) for one in people]
    branch = signed_in(kunming, BRANCH)
    shown = branch.get(f"/calls/{call.pk}/applications")
    assert [row["application"].pk for row in shown.context["rows"]] == [own[1].pk, own[2].pk, own[0].pk]
    assert set(StandingView.objects.values_list("student_no", flat=True)) == {one.pk for one in people}
    chosen = {"application": [own[0].pk, own[2].pk], "as": "shortlisted"}
    assert branch.post(f"/calls/{call.pk}/applications/sort", chosen).status_code == 302
    early = branch.post(f"/calls/{call.pk}/recommend", {"conduct": "品行端正"})
    assert (early.status_code, Nomination.objects.count()) == (409, 0)
    assert branch.post(f"/calls/{call.pk}/close").status_code == 302
    answer = branch.post(f"/calls/{call.pk}/recommend", {"conduct": "品行端正"})
    batch = Nomination.objects.first().case.batch
    assert answer.headers["Location"] == f"/cases/lists/{batch}/"
    told = client_of(Account.objects.get(username=people[1].pk)).get("/calls/").context["own"][0][2]
    assert told.say() == "not chosen this time"


def test_a_call_is_published_with_its_numbers(kunming):
    league = signed_in(kunming, LEAGUE)
    shown = league.get("/calls/new", {"at": f"{kunming.seated[LEAGUE].seats.get().pk}@{cast.COLLEGE_UNION}"})
    form = shown.context["form"]
    assert form.posts == [
        ("department_member", OFFICE),
        ("department_head", OFFICE),
        ("presidium_member", ""),
    ]
    answer = league.post(
        "/calls/new",
        {
            "at": shown.context["at"],
            "said": "欢迎报名",
            "opens": in_days(0).isoformat(),
            "closes": in_days(3).isoformat(),
            "start": in_days(9).isoformat(),
            "number_0": "4",
        },
    )
    call = Call.objects.get()
    assert answer.headers["Location"] == f"/calls/{call.pk}/"
    assert list(call.wanted.values_list("post", "department", "number")) == [("department_member", OFFICE, 4)]


def test_a_call_that_cannot_be_is_told_with_every_reason(kunming):
    branch = signed_in(kunming, BRANCH)
    given = {"said": "欢迎", "opens": "2020-01-01", "closes": "2019-01-01", "start": "2018-01-01"}
    answer = branch.post("/calls/new", given)
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (409, 4)
    assert branch.post("/calls/new", {}).status_code == 422


@pytest.mark.parametrize("organ", [PARTY, "college_union", "school_student_affairs"])
def test_who_neither_recommends_nor_guides_is_told_so(kunming, organ):
    assert signed_in(kunming, organ).get("/calls/new").status_code == 403


def test_nobody_uses_the_seat_of_somebody_else(kunming):
    seat = kunming.seated[LEAGUE].seats.get().pk
    at = {"at": f"{seat}@{cast.COLLEGE_UNION}"}
    assert signed_in(kunming, BRANCH).get("/calls/new", at).status_code == 404


def test_hostile_text_shows_as_text(kunming, student):
    call = opened(kunming, said="<script>x</script>")
    applies(kunming, call, classmate(kunming, 7), "<script>y</script>")
    Student.objects.update(name="<script>z</script>")
    for client, page in (
        (student, "/calls/"),
        (student, f"/calls/{call.pk}/"),
        (signed_in(kunming, BRANCH), f"/calls/{call.pk}/applications"),
    ):
        text = client.get(page).content
        assert not any(b"<script>%c" % one in text for one in b"xyz")


def test_pages_ask_as_many_questions_for_many(kunming, student, call):
    branch = signed_in(kunming, BRANCH)
    applies(kunming, call, classmate(kunming, 99))
    pages = (
        (student, "/calls/"),
        (branch, f"/calls/{call.pk}/applications"),
        (student, f"/calls/{call.pk}/"),
    )
    counted = []
    for more in (0, 2, 30):
        for number in range(more):
            applies(kunming, call, classmate(kunming, 100 * more + number))
            opened(kunming)
        with CaptureQueriesContext(connection) as questions:
            for client, page in pages:
                assert client.get(page).status_code == 200
        counted.append(len(questions))
    assert len(set(counted)) == 1


def test_a_call_that_opens_later_is_listed_apart(kunming, student, call):
    Call.objects.update(opens=timezone.localdate() + (in_days(2) - in_days(0)))
    assert list(student.get("/calls/").context["page"]) == []
    assert list(student.get("/calls/?ended=1").context["page"]) == [call]


def test_the_closed_shortlist_form_asks_for_the_attestation(kunming, call):
    sorts(kunming, call, applies(kunming, call, kunming.student))
    ended(kunming, call)
    answer = signed_in(kunming, BRANCH).post(f"/calls/{call.pk}/recommend", {"conduct": ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["conduct"])
