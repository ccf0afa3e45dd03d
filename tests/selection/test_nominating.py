"""From a recommendation to the roster, and everything that stops on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

import cast
from approvals.university import University, founded
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Attestation, Case, Decision
from huizhang.eligibility.models import Standing
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry
from huizhang.org.models import Department, Post
from huizhang.people.models import Seat, Student
from huizhang.policy.kept import said_again
from huizhang.selection.actions import NominationRefused, ReasonNeeded, Wish, decide, nominate
from huizhang.selection.models import Nomination

pytestmark = pytest.mark.django_db
BRANCH, LEAGUE, PARTY = "class_league_branch", "college_league_org", "college_party_org"
AFFAIRS, GRADUATE, COMMITTEE = "school_student_affairs", "school_graduate_affairs", "school_league_committee"
SINCE = date(2025, 9, 1)
OFFICE = "办公室"


@pytest.fixture
def kunming() -> University:
    return ready("kunming")


def ready(pack: str) -> University:
    university = without_notices(founded(pack))
    for union in (cast.SCHOOL_UNION, cast.COLLEGE_UNION):
        Department.objects.create(union_id=union, department=OFFICE)
    stands(university.student, rank=3, size=100)
    return university


def without_notices(university: University) -> University:
    """Where the school shows no names before they take effect."""
    return with_notices(university, 0)


def with_notices(university: University, days: int) -> University:
    plan = university.pack
    return replace(university, pack=replace(plan, days={**plan.days, "notice": days}))


def stands(student: Student, rank: int, size: int, failed: int = 0) -> None:
    for window in ("last_term", "last_year", "since_entry"):
        Standing.objects.update_or_create(
            student=student,
            window=window,
            defaults={"rank": rank, "group_size": size, "failed_courses": failed, "known_from": SINCE},
        )


def another(university: University, number: int) -> Student:
    return Student.objects.create(
        student_no=f"2024{number:04}",
        name=f"学生{number}",
        political_status="共青团员",
        class_group=university.group,
        known_from=SINCE,
    )


def wish(university: University, union: str = cast.COLLEGE_UNION, post: str = "department_member") -> Wish:
    return Wish(
        union,
        university.student.pk,
        post,
        timezone.localdate() + timedelta(days=10),
        "理想信念坚定，品行端正",
        OFFICE if post != "presidium_member" else "",
        representative="信息工程学院学生干部" if post == "presidium_member" else "",
    )


def nominated(university: University, wanted: Wish, organ: str) -> Nomination:
    return nominate(actor=university.seated[organ], organ=organ, wishes=[wanted], pack=university.pack)[0]


def says(university: University, nomination: Nomination, organ: str, reason: str = "") -> Case:
    return decide(
        actor=university.seated[organ],
        case=nomination.case_id,
        organ=organ,
        outcome=Outcome.APPROVE,
        pack=university.pack,
        reason=reason,
    )


@pytest.mark.parametrize("pack", ["kunming", "xianning"])
def test_a_class_nominates_the_college_decides_and_the_roster_shows_it(pack: str):
    university = ready(pack)
    nomination = nominated(university, wish(university), BRANCH)
    says(university, nomination, LEAGUE)
    assert Post.objects.count() == 0
    case = says(university, nomination, PARTY)
    post = Post.objects.get()
    assert (case.state, post.student_id, post.post, post.department, post.basis) == (
        State.APPROVED,
        university.student.pk,
        "department_member",
        OFFICE,
        case.number,
    )
    assert [one.act for one in Entry.objects.order_by("seq")] == [
        "recommend",
        "consent",
        "determine",
        "appoint",
    ]
    assert sorted(Attestation.objects.values_list("rule", "by")) == [
        ("eligibility.checked", BRANCH),
        ("eligibility.conduct", BRANCH),
    ]


def test_an_ineligible_person_is_refused_with_every_reason(kunming: University):
    stands(kunming.student, rank=40, size=100, failed=1)
    with pytest.raises(NominationRefused) as refused:
        nominated(kunming, wish(kunming), BRANCH)
    said = [one.say() for one in refused.value.messages]
    assert len(said) == 2
    assert all("(article 四)" in one for one in said)
    assert (Case.objects.count(), Nomination.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_somebody_who_is_no_longer_eligible_is_not_appointed(kunming: University):
    nomination = nominated(kunming, wish(kunming), BRANCH)
    says(kunming, nomination, LEAGUE)
    stands(kunming.student, rank=40, size=100)
    with pytest.raises(NominationRefused):
        says(kunming, nomination, PARTY)
    assert (Post.objects.count(), Decision.objects.filter(organ=PARTY).count()) == (0, 0)


def test_presidium_candidates_wait_for_the_congress(kunming: University):
    nomination = nominated(kunming, wish(kunming, cast.SCHOOL_UNION, "presidium_member"), LEAGUE)
    for organ in (PARTY, AFFAIRS, GRADUATE, COMMITTEE, "school_party_committee"):
        says(kunming, nomination, organ)
    nomination.refresh_from_db()
    assert (nomination.candidate, nomination.case.state, Post.objects.count()) == (True, State.APPROVED, 0)
    assert Attestation.objects.filter(rule="nomination.representative").count() == 1


def test_a_college_sends_two_of_its_own_union_to_the_school(kunming: University):
    wanted = wish(kunming, cast.SCHOOL_UNION)
    with pytest.raises(NominationRefused, match="0, 2 fewer than 2"):
        nominated(kunming, wanted, LEAGUE)
    other = another(kunming, 7)
    stands(other, 2, 100)
    for student in (kunming.student, other):
        Post.objects.create(
            union_id=cast.COLLEGE_UNION,
            student=student,
            post="department_member",
            department=OFFICE,
            start=SINCE,
        )
    both = [wanted, replace(wanted, student_no=other.pk)]
    made = nominate(actor=kunming.seated[LEAGUE], organ=LEAGUE, wishes=both, pack=kunming.pack)
    assert [one.case.batch for one in made] == [made[0].case.batch] * 2


def test_beyond_what_is_generally_allowed_asks_for_a_reason_which_the_guiding_organ_accepts(
    kunming: University,
):
    for number in range(30):
        Post.objects.create(
            union_id=cast.COLLEGE_UNION,
            student=another(kunming, 200 + number),
            post="department_member",
            department=OFFICE,
            start=SINCE,
        )
    nomination = nominated(kunming, wish(kunming), BRANCH)
    says(kunming, nomination, LEAGUE)
    with pytest.raises(ReasonNeeded, match="31, 1 more than 30"):
        says(kunming, nomination, PARTY)
    case = says(kunming, nomination, PARTY, reason="承办校运动会")
    assert (case.state, Post.objects.filter(student=kunming.student).count()) == (State.OPEN, 0)
    says(kunming, nomination, LEAGUE)
    assert Post.objects.filter(student=kunming.student).count() == 1
    accepted = Attestation.objects.get(rule="staff.cap.college")
    assert (accepted.by, accepted.evidence, accepted.subject) == (LEAGUE, "承办校运动会", "")


def crowded(university: University) -> None:
    """As many in the college's union as its plan generally allows."""
    for number in range(30):
        Post.objects.create(
            union_id=cast.COLLEGE_UNION,
            student=another(university, 200 + number),
            post="department_member",
            department=OFFICE,
            start=SINCE,
        )


