"""The congress of another college sits today: its delegates are elected, the first of them have come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from huizhang.congress import actions
from huizhang.congress.actions import session as acts
from huizhang.congress.queries import Congress
from huizhang.congress.rules.calling import Call
from huizhang.congress.rules.session.arranging import Point
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.congress.rules.session.opening import Opening
from huizhang.kernel.records import Union
from huizhang.org import queries as org
from huizhang.people.actions import open_account
from huizhang.people.demo import ADMINISTRATOR
from huizhang.people.queries import College
from huizhang.records.demo.live.delegations import ELECTS, SITS, Place, delegates_sent, record, seat
from huizhang.records.demo.live.people import University

SCRUTINEER = "yeqinghe"
# fictional, as everybody in the demo
TEACHERS = {
    "college_league_org": ("pengyueran", "彭悦然"),
    "college_party_org": ("songzhiyuan", "宋致远"),
}
HALL = "大学生活动中心报告厅"
STATED = "经审查，代表的产生符合规定程序，代表资格有效。"
COMMITTEE = "资格审查委员会全体委员"
AGENDA = (("听取并审议学生会工作报告", 30), ("选举新一届主席团", 40), ("宣布选举结果", 10))
CAME = 1


def hold_session(university: University) -> None:
    """Where there is a college beside the cast's."""
    for union in unions_beside(university)[:1]:
        place = placed(university, union, TEACHERS)
        _sit(place, _elected(place))


def unions_beside(university: University) -> list[Union]:
    """Of other colleges; first the one in which somebody of the cast is a delegate."""
    own = university.of(SITS).student
    college = own.class_group.major.college_id if own else ""
    found = [
        one for one in org.unions() if one.college not in (None, university.college) and not one.graduate
    ]
    return sorted(found, key=lambda one: (one.college != college, one.union))


def placed(university: University, union: Union, teachers: Mapping[str, tuple[str, str]]) -> Place:
    """With accounts for its teachers, by their organs."""
    college = College.objects.get(pk=union.college)
    found = []
    for organ, (username, name) in teachers.items():
        account = open_account(actor=university.of(ADMINISTRATOR.username), username=username, name=name)
        account.set_unusable_password()
        account.save(update_fields=["password"])
        seat(university, college, account, organ)
        found.append(account)
    return Place(university, union.union, college, *found)


def _elected(place: Place) -> Congress:
    """Every step before the session."""
    university = place.university
    records = university.student(university.members(place.union)[0])
    seat(university, place.college, records, ELECTS)
    call = Call(f"{place.union}第七次学生代表大会", university.day, "大会筹备委员会")
    congress = delegates_sent(place, call, records)
    acting: dict[str, Any] = {"actor": place.league, "pack": university.pack}
    actions.check_credentials(congress=congress, committee=COMMITTEE, statement=STATED, **acting)
    record(place, congress, "preliminary", "通过代表资格审查报告、大会议程和大会主席团名单。")
    return congress


def _sit(place: Place, congress: Congress) -> None:
    """The books are open, somebody checks people in, the first have come."""
    university = place.university
    facts: dict[str, Any] = {"actor": place.league, "pack": university.pack}
    begins = timezone.now()
    session = acts.open_session(congress=congress, opening=Opening(HALL, begins), **facts)
    acts.name_scrutineer(session=session, username=SCRUTINEER, **facts)
    starts = [begins + timedelta(minutes=sum(n for _, n in AGENDA[:at])) for at in range(len(AGENDA))]
    points = [Point(text, at, minutes) for (text, minutes), at in zip(AGENDA, starts, strict=True)]
    acts.set_agenda(session=session, points=points, **facts)
    numbers = list(session.roll.order_by("pk").values_list("student_id", flat=True))
    acts.seat_presidium(session=session, members=numbers[:3], **facts)
    others = [one for one in numbers if one != university.of(SITS).student_id]
    for number in others[:CAME]:
        arrival = Arrival(str(uuid4()), number, door="东门")
        acts.check_in(actor=university.of(SCRUTINEER), session=session, arrival=arrival, pack=university.pack)
