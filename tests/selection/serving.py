"""A presidium and a department of the college's union, for tests of what follows an appointment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

import cast
from approvals.university import University
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome
from huizhang.org.models import AgendaItem, Meeting, Post, Resolution
from huizhang.people.models import Account, Student
from huizhang.selection.models import Backing
from selection.test_nominating import another, ready, stands

SINCE = date(2026, 9, 1)
LEAGUE, PARTY, COMMITTEE = "college_league_org", "college_party_org", "school_league_committee"


@dataclass(frozen=True)
class Presidium:
    """`members` with an account each, in the order of their numbers; `clerk` serves in a department."""

    university: University
    members: tuple[Account, ...]
    clerk: Account

    @property
    def pack(self):
        return self.university.pack

    def post_of(self, account: Account, post: str = "presidium_member") -> Post:
        return Post.objects.get(student=account.student_id, post=post)

    def guiding(self, organ: str = LEAGUE) -> Account:
        return self.university.seated[organ]


def serving(pack: str = "kunming", members: int = 3) -> Presidium:
    university = ready(pack)
    found = []
    for number in range(1, members + 1):
        student = another(university, number)
        stands(student, rank=3, size=100)
        found.append(account_of(student))
        Post.objects.create(
            union_id=cast.COLLEGE_UNION, student=student, post="presidium_member", start=SINCE
        )
    clerk = account_of(university.student)
    Post.objects.create(
        union_id=cast.COLLEGE_UNION,
        student=university.student,
        post="department_member",
        department="办公室",
        start=SINCE,
    )
    return Presidium(university, tuple(found), clerk)


def account_of(student: Student) -> Account:
    return Account.objects.create_user(student.pk, name=student.name, student=student)


def chairs(account: Account, start: date, end: date | None = None) -> Post:
    return Post.objects.create(
        union_id=cast.COLLEGE_UNION,
        student_id=account.student_id,
        post="executive_chair",
        start=start,
        end=end,
    )


def says(act, presidium: Presidium, case: Case, organ: str, outcome=Outcome.APPROVE, **more) -> Case:
    return act(
        actor=presidium.guiding(organ),
        case=case.pk,
        organ=organ,
        outcome=outcome,
        pack=presidium.pack,
        **more,
    )


def carried(union: str, by: Account) -> Resolution:
    """What the presidium of that union decided in a meeting."""
    meeting = Meeting.objects.create(union_id=union, at=timezone.now(), place="301", convened_by=by)
    item = AgendaItem.objects.create(meeting=meeting, number=1, text="审议")
    votes = {"in_favour": 3, "against": 0, "abstained": 0}
    return Resolution.objects.create(item=item, text="同意", **votes, carried=True, recorded_by=by)


def backed(made):
    """An important matter on which the presidium has decided."""
    case = made if isinstance(made, Case) else made.case
    Backing.objects.create(case=case, resolution=carried(case.union_id, case.submitted_by))
    return made


def today() -> date:
    return timezone.localdate()


def break_ledger(monkeypatch) -> None:
    def fail(*_args, **_facts):
        raise RuntimeError("the ledger is broken")

    monkeypatch.setattr("huizhang.ledger.actions.record", fail)