def test_the_reason_of_whoever_recommends_goes_to_the_guiding_organ_by_itself(kunming: University):
    crowded(kunming)
    nomination = nominated(kunming, replace(wish(kunming), reason="承办校运动会"), BRANCH)
    says(kunming, nomination, LEAGUE)
    case = says(kunming, nomination, PARTY)
    assert (case.state, {one.organ for one in case.waiting.all()}) == (State.OPEN, {LEAGUE, COMMITTEE})
    says(kunming, nomination, LEAGUE)
    assert Post.objects.filter(student=kunming.student).count() == 1
    assert Attestation.objects.get(rule="staff.cap.college").evidence == "承办校运动会"


def test_nobody_accepts_a_reason_of_their_own(kunming: University):
    crowded(kunming)
    nomination = nominated(kunming, wish(kunming), BRANCH)
    says(kunming, nomination, LEAGUE)
    teacher = kunming.seated[LEAGUE]
    Seat.objects.create(account=teacher, organ=PARTY, college=kunming.college, start=SINCE)
    word = {"case": nomination.case_id, "outcome": Outcome.APPROVE, "pack": kunming.pack}
    decide(actor=teacher, organ=PARTY, reason="承办校运动会", **word)
    with pytest.raises(CaseRefused, match="a reason of their own"):
        decide(actor=teacher, organ=LEAGUE, **word)
    assert Attestation.objects.filter(rule="staff.cap.college").count() == 0
    decide(actor=kunming.others[LEAGUE], organ=LEAGUE, **word)
    assert Post.objects.filter(student=kunming.student).count() == 1


def test_what_a_recommendation_was_judged_on_is_kept_in_every_language(kunming: University):
    nomination = nominated(kunming, wish(kunming), BRANCH)
    kept = [said_again(one) for condition in nomination.conditions for one in condition["reasons"]]
    with translation.override("zh-hans"):
        chinese = [one.say(translation.gettext) for one in kept]
    assert [one.say() for one in kept] != chinese
    assert said_again("an earlier text").say() == "an earlier text"


def test_beyond_what_is_stated_nobody_is_appointed(kunming: University):
    for number in range(2):
        Post.objects.create(
            union_id=cast.COLLEGE_UNION,
            student=another(kunming, 200 + number),
            post="department_head",
            department=OFFICE,
            start=SINCE,
        )
    nomination = nominated(kunming, wish(kunming, post="department_head"), BRANCH)
    says(kunming, nomination, LEAGUE)
    with pytest.raises(NominationRefused, match="3, 1 more than 2"):
        says(kunming, nomination, PARTY, reason="需要")
    assert Post.objects.filter(student=kunming.student).count() == 0


def test_the_class_branch_of_another_class_cannot_recommend(kunming: University):
    with pytest.raises(CaseRefused, match="holds no seat"):
        nominate(actor=kunming.seated[LEAGUE], organ=BRANCH, wishes=[wish(kunming)], pack=kunming.pack)
