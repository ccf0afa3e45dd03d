"""A congress that sits, with candidates for the presidium of its union."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import timezone

import cast
from congress.university import enrolled
from huizhang.approvals.models import Case
from huizhang.congress.actions import record_result
from huizhang.congress.models import Congress, Delegate, ElectionResult, Milestone
from huizhang.congress.rules.results.result import Papers, Result, Votes
from huizhang.people.models import ClassGroup, Major
from huizhang.selection.models import Nomination
from selection.serving import Presidium, serving, today
from selection.test_nominating import stands

NAME = "学院第五届学代会"
DELEGATES = 9
NAMES = ("陆晓禾", "苏予安", "叶清和", "江一帆")


@dataclass(frozen=True)
class Electing:
    """`candidates` in the order in which they were recommended."""

    presidium: Presidium
    congress: Congress
    candidates: tuple[Nomination, ...]

    @property
    def pack(self):
        return self.presidium.pack

    def number(self, n: int) -> str:
        return self.candidates[n].student_id

    def result(self, votes: dict[int, int], elected: tuple[int, ...], **more) -> Result:
        """`votes` by the place among the candidates."""
        made = Result(
            today(),
            len(elected),
            Papers(DELEGATES, 8, 8, 8, 8),
            {self.number(n): Votes(count) for n, count in votes.items()},
            tuple(map(self.number, elected)),
            "监票人甲、乙、丙",
            "无记名投票，当场计票",
        )
        return replace(made, **more)

    def recorded(self, result: Result, **more) -> ElectionResult:
        actor = more.pop("actor", self.presidium.members[0])
        return record_result(actor=actor, congress=self.congress, result=result, pack=self.pack, **more)

    def elected(self) -> ElectionResult:
        """Two of three."""
        return self.recorded(self.result({0: 7, 1: 6, 2: 3}, (0, 1)))


def electing(candidates: int = 3, pack: str = "kunming") -> Electing:
    return electing_of(serving(pack), candidates)


def electing_of(presidium: Presidium, candidates: int = 3) -> Electing:
    made = Congress.objects.create(
        congress=NAME, union_id=cast.COLLEGE_UNION, date=today(), elected_by="congress"
    )
    Milestone.objects.create(congress=made, name="session", day=today(), minutes="应到9人，实到8人")
    major = Major.objects.create(college=presidium.university.college, name="网络工程")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="网络2401")
    for number in range(DELEGATES):
        Delegate.objects.create(
            congress=made, student=enrolled(f"202408{number:02}", group), constituency="网络工程"
        )
    people = tuple(candidate(presidium, group, number) for number in range(candidates))
    return Electing(presidium, made, people)


def candidate(presidium: Presidium, group: ClassGroup, number: int) -> Nomination:
    """Determined by every organ before the election."""
    student = enrolled(f"202409{number:02}", group, political_status="共青团员")
    student.name = NAMES[number]
    student.save()
    stands(student, rank=3, size=100)
    now = timezone.now()
    case = Case.objects.create(
        kind="nomination.college",
        title="主席团候选人",
        subject=student.pk,
        union_id=cast.COLLEGE_UNION,
        student=student,
        stages=[],
        facts={},
        pack_hash=presidium.pack.hash,
        state="approved",
        opened_at=now,
        closed_at=now,
    )
    return Nomination.objects.create(
        case=case,
        union_id=cast.COLLEGE_UNION,
        student=student,
        post="presidium_member",
        start=today(),
        conduct="品行端正",
        conditions=[],
        candidate=True,
    )


def on_record(congress: Congress, by) -> ElectionResult:
    """A result of nobody, where only that there is one matters."""
    numbers = dict.fromkeys(("seats", "entitled", "present", "issued", "returned", "valid", "base"), 9)
    return ElectionResult.objects.create(
        congress=congress,
        post="presidium_member",
        source="recorded",
        held_on=today(),
        base_of="present",
        needed=5,
        scrutineers="监票人甲",
        minutes="无记名投票",
        renews=False,
        organ="college_union",
        recorded_by=by,
        **numbers,
    )
