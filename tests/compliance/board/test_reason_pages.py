"""The page of a deviation, and programs: a reason written, its course, its decision, whom it refuses."""

from __future__ import annotations

import pytest

from cast import COLLEGE_LEAGUE_TEACHER, DEPUTY_LEAGUE_SECRETARY, SCHOOL_UNION
from cast import STUDENT_AFFAIRS_TEACHER as OFFICE
from compliance.board.conftest import BACKEND
from compliance.board.test_reasons import COMMITTEE, WHY, deviation, hand_in, url
from huizhang.approvals.models import Attestation, Case, Reason
from huizhang.kernel.procedure import State
from huizhang.kernel.verdict import Status
from huizhang.people.actions import issue_token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("university")]


def test_the_page_takes_a_reason_shows_its_course_and_offers_the_decision(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    client.post(url(), {"why": WHY})
    case = Case.objects.get()
    handed_in = client.get(url()).content.decode()
    client.post(url(), {"case": case.pk, "organ": COMMITTEE, "outcome": "approve"})
    accepted = client.get(url()).content.decode()

    assert (WHY in handed_in, "以校团委名义接受" in handed_in, case.number in handed_in) == (True, True, True)
    assert ("已说明" in accepted, "以校团委名义接受" in accepted) == (True, False)


def test_the_page_takes_a_return_and_the_correction(client, account_of):
    case = hand_in(account_of(OFFICE)).case
    client.force_login(account_of(DEPUTY_LEAGUE_SECRETARY), BACKEND)
    word = {"case": case.pk, "organ": COMMITTEE, "outcome": "return", "opinion": "写明期限"}
    client.post(url(), word)
    client.force_login(case.submitted_by, BACKEND)
    returned = client.get(url()).content.decode()
    client.post(url(), {"why": "至明年九月", "again": "yes"})

    case.refresh_from_db()
    assert ("写明期限" in returned, WHY in returned, 'name="again"' in returned) == (True, True, True)
    assert (case.state, case.round, Reason.objects.get().why) == (State.OPEN, 2, "至明年九月")


def test_the_page_offers_acceptance_to_nobody_else(as_person):
    client = as_person(OFFICE)
    client.post(url(), {"why": WHY})
    page = client.get(url()).content.decode()
    word = {"case": Case.objects.get().pk, "organ": COMMITTEE, "outcome": "approve"}
    client.post(url(), word)

    assert (WHY in page, "名义接受</button>" in page, Attestation.objects.exists()) == (True, False, False)


def test_the_page_of_the_case_leads_to_the_finding(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    client.post(url(), {"why": WHY})
    page = client.get(f"/cases/{Case.objects.get().pk}/").content.decode()

    assert (WHY in page, url().replace("&", "&amp;") in page) == (True, True)


def test_a_program_decides_by_the_same_act(client, account_of):
    secretary, case = account_of(DEPUTY_LEAGUE_SECRETARY), hand_in(account_of(OFFICE)).case
    bearer = {"Authorization": f"Bearer {issue_token(actor=secretary, account=secretary)}"}
    word = {"organ": COMMITTEE, "outcome": "approve"}
    answer = client.post(
        f"/api/cases/{case.number}/decide", word, content_type="application/json", headers=bearer
    )

    told = answer.json()
    assert (answer.status_code, told["state"], deviation().status) == (200, "approved", Status.EXPLAINED)
    assert (told["about"]["given"]["why"], told["subject"]) == (WHY, SCHOOL_UNION)


def test_a_college_teacher_neither_sees_nor_explains_the_school_union(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)

    assert (client.get(url()).status_code, client.post(url(), {"why": WHY}).status_code) == (403, 403)
    assert not Reason.objects.exists()


@pytest.mark.parametrize("case", ["0", "abc", "99999999999999999999999", "²"])
@pytest.mark.parametrize("outcome", ["approve", "shred"])
def test_a_reason_that_does_not_exist_is_told_and_not_failed_on(as_person, case, outcome):
    word = {"case": case, "organ": "x", "outcome": outcome}
    answer = as_person(DEPUTY_LEAGUE_SECRETARY).post(url(), word, follow=True)

    assert (answer.status_code, "这份说明已不在待办之列" in answer.content.decode()) == (200, True)


def test_an_unknown_finding_has_a_page_that_says_so(as_person):
    answer = as_person(DEPUTY_LEAGUE_SECRETARY).get(url(rule="no.such.rule"))

    assert "今日没有这项检查结果" in answer.content.decode()
