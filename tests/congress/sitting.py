"""A session whose books are open: delegates of two classes, somebody who checks them in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from congress.prepared import prepared
from congress.university import DAY, enrolled
from huizhang.congress.actions import session as acts
from huizhang.congress.models import Congress, Delegate, Session, Stay
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.congress.rules.session.opening import Opening
from huizhang.congress.rules.session.resolving import Motion, Show
from huizhang.people.models import Account, ClassGroup, Major
from selection.serving import Presidium, account_of, serving

NAME = "学院第五届学代会"
DELEGATIONS = ("软件代表团", "网络代表团")
PLACE = "报告厅"


@dataclass(frozen=True)
class Sitting:
    """`numbers` are the delegates'; `scrutineer` is an account without any seat; `begins` is an hour ago."""

    presidium: Presidium
    session: Session
    scrutineer: Account
    numbers: tuple[str, ...]
    begins: datetime

    @property
    def pack(self):
        return self.presidium.pack

    @property
    def leads(self) -> Account:
        return self.presidium.members[0]

    def came(self, number: str, **more) -> Stay:
        actor = more.pop("actor", self.scrutineer)
        arrival = Arrival(**{"key": str(uuid4()), "student_no": number} | more)
        return acts.check_in(actor=actor, session=self.session, arrival=arrival, pack=self.pack)

    def went(self, number: str, **more) -> Stay:
        actor = more.pop("actor", self.scrutineer)
        arrival = Arrival(**{"key": str(uuid4()), "student_no": number} | more)
        return acts.check_out(actor=actor, session=self.session, arrival=arrival, pack=self.pack)

    def came_in(self, count: int) -> None:
        for number in self.numbers[:count]:
            self.came(number)

    def resolved(self, *votes: int, **more):
        actor = more.pop("actor", self.leads)
        motion = Motion(**{"text": "批准工作报告"} | more)
        return acts.resolve(
            actor=actor, session=self.session, motion=motion, show=Show(*votes), pack=self.pack
        )


def congress_with(
    delegates: int = 9, presidium: Presidium | None = None
) -> tuple[Presidium, Congress, tuple[str, ...]]:
    """Not opened yet; two thirds of the delegates are of the first delegation."""
    presidium = presidium or serving()
    made = Congress.objects.create(congress=NAME, union_id="信息工程学院学生会", date=DAY)
    major = Major.objects.create(college=presidium.university.college, name="网络工程")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="网络2401")
    numbers = tuple(f"202408{number:02}" for number in range(1, delegates + 1))
    for place, number in enumerate(numbers):
        student = enrolled(number, group)
        student.name = f"代表{place + 1}"
        student.save()
        side = DELEGATIONS[0] if place < delegates * 2 // 3 else DELEGATIONS[1]
        Delegate.objects.create(congress=made, student=student, constituency=side)
    prepared(made, presidium.members[0], presidium.pack)
    return presidium, made, numbers


def opening(**more) -> Opening:
    return Opening(**{"place": PLACE, "begins": timezone.now() - timedelta(hours=1)} | more)


def sitting(delegates: int = 9, presidium: Presidium | None = None, **more) -> Sitting:
    presidium, congress, numbers = congress_with(delegates, presidium)
    session = acts.open_session(
        actor=presidium.members[0], congress=congress, opening=opening(**more), pack=presidium.pack
    )
    group = ClassGroup.objects.get(name="网络2401")
    helper = account_of(enrolled("20240899", group))
    acts.name_scrutineer(
        actor=presidium.members[0], session=session, username=helper.username, pack=presidium.pack
    )
    return Sitting(presidium, session, helper, numbers, session.begins)
