"""An election at a congress that sits: seven candidates for five seats, nine delegates who are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import cast
from congress.sitting import Sitting, sitting
from congress.university import enrolled
from huizhang.approvals.models import Case
from huizhang.elections.actions import Receipt, cast_ballot, draft_election, open_election
from huizhang.elections.models import Election
from huizhang.elections.rules.casting import Marking
from huizhang.elections.rules.drafting import Draft
from huizhang.kernel.tally import Mark
from huizhang.people.models import Account, ClassGroup, Student
from huizhang.selection.models import Nomination
from selection.serving import Presidium, account_of

NAMES = ("白晓雨", "陈思远", "邓佳宁", "方子墨", "高若溪", "何雨桐", "江一帆")
NUMBERS = tuple(f"202409{place:02}" for place in range(1, len(NAMES) + 1))
SCRUTINEERS = ("20240911", "20240912", "20240913")
LEAGUE = "college_league_org"


@dataclass(frozen=True)
class Voting:
    """`scrutineers` are accounts of students who are no delegates."""

    session: Sitting
    scrutineers: tuple[Account, ...]

    @property
    def pack(self):
        return self.session.pack

    @property
    def leads(self) -> Account:
        return self.session.leads

    @property
    def opener(self) -> Account:
        """Sits on the organ that opens elections."""
        return self.session.presidium.guiding(LEAGUE)

    @property
    def congress(self):
        return self.session.session.congress

    def draft(self, **more) -> Draft:
        draft = Draft(
            kind="presidium",
            title="选举院学生会主席团",
            seats=5,
            candidates=NUMBERS,
            scrutineers=SCRUTINEERS,
            approved="大会举手表决通过监票人名单",
            balloting=self.pack.balloting,
        )
        return replace(draft, **more)

    def drafted(self, **more) -> Election:
        return draft_election(
            actor=self.leads, congress=self.congress, draft=self.draft(**more), pack=self.pack
        )

    def opened(self, **more) -> Election:
        return open_election(actor=self.opener, election=self.drafted(**more), pack=self.pack)

    def voter(self, place: int) -> Account:
        number = self.session.numbers[place]
        return Account.objects.filter(username=number).first() or account_of(Student.objects.get(pk=number))

    def casts(self, election: Election, place: int, approve: Sequence[str] = (), **more) -> Receipt:
        return cast_ballot(actor=self.voter(place), election=election, marking=marking(approve, **more))


def marking(
    approve: Sequence[str] = (), oppose: Sequence[str] = (), write_ins: Sequence[str] = ()
) -> Marking:
    marks = dict.fromkeys(approve, Mark.APPROVE) | dict.fromkeys(oppose, Mark.OPPOSE)
    return Marking(marks, tuple(write_ins))


def voting(delegates: int = 9, presidium: Presidium | None = None) -> Voting:
    session = sitting(delegates, presidium)
    group = ClassGroup.objects.get(name="网络2401")
    for number, name in zip(NUMBERS, NAMES, strict=True):
        student = enrolled(number, group)
        student.name = name
        student.save()
        nominated(student)
    watching = tuple(account_of(enrolled(number, group)) for number in SCRUTINEERS)
    session.came_in(delegates)
    return Voting(session, watching)


def nominated(student: Student, *, candidate: bool = True) -> Nomination:
    case = Case.objects.create(
        kind="nomination.college",
        title="院级主席团候选人",
        subject=student.name,
        pack_hash="",
        stages=[],
        state="approved" if candidate else "open",
        opened_at="2026-10-01T00:00:00Z",
    )
    return Nomination.objects.create(
        case=case,
        union_id=cast.COLLEGE_UNION,
        student=student,
        post="presidium_member",
        start=date(2026, 12, 1),
        conduct="",
        conditions=[],
        candidate=candidate,
    )
