"""Notices in the browser: read by everybody, objected to by anybody, closed by who determined."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import cast
from approvals.university import University
from compliance.university import PLAN
from huizhang.approvals.printing import form_values
from huizhang.org.models import Post
from huizhang.people.models import Student
from huizhang.people.queries import plan
from huizhang.selection.models import Nomination, Notice, Objection
from selection.browsing import signed_in
from selection.calling import account_of, classmate
from selection.noticing import DAYS, closed, determined, over
from selection.test_call_pages import client_of
from selection.test_nominating import (
    BRANCH,
    LEAGUE,
    OFFICE,
    PARTY,
    SINCE,
    another,
    nominated,
    ready,
    says,
    stands,
    wish,
    with_notices,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kunming(monkeypatch) -> University:
    university = with_notices(ready("kunming"), DAYS)
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return university


@pytest.fixture
def notice(kunming) -> Notice:
    return determined(kunming)


@pytest.fixture
def anybody(kunming, notice) -> Client:
    return client_of(account_of(classmate(kunming, 7)))


def test_everybody_signed_in_reads_names_posts_colleges_and_classes_and_no_standing(anybody, notice):
    for page in ("/notices/", f"/notices/{notice.pk}/"):
        text = anybody.get(page).content.decode()
        assert all(one in text for one in (cast.STUDENT.name, OFFICE, cast.COLLEGE, cast.CLASS))
        assert cast.STUDENT.student_no not in text
    assert anybody.get(f"/cases/{notice.nomination.case_id}/").status_code == 404


def test_anybody_objects_once_and_sees_the_own_words_only(kunming, anybody, notice):
    answer = anybody.post(f"/notices/{notice.pk}/object", {"said": "成绩有误"})
    assert answer.headers["Location"] == f"/notices/{notice.pk}/"
    again = anybody.post(f"/notices/{notice.pk}/object", {"said": "成绩有误"})
    assert (again.status_code, Objection.objects.count()) == (409, 1)
    shown = {
        "who objects": "成绩有误" in anybody.get(f"/notices/{notice.pk}/").content.decode(),
        "who answers": "成绩有误" in signed_in(kunming, PARTY).get(f"/notices/{notice.pk}/").content.decode(),
        "others": "成绩有误" in signed_in(kunming, LEAGUE).get(f"/notices/{notice.pk}/").content.decode(),
    }
    assert shown == {"who objects": True, "who answers": True, "others": False}


def test_the_organ_answers_on_the_page_of_the_case(kunming, anybody, notice):
    anybody.post(f"/notices/{notice.pk}/object", {"said": "成绩有误"})
    case = Objection.objects.get().case_id
    party = signed_in(kunming, PARTY)
    page = party.get(f"/cases/{case}/").content.decode()
    assert ("成绩有误" in page, 'value="approve"' in page, 'value="return"' in page) == (True, True, False)
    assert party.get(f"/cases/{case}/").context["effect"] is None
    assert signed_in(kunming, LEAGUE).get(f"/cases/{case}/").status_code == 404
    word = {"organ": PARTY, "outcome": "approve", "opinion": "属实"}
    assert party.post(f"/cases/{case}/decide", word).status_code == 302
    notice.refresh_from_db()
    assert notice.taken_back
    assert anybody.get(f"/notices/{notice.pk}/").status_code == 404
    assert client_of(account_of(kunming.student)).get(f"/notices/{notice.pk}/").status_code == 200


def test_the_last_word_says_before_what_it_brings(kunming):
    nomination = nominated(kunming, wish(kunming), BRANCH)
    page = f"/cases/{nomination.case_id}/"
    assert signed_in(kunming, LEAGUE).get(page).context["effect"] is None
    says(kunming, nomination, LEAGUE)
    told = signed_in(kunming, PARTY).get(page).context["effect"].text
    assert "notice runs for" in told
    assert "is appointed" in told
    seen = signed_in(kunming, LEAGUE).get(page).context
    assert seen["effect"] is None
    assert [(one["act"].text, one["outcome"].text) for one in seen["history"]] == [
        ("recommend", "approved"),
        ("consent", "approved"),
    ]


def test_a_case_under_notice_is_not_called_in_effect_anywhere(kunming, notice):
    case, party = notice.nomination.case, signed_in(kunming, PARTY)
    last = f"{notice.last_day.year}年{notice.last_day.month}月{notice.last_day.day}日"
    said = f"已同意，公示至{last}，尚未生效"
    pages = [party.get(address).content.decode() for address in (f"/cases/{case.pk}/", "/cases/")]
    assert [f'<a href="/notices/{notice.pk}/">{said}</a>' in page for page in pages] == [True, True]
    assert form_values(case, kunming.pack, timezone.localdate())["state"] == said
    over(notice)
    assert "期满，待结束公示，尚未生效" in party.get(f"/cases/{case.pk}/").content.decode()
    closed(kunming, notice)
    assert "尚未生效" not in party.get(f"/cases/{case.pk}/").content.decode()


def test_cases_ask_as_many_questions_for_many_under_notice(kunming, notice):
    party, counts = signed_in(kunming, PARTY), []
    for number in range(2):
        if number:
            for one in range(31, 34):
                student = another(kunming, one)
                stands(student, 3, 100)
                made = nominated(kunming, replace(wish(kunming), student_no=student.pk), BRANCH)
                says(kunming, made, LEAGUE)
                says(kunming, made, PARTY)
        with CaptureQueriesContext(connection) as asked:
            party.get("/cases/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_organ_closes_it_when_its_time_is_over(kunming, notice):
    party = signed_in(kunming, PARTY)
    assert f"/notices/{notice.pk}/close" not in party.get(f"/notices/{notice.pk}/").content.decode()
    assert party.post(f"/notices/{notice.pk}/close", {"organ": PARTY}).status_code == 409
    over(notice)
    assert f"/notices/{notice.pk}/close" in party.get(f"/notices/{notice.pk}/").content.decode()
    assert party.post(f"/notices/{notice.pk}/close", {"organ": PARTY}).status_code == 302
    assert Post.objects.count() == 1
    assert [one.pk for one in party.get("/notices/?ended=1").context["page"]] == [notice.pk]


def test_where_a_reason_is_needed_the_page_asks_for_it(kunming, notice):
    for number in range(30):
        held = {"union_id": cast.COLLEGE_UNION, "post": "department_member", "department": OFFICE}
        Post.objects.create(student=another(kunming, 200 + number), start=SINCE, **held)
    over(notice)
    answer = signed_in(kunming, PARTY).post(f"/notices/{notice.pk}/close", {"organ": PARTY})
    assert (answer.status_code, answer.context["asks_reason"]) == (409, True)
    assert f"reason-{PARTY}" in answer.content.decode()


def test_who_did_not_determine_neither_closes_nor_takes_back(kunming, anybody, notice):
    over(notice)
    for client in (anybody, signed_in(kunming, LEAGUE), signed_in(kunming, BRANCH)):
        for act in ("close", "take-back"):
            answer = client.post(f"/notices/{notice.pk}/{act}", {"organ": PARTY, "why": "有误"})
            assert answer.status_code == 409
    assert (Post.objects.count(), Notice.objects.filter(ended_at__isnull=True).count()) == (0, 1)


def test_who_determined_takes_it_back(kunming, notice):
    answer = signed_in(kunming, PARTY).post(
        f"/notices/{notice.pk}/take-back", {"organ": PARTY, "why": "有误"}
    )
    assert answer.headers["Location"] == f"/cases/{notice.nomination.case_id}/"
    assert signed_in(kunming, PARTY).get("/notices/").context["page"].paginator.count == 0


def test_hostile_text_shows_as_text(kunming, anybody, notice):
    anybody.post(f"/notices/{notice.pk}/object", {"said": "<script>x</script>"})
    Student.objects.update(name="<script>y</script>")
    for page in ("/notices/", f"/notices/{notice.pk}/", f"/cases/{Objection.objects.get().case_id}/"):
        text = signed_in(kunming, PARTY).get(page).content
        assert not any(b"<script>%c" % one in text for one in b"xy")


def test_candidates_show_whom_they_represent_and_how_far_they_are(kunming):
    wanted = wish(kunming, cast.SCHOOL_UNION, "presidium_member")
    nominated(kunming, wanted, LEAGUE)
    page = signed_in(kunming, "school_league_committee").get(f"/unions/{cast.SCHOOL_UNION}/candidates")
    shares = page.context["shares"]
    assert (shares.colleges, shares.grades, shares.staff, shares.others) == (
        ((cast.COLLEGE, 1),),
        ((2024, 1),),
        0,
        1,
    )
    assert [course.say() for _, course in page.context["rows"]] == ["recommended; the organs decide"]
    assert signed_in(kunming, LEAGUE).get(f"/unions/{cast.SCHOOL_UNION}/candidates").status_code == 403


def test_a_candidate_on_notice_is_told_to_be(kunming):
    nomination = nominated(kunming, wish(kunming, post="presidium_member"), BRANCH)
    for organ in (LEAGUE, PARTY):
        says(kunming, nomination, organ)
    page = signed_in(kunming, LEAGUE).get(f"/unions/{cast.COLLEGE_UNION}/candidates")
    day = (timezone.localdate() + timedelta(days=DAYS)).isoformat()
    assert [course.say() for _, course in page.context["rows"]] == [
        f"determined; on public notice until {day}"
    ]
    assert Nomination.objects.get().candidate is False


def test_lists_ask_as_many_questions_for_many(kunming, anybody, notice):
    counted = []
    for more in (0, 2, 30):
        for number in range(more):
            student = classmate(kunming, 100 * more + number)
            one = Nomination.objects.get(pk=notice.nomination_id)
            case = one.case
            case.pk = None
            case.save()
            one.pk, one.case, one.student = None, case, student
            one.post = "presidium_member"
            one.save()
            Notice.objects.create(
                nomination=one,
                organ=PARTY,
                opens=notice.opens,
                last_day=notice.last_day,
                opened_by=notice.opened_by,
            )
        league = signed_in(kunming, LEAGUE)
        with CaptureQueriesContext(connection) as questions:
            anybody.get("/notices/")
            league.get(f"/unions/{cast.COLLEGE_UNION}/candidates")
        counted.append(len(questions))
    assert len(set(counted)) == 1
