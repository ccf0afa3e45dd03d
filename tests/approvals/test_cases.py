"""Cases: who may say what and when, what is written, and that nothing is where the ledger fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

import cast
from approvals.university import University, founded
from huizhang.approvals.actions import CaseRefused, Matter, decide, open_case, resubmit, withdraw
from huizhang.approvals.models import Case, Decision, Step, Waiting
from huizhang.approvals.queries import inbox, organs_waiting_for
from huizhang.approvals.rules import Place, stages_of
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry

pytestmark = pytest.mark.django_db
BRANCH, LEAGUE, PARTY = "class_league_branch", "college_league_org", "college_party_org"
COLLEGE_CHAIN, SCHOOL_CHAIN = "nomination.college", "nomination.department.school"


@pytest.fixture
def university() -> University:
    return founded()


def matter(university: University, chain: str = COLLEGE_CHAIN) -> Matter:
    place = Place("college", university.college.pk, university.group.pk, university.group.name)
    return Matter(
        chain,
        "推荐为工作人员",
        university.student.name,
        stages_of(university.pack, chain, place, "department_member"),
        union=cast.COLLEGE_UNION,
        college=university.college.pk,
        student=university.student.pk,
    )


def nominated(university: University, chain: str = COLLEGE_CHAIN, organ: str = BRANCH) -> Case:
    return open_case(
        actor=university.seated[organ], matter=matter(university, chain), pack=university.pack, organ=organ
    )


def said(
    university: University, case: Case, organ: str, outcome: Outcome = Outcome.APPROVE, opinion: str = ""
):
    actor = university.seated[organ]
    return decide(
        actor=actor, case=case.pk, organ=organ, outcome=outcome, opinion=opinion, pack=university.pack
    )[0]


def waiting_organs(case: Case) -> list[str]:
    return sorted(case.waiting.values_list("organ", flat=True))


def test_handing_in_is_the_first_organs_word_and_the_next_one_waits(university: University):
    case = nominated(university)
    step = Step.objects.get()
    assert (step.case, step.kind, step.act, step.organ, step.unit) == (
        case.number,
        COLLEGE_CHAIN,
        "recommend",
        BRANCH,
        university.group.name,
    )
    assert (step.union_id, step.student_id, step.outcome, step.round) == (
        cast.COLLEGE_UNION,
        university.student.pk,
        True,
        1,
    )
    assert waiting_organs(case) == [LEAGUE]
    assert [one.case_id for one in inbox(university.seated[LEAGUE], timezone.localdate())] == [case.pk]
    assert list(inbox(university.seated[PARTY], timezone.localdate())) == []


def test_the_last_word_closes_the_case(university: University):
    case = nominated(university)
    said(university, case, LEAGUE)
    closed = said(university, case, PARTY)
    assert (closed.state, closed.closed_at is not None, Waiting.objects.count()) == (State.APPROVED, True, 0)
    assert list(Entry.objects.values_list("act", "organ", "subject")) == [
        ("recommend", BRANCH, "叶清和"),
        ("consent", LEAGUE, "叶清和"),
        ("determine", PARTY, "叶清和"),
    ]


def test_joint_organs_wait_side_by_side(university: University):
    case = nominated(university, SCHOOL_CHAIN, LEAGUE)
    joint = ["school_graduate_affairs", "school_league_committee", "school_student_affairs"]
    assert waiting_organs(case) == joint
    said(university, case, joint[2])
    assert waiting_organs(case) == joint[:2]


def test_an_organ_whose_turn_has_not_come_is_refused(university: University):
    case = nominated(university)
    with pytest.raises(CaseRefused, match="turn has not come"):
        said(university, case, PARTY)


def test_a_second_word_of_an_organ_is_refused(university: University):
    case = nominated(university)
    said(university, case, LEAGUE)
    with pytest.raises(CaseRefused, match="has decided this step already"):
        decide(
            actor=university.others[LEAGUE],
            case=case.pk,
            organ=LEAGUE,
            outcome=Outcome.APPROVE,
            pack=university.pack,
        )
    assert Decision.objects.filter(organ=LEAGUE).count() == 1


def test_somebody_without_the_seat_is_refused(university: University):
    case = nominated(university)
    with pytest.raises(CaseRefused, match="holds no seat"):
        decide(
            actor=university.seated[PARTY],
            case=case.pk,
            organ=LEAGUE,
            outcome=Outcome.APPROVE,
            pack=university.pack,
        )


def test_nobody_decides_about_themselves(university: University):
    account = university.seated[LEAGUE]
    account.student = university.student
    account.save()
    case = nominated(university)
    assert list(inbox(account, timezone.localdate())) == []
    assert organs_waiting_for(account, case, timezone.localdate()) == []
    with pytest.raises(CaseRefused, match="about themselves"):
        said(university, case, LEAGUE)


@pytest.mark.parametrize("outcome", [Outcome.REJECT, Outcome.RETURN])
def test_who_rejects_or_returns_says_why(university: University, outcome: Outcome):
    case = nominated(university)
    with pytest.raises(CaseRefused, match="Write an opinion"):
        said(university, case, LEAGUE, outcome, "  ")
    said(university, case, LEAGUE, outcome, "材料不全")
    assert Decision.objects.get(organ=LEAGUE).opinion == "材料不全"


def test_a_returned_case_comes_back_as_a_new_round_with_its_history(university: University):
    case = nominated(university)
    assert said(university, case, LEAGUE, Outcome.RETURN, "补充证明").state == State.RETURNED
    assert waiting_organs(case) == []
    again = resubmit(
        actor=university.seated[BRANCH], case=case.pk, matter=matter(university), pack=university.pack
    )
    assert (again.round, again.state, waiting_organs(again)) == (2, State.OPEN, [LEAGUE])
    said(university, case, LEAGUE)
    assert list(Step.objects.order_by("pk").values_list("act", "round", "outcome")) == [
        ("recommend", 1, True),
        ("consent", 1, False),
        ("recommend", 2, True),
        ("consent", 2, True),
    ]


def test_only_the_submitter_corrects_and_withdraws(university: University):
    case = nominated(university)
    with pytest.raises(CaseRefused, match="Only whoever handed a case in"):
        withdraw(actor=university.seated[LEAGUE], case=case.pk, why="不再需要")
    withdraw(actor=university.seated[BRANCH], case=case.pk, why="本人放弃")
    case.refresh_from_db()
    assert (case.state, waiting_organs(case)) == (State.WITHDRAWN, [])
    with pytest.raises(CaseRefused, match="withdrawn"):
        said(university, case, LEAGUE)


def fails(*_: object, **__: object) -> None:
    raise RuntimeError("the ledger is full")


def test_where_the_ledger_fails_nothing_is_written(university: University, monkeypatch: pytest.MonkeyPatch):
    case = nominated(university)
    monkeypatch.setattr("huizhang.ledger.actions.record", fails)
    with pytest.raises(RuntimeError):
        said(university, case, LEAGUE)
    with pytest.raises(RuntimeError):
        nominated(university)
    assert (Decision.objects.count(), Step.objects.count(), Case.objects.count()) == (1, 1, 1)
    assert waiting_organs(case) == [LEAGUE]


def test_no_case_is_opened_by_a_closed_account(university: University):
    actor = university.seated[BRANCH]
    actor.is_active = False
    with pytest.raises(CaseRefused, match="This account is closed"):
        open_case(actor=actor, matter=matter(university), pack=university.pack, organ=BRANCH)
    assert not Case.objects.exists()


@pytest.mark.parametrize("organ", ["", PARTY])
def test_no_case_is_opened_by_somebody_without_a_right(university: University, organ: str):
    stranger = university.seated["security"]
    with pytest.raises(CaseRefused):
        open_case(actor=stranger, matter=matter(university), pack=university.pack, organ=organ)
    assert not Case.objects.exists()


def test_no_case_is_opened_that_no_organ_would_decide(university: University):
    empty = replace(matter(university), stages=())
    with pytest.raises(CaseRefused, match="asks no organ"):
        open_case(actor=university.seated[BRANCH], matter=empty, pack=university.pack, organ=BRANCH)
