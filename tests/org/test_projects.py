"""因事用人、事完人散: projects call for volunteers and release them at their end; volunteers are no staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

import cast
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry
from huizhang.org.actions import PostRefused
from huizhang.org.actions.projects import (
    answer_sign_up,
    record_hours,
    release,
    release_finished,
    sign_up,
    withdraw_sign_up,
)
from huizhang.org.models import Post, Project, ProjectPlan, SignUp, Volunteer, VolunteerHours
from huizhang.org.queries import posts, volunteers
from huizhang.org.queries.volunteering import volunteers_of
from huizhang.org.rules.projects import Plan
from huizhang.people.models import Account
from huizhang.selection.actions.projects import correct_project, decide_project, propose_project
from selection.serving import LEAGUE, Presidium, account_of, backed, break_ledger, says, serving, today
from selection.test_nominating import another

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def plan(**other) -> Plan:
    asked = {
        "name": "迎新志愿服务",
        "purpose": "车站接站与校园引导",
        "start": today(),
        "end": today() + 5 * DAY,
        "needed": 1,
    }
    return Plan(**asked | other)


@dataclass(frozen=True)
class Called:
    presidium: Presidium
    project: Project
    student: Account
    other: Account

    @property
    def runs(self) -> Account:
        return self.presidium.members[0]

    def signed(self, student: Account | None = None) -> SignUp:
        return sign_up(
            actor=student or self.student, project=self.project, said="会搬行李", pack=self.presidium.pack
        )

    def answered(self, signed: SignUp, *, accept: bool = True, by: Account | None = None) -> SignUp:
        return answer_sign_up(
            actor=by or self.runs, signed_up=signed, accept=accept, pack=self.presidium.pack
        )

    def worked(self, volunteer: Volunteer, half_hours: int, day=None) -> VolunteerHours:
        return record_hours(
            actor=self.runs,
            volunteer=volunteer,
            day=day or today(),
            half_hours=half_hours,
            said="接站",
            pack=self.presidium.pack,
        )


def proposed(presidium: Presidium, **other) -> Case:
    return propose_project(
        actor=presidium.members[0], union=cast.COLLEGE_UNION, plan=plan(**other), pack=presidium.pack
    )


@pytest.fixture
def presidium() -> Presidium:
    return serving()


@pytest.fixture
def called(presidium) -> Called:
    says(decide_project, presidium, backed(proposed(presidium)), LEAGUE)
    students = [account_of(another(presidium.university, number)) for number in (7, 8)]
    return Called(presidium, Project.objects.get(), *students)


def test_a_project_calls_for_volunteers_when_the_guiding_organ_approves(presidium):
    case = backed(proposed(presidium))
    assert Project.objects.count() == 0
    decided = says(decide_project, presidium, case, LEAGUE)
    found = ProjectPlan.objects.values_list("project", "purpose", "needed", "basis")
    assert (decided.state, list(found)) == (
        State.APPROVED,
        [("迎新志愿服务", "车站接站与校园引导", 1, case.number)],
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"name": ""}, "Name the project"),
        ({"purpose": " "}, "what the project is for"),
        ({"needed": 0}, "at least one"),
        ({"end": today()}, "ends after it begins"),
        ({"start": today() - 9 * DAY, "end": today() - DAY}, "has passed"),
    ],
)
def test_a_proposal_that_makes_no_sense_is_refused(presidium, other, said):
    with pytest.raises(CaseRefused, match=said):
        proposed(presidium, **other)
    assert Case.objects.count() == 0


def test_the_last_word_on_a_project_waits_for_the_presidium(presidium):
    case = proposed(presidium)
    with pytest.raises(CaseRefused, match="important matter"):
        says(decide_project, presidium, case, LEAGUE)
    assert Project.objects.count() == 0


def test_the_same_project_is_not_proposed_twice(presidium):
    proposed(presidium)
    with pytest.raises(CaseRefused, match="proposed already"):
        proposed(presidium)


def test_others_propose_no_project(presidium):
    with pytest.raises(CaseRefused, match="The presidium of"):
        propose_project(actor=presidium.clerk, union=cast.COLLEGE_UNION, plan=plan(), pack=presidium.pack)


def test_a_rejected_project_calls_for_nobody(presidium):
    says(decide_project, presidium, proposed(presidium), LEAGUE, Outcome.REJECT, opinion="与课程冲突")
    assert Project.objects.count() == 0


def test_a_returned_proposal_is_corrected(presidium):
    case = backed(proposed(presidium))
    says(decide_project, presidium, case, LEAGUE, Outcome.RETURN, opinion="人数不足")
    case.refresh_from_db()
    correct_project(actor=presidium.members[0], case=case, plan=plan(needed=4), pack=presidium.pack)
    says(decide_project, presidium, case, LEAGUE)
    assert ProjectPlan.objects.get().needed == 4


def test_whoever_is_accepted_volunteers_and_is_no_staff(called):
    before = (posts(today()), Post.objects.count())
    called.answered(called.signed())
    found = Volunteer.objects.values_list("student", "start", "end")
    assert list(found) == [(called.student.student_id, today(), None)]
    assert (posts(today()), Post.objects.count()) == before


def test_no_more_are_accepted_than_are_needed(called):
    signed = [called.signed(), called.signed(called.other)]
    called.answered(signed[0])
    with pytest.raises(PostRefused, match="All 1 places"):
        called.answered(signed[1])
    assert Volunteer.objects.count() == 1


def test_nobody_signs_up_twice_or_without_being_a_student(called):
    called.signed()
    with pytest.raises(PostRefused, match="already"):
        called.signed()
    with pytest.raises(PostRefused, match="Volunteers are students"):
        called.signed(called.presidium.guiding())


def test_a_sign_up_is_taken_back_until_it_is_answered(called):
    called.signed()
    withdraw_sign_up(actor=called.student, project=called.project, pack=called.presidium.pack)
    called.answered(called.signed())
    with pytest.raises(PostRefused, match="nobody has answered"):
        withdraw_sign_up(actor=called.student, project=called.project, pack=called.presidium.pack)


def test_only_the_union_and_who_guides_it_answer(called):
    signed = called.signed()
    with pytest.raises(PostRefused, match="The presidium of"):
        called.answered(signed, by=called.other)
    called.answered(signed, accept=False, by=called.presidium.guiding())
    assert (Volunteer.objects.count(), SignUp.objects.get().declined_at is not None) == (0, True)


def test_hours_are_written_down_and_taken_back(called):
    volunteer = called.answered(called.signed()).volunteer
    called.worked(volunteer, 7)
    called.worked(volunteer, -2)
    assert [one.half_hours for one in volunteers_of(called.project)] == [5]
    for half_hours, day, said in (
        (0, None, "half an hour"),
        (-6, None, "taken back"),
        (44, None, "twenty-four"),
    ):
        with pytest.raises(PostRefused, match=said):
            called.worked(volunteer, half_hours, day)
    with pytest.raises(PostRefused, match="did not serve"):
        called.worked(volunteer, 2, today() + DAY)


def test_the_end_of_the_project_releases_everybody_by_itself(called):
    called.answered(called.signed())
    end = called.project.end
    assert [one.end for one in volunteers(end - DAY)] == [None]
    assert [one.end for one in volunteers(end)] == [end]
    assert [len(release_finished(day=day)) for day in (end - DAY, end, end)] == [0, 1, 0]
    entry = Entry.objects.order_by("-seq").first()
    assert (Volunteer.objects.get().end, entry.act, entry.account) == (end, "release_volunteer", "")


def test_an_imported_volunteer_without_an_end_stays_a_finding(called):
    old = Project.objects.create(
        project="旧项目", union_id=cast.COLLEGE_UNION, start=today() - 9 * DAY, end=today() - DAY
    )
    Volunteer.objects.create(project=old, student_id=called.student.student_id, start=today() - 9 * DAY)
    assert release_finished(day=today()) == []
    assert [one.end for one in volunteers(today())] == [None]


def test_a_volunteer_is_released_early_once(called):
    volunteer = called.answered(called.signed()).volunteer
    release(actor=called.runs, volunteer=volunteer, pack=called.presidium.pack)
    with pytest.raises(PostRefused, match="released already"):
        release(actor=called.runs, volunteer=volunteer, pack=called.presidium.pack)
    assert Volunteer.objects.get().end == today()


@pytest.mark.parametrize(
    "act", ["propose", "decide", "sign", "take back", "answer", "hours", "release", "end"]
)
def test_nothing_remains_of_an_act_that_the_ledger_does_not_take(called, monkeypatch, act):
    ProjectPlan.objects.update(needed=3)
    pack, waiting = called.presidium.pack, called.signed(called.other)
    case = proposed(called.presidium, name="图书整理")
    other = Volunteer.objects.create(
        project=called.project, student_id=called.presidium.clerk.student_id, start=today()
    )
    acts = {
        "propose": lambda: proposed(called.presidium, name="支教"),
        "decide": lambda: says(decide_project, called.presidium, case, LEAGUE),
        "sign": called.signed,
        "take back": lambda: withdraw_sign_up(actor=called.other, project=called.project, pack=pack),
        "answer": lambda: called.answered(waiting, accept=False),
        "hours": lambda: called.worked(other, 2),
        "release": lambda: release(actor=called.runs, volunteer=other, pack=pack),
        "end": lambda: release_finished(day=called.project.end),
    }
    before = everything()
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError, match="the ledger is broken"):
        acts[act]()
    assert everything() == before


def everything() -> list[list[dict[str, object]]]:
    tables = (Case, Project, SignUp, Volunteer, VolunteerHours)
    return [list(table.objects.order_by("pk").values()) for table in tables]
