"""Recommending in the browser: who may, what stops it, and what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import cast
from approvals.university import University
from compliance.university import PLAN
from huizhang.approvals.actions import decide
from huizhang.approvals.models import Attestation, Case
from huizhang.eligibility.models import StandingView
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from huizhang.people.models import Account, ClassGroup, Seat, Student
from huizhang.people.queries import plan
from huizhang.selection.actions import NominationRefused, Wish, correct
from huizhang.selection.models import Nomination
from selection.browsing import signed_in
from selection.test_list_pages import classmates
from selection.test_nominating import BRANCH, LEAGUE, OFFICE, PARTY, SINCE, another, ready, stands

pytestmark = pytest.mark.django_db
MEMBER = f"department_member@{cast.COLLEGE_UNION}"


@pytest.fixture
def kunming(monkeypatch) -> University:
    university = ready("kunming")
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return university


@pytest.fixture
def branch(kunming) -> Client:
    return signed_in(kunming, BRANCH)


def given(**other: str) -> dict[str, str]:
    start = timezone.localdate() + timedelta(days=1)
    facts = {"opening": MEMBER, "department": OFFICE, "start": start.isoformat(), "conduct": "品行端正"}
    return {**facts, "checked": "on", **other}


def address(university: University) -> str:
    return f"/recommend/student/{university.student.pk}"


def test_a_class_branch_finds_its_class_and_nobody_else(kunming, branch):
    group = ClassGroup.objects.create(
        major=kunming.group.major, entry_year=2024, level="本科", name="软件2402"
    )
    other = another(kunming, 9)
    Student.objects.filter(pk=other.pk).update(class_group=group)
    shown = branch.get("/recommend/")
    page = branch.get(f"/recommend/student/{other.pk}")

    assert [one.pk for one in shown.context["page"]] == [kunming.student.pk]
    assert page.status_code == 404


@pytest.mark.parametrize(("asks", "is_found"), [("叶清", True), ("20240104", True), ("陆晓禾", False)])
def test_people_are_found_by_name_and_number(kunming, branch, asks, is_found):
    found = branch.get("/recommend/", {"q": asks}).context["page"]
    assert [one.pk for one in found] == [kunming.student.pk] * is_found


def test_eligibility_shows_while_picking_and_the_look_is_recorded(kunming, branch):
    (other,) = classmates(kunming, 1)
    stands(other, rank=90, size=100)
    unknown = another(kunming, 9)
    rows = branch.get("/recommend/").context["rows"]

    found = {student.pk: str(status) for student, status, _ in rows}
    assert found == {kunming.student.pk: "pass", other.pk: "fail", unknown.pk: "cannot_tell"}
    assert StandingView.objects.filter(what="recommendation").count() == 3


def test_whoever_has_a_post_in_the_union_is_recommended_with_a_warning_and_not_refused(kunming, branch):
    held = {"union_id": cast.COLLEGE_UNION, "student": kunming.student, "start": SINCE}
    Post.objects.create(post="department_head", department="宣传部", **held)
    Post.objects.create(post="department_head", department="体育部", end=timezone.localdate(), **held)
    warned = branch.get(address(kunming)).content.decode()
    branch.post(address(kunming), given(act="hand_in"))
    shown = signed_in(kunming, LEAGUE).get(f"/cases/{Case.objects.get().pk}/").content.decode()

    for page in (warned, shown):
        assert "已在本会任职：部门负责人 · 宣传部" in page
        assert "体育部" not in page


def test_whoever_has_no_post_yet_is_recommended_without_a_warning(kunming, branch):
    assert branch.get(address(kunming)).context["beside"] == []


def test_files_lie_with_the_case_from_the_beginning(kunming, branch):
    paper = SimpleUploadedFile("证明.pdf", b"%PDF-1.7 ...")
    branch.post(address(kunming), given(act="hand_in", file=paper))
    assert [one.name for one in Case.objects.get().attachments.all()] == ["证明.pdf"]


def test_a_file_that_is_refused_keeps_the_recommendation_from_being_handed_in(kunming, branch):
    program = SimpleUploadedFile("证明.pdf", b"MZ\x90\x00 no paper")
    answer = branch.post(address(kunming), given(act="hand_in", file=program))
    assert (answer.status_code, len(answer.context["faults"])) == (409, 1)
    assert (Case.objects.count(), Entry.objects.count()) == (0, 0)


def test_handing_in_declares_on_conduct_and_on_what_was_checked(kunming, branch):
    branch.post(address(kunming), given(act="hand_in"))
    declared = Attestation.objects.values_list("rule", "subject", "by", "evidence").order_by("rule")
    number = Case.objects.get().number
    assert list(declared) == [
        ("eligibility.checked", kunming.student.pk, BRANCH, number),
        ("eligibility.conduct", kunming.student.pk, BRANCH, "品行端正"),
    ]


def test_the_standing_is_shown_with_its_article_and_the_look_is_recorded(kunming, branch):
    shown = branch.get(address(kunming))

    conditions = [(one.article, str(one.status)) for one in shown.context["conditions"]]
    assert (shown.status_code, conditions) == (200, [("四", "pass")] * 3)
    looks = StandingView.objects.values_list("student_no", "what", "organs")
    assert list(looks) == [(kunming.student.pk, "recommendation", BRANCH)]


def test_checking_tells_who_decides_and_writes_nothing(kunming, branch):
    shown = branch.post(address(kunming), given(act="check"))

    course = [[part.organ for part in step.parts] for step in shown.context["course"]]
    assert shown.status_code == 200
    assert course[:3] == [
        [f"班级团支部 {cast.CLASS}"],
        [f"学院团组织 {cast.COLLEGE}"],
        [f"学院党组织 {cast.COLLEGE}"],
    ]
    assert kunming.seated[LEAGUE].name in shown.context["course"][1].parts[0].opinion
    assert (Case.objects.count(), Entry.objects.count()) == (0, 0)


def test_handing_in_opens_a_case(kunming, branch):
    answer = branch.post(address(kunming), given(act="hand_in"))

    nomination = Nomination.objects.get()
    assert answer.headers["Location"] == f"/cases/{nomination.case_id}/"
    assert (nomination.student_id, nomination.post, nomination.department, nomination.case.submitted_by) == (
        kunming.student.pk,
        "department_member",
        OFFICE,
        kunming.seated[BRANCH],
    )


@pytest.mark.parametrize("act", ["check", "hand_in"])
def test_an_ineligible_person_is_refused_with_every_reason(kunming, branch, act):
    stands(kunming.student, rank=40, size=100, failed=1)
    answer = branch.post(address(kunming), given(act=act))

    assert (answer.status_code, len(answer.context["faults"])) == (409, 2)
    assert (Case.objects.count(), Entry.objects.count()) == (0, 0)


def test_what_is_not_filled_in_is_asked_for(kunming, branch):
    answer = branch.post(address(kunming), given(conduct="", start="x", checked=""))
    assert (answer.status_code, sorted(answer.context["form"].errors)) == (
        422,
        ["checked", "conduct", "start"],
    )


@pytest.mark.parametrize(
    "organ", [PARTY, "school_student_affairs", "school_party_committee", "college_union"]
)
def test_organs_that_recommend_nobody_are_told_who_does(kunming, organ):
    for page in ("/recommend/", "/recommend/list", address(kunming)):
        assert signed_in(kunming, organ).get(page).status_code == 403


def test_a_seat_that_has_ended_recommends_nobody(kunming, branch):
    Seat.objects.filter(organ=BRANCH).update(end=timezone.localdate())
    assert branch.get("/recommend/").status_code == 403


def test_nobody_uses_the_seat_of_somebody_else(kunming, branch):
    seat = Seat.objects.filter(organ=LEAGUE).first()
    assert branch.get("/recommend/", {"seat": seat.pk}).status_code == 404


def test_nobody_recommends_themselves(kunming, branch):
    Account.objects.filter(pk=kunming.seated[BRANCH].pk).update(student=kunming.student)
    assert branch.get(address(kunming)).status_code == 404


def test_hostile_names_show_as_text(kunming, branch):
    Student.objects.filter(pk=kunming.student.pk).update(name="<script>x</script>")
    for page in ("/recommend/", address(kunming)):
        assert b"<script>x" not in branch.get(page).content


def test_the_page_asks_as_many_questions_for_a_large_class(kunming, branch):
    counted = []
    for more in (0, 2, 60):
        for number in range(more):
            another(kunming, 100 * more + number)
        with CaptureQueriesContext(connection) as questions:
            branch.get("/recommend/")
        counted.append(len(questions))
    assert len(set(counted)) == 1


def test_a_returned_recommendation_is_corrected_by_whoever_handed_it_in(kunming, branch):
    branch.post(address(kunming), given(act="hand_in"))
    case = Case.objects.get()
    decide(
        actor=kunming.seated[LEAGUE], case=case.pk, organ=LEAGUE, outcome=Outcome.RETURN, opinion="写明表现",
        pack=kunming.pack,
    )  # fmt: skip
    page = f"/recommend/case/{case.pk}"
    assert "写明表现" in branch.get(page).content.decode()
    assert signed_in(kunming, LEAGUE).get(page).status_code == 404
    other = branch.post(page, given(opening=f"department_member@{cast.SCHOOL_UNION}"))
    answer = branch.post(page, given(conduct="志愿服务一百小时"))

    case.refresh_from_db()
    assert (other.status_code, answer.status_code) == (422, 302)
    assert (case.round, case.state, Nomination.objects.get().conduct) == (2, State.OPEN, "志愿服务一百小时")
    assert branch.get(page).status_code == 404


def test_a_college_recommends_to_the_school_and_must_say_whom_a_candidate_represents(kunming):
    league = signed_in(kunming, LEAGUE)
    wanted = given(opening=f"presidium_member@{cast.SCHOOL_UNION}", department="", act="check")
    refused = league.post(address(kunming), wanted)
    shown = league.post(address(kunming), {**wanted, "representative": "信息工程学院二年级学生干部"})

    assert (refused.status_code, len(refused.context["faults"]), shown.status_code) == (409, 1, 200)
    assert shown.context["course"][-1].act.text == "elect"


def test_a_correction_keeps_the_person_and_the_chain(kunming, branch):
    branch.post(address(kunming), given(act="hand_in"))
    nomination = Nomination.objects.get()
    decide(
        actor=kunming.seated[LEAGUE], case=nomination.case_id, organ=LEAGUE, outcome=Outcome.RETURN,
        opinion="换人", pack=kunming.pack,
    )  # fmt: skip
    other = classmates(kunming, 1)[0]
    wish = Wish(cast.COLLEGE_UNION, other.pk, "department_member", timezone.localdate(), "品行端正", OFFICE)
    with pytest.raises(NominationRefused, match="keeps the person"):
        correct(actor=kunming.seated[BRANCH], nomination=nomination, wish=wish, pack=kunming.pack)
    assert Case.objects.get().round == 1
