"""A session is opened, arranged, resolved and closed; people are checked in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from config.doors.deeds import UNION, Deed, deed
from config.doors.readings import Seen, reads
from congress.prepared import prepared
from huizhang.congress.actions import session as acts
from huizhang.congress.models import Congress, Delegate, Session
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.congress.rules.session.opening import Opening
from selection.serving import Presidium, today

NAME = "信息工程学院第六次学代会"
PAGE = f"/congresses/{NAME}/session"
DOORS = f"/congresses/{NAME}/check-in"
KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"


def with_delegates(presidium: Presidium) -> Congress:
    made = Congress.objects.create(congress=NAME, union_id=UNION, date=today())
    for member in presidium.members:
        Delegate.objects.create(congress=made, student_id=member.student_id, constituency="软件代表团")
    return prepared(made, presidium.members[0], presidium.pack)


def opened(presidium: Presidium) -> Session:
    """The clerk checks people in."""
    acting = {"actor": presidium.members[0], "pack": presidium.pack}
    opening = Opening("大礼堂", timezone.now() - timedelta(minutes=30))
    session = acts.open_session(congress=with_delegates(presidium), opening=opening, **acting)
    acts.name_scrutineer(session=session, username=presidium.clerk.username, **acting)
    return session


def came(presidium: Presidium) -> Session:
    session = opened(presidium)
    for member in presidium.members:
        arrival = Arrival(str(uuid4()), member.student_id)
        acts.check_in(actor=presidium.clerk, session=session, arrival=arrival, pack=presidium.pack)
    return session


def hour(days: int) -> str:
    return f"{timezone.localtime() + timedelta(days=days):%Y-%m-%dT%H:%M}"


def at_session(presidium: Presidium, act: str, path: str, given: dict[str, object], **form: object) -> Deed:
    """Any act whose body and options say the same."""
    options = [
        word
        for name, value in given.items()
        for one in (value if isinstance(value, list) else [value])
        for word in (f"--{name.replace('_', '-')}", one)
    ]
    return Deed(
        presidium.members[0],
        PAGE,
        {**given, **form, "act": act},
        f"/sessions{path}",
        ("--congress", NAME, *options),
        {**given, "congress": NAME},
    )


@deed("session open")
def _open(presidium: Presidium) -> Deed:
    with_delegates(presidium)
    made = at_session(presidium, "open", "", {"place": "大礼堂", "begins": hour(1), "quorum": ">2/3"})
    return replace(made, page=f"{PAGE}/opening")


@deed("session agenda")
def _agenda(presidium: Presidium) -> Deed:
    opened(presidium)
    lines = [f"{(today() + timedelta(days=1)).isoformat()} 09:00 20 审议工作报告 | 张三"]
    return at_session(presidium, "agenda", "/agenda", {"agenda": lines}, agenda="\n".join(lines))


@deed("session presidium")
def _presidium(presidium: Presidium) -> Deed:
    opened(presidium)
    members = [one.student_id for one in presidium.members[:2]]
    return at_session(presidium, "presidium", "/presidium", {"members": members}, members=" ".join(members))


@deed("session head")
def _head(presidium: Presidium) -> Deed:
    session, number = opened(presidium), presidium.members[1].student_id
    return at_session(
        presidium,
        "head",
        "/heads",
        {"delegation": "软件代表团", "student": number},
        delegation=session.delegations.get().pk,
        student_no=number,
    )


@deed("session name")
def _name(presidium: Presidium) -> Deed:
    opened(presidium)
    given = {"username": presidium.members[2].username}
    return at_session(presidium, "scrutineer", "/scrutineers", given)


@deed("session release")
def _release(presidium: Presidium) -> Deed:
    named = opened(presidium).scrutineers.get()
    given = {"username": presidium.clerk.username}
    return at_session(presidium, "release", "/release", given, scrutineer=named.pk)


@deed("session renew")
def _renew(presidium: Presidium) -> Deed:
    opened(presidium)
    number = presidium.members[1].student_id
    return at_session(presidium, "renew", "/codes", {"student": number}, student_no=number)


@deed("session hall")
def _hall(presidium: Presidium) -> Deed:
    opened(presidium)
    return at_session(presidium, "hall", "/hall", {})


@deed("session resolve")
def _resolve(presidium: Presidium) -> Deed:
    came(presidium)
    given = {"text": "批准工作报告", "in_favour": 2, "against": 1, "abstained": 0}
    return at_session(
        presidium, "resolve", "/resolutions", {**given, "majority": "decision", "method": "hands"}
    )


@deed("session adjourn")
def _adjourn(presidium: Presidium) -> Deed:
    came(presidium)
    return at_session(presidium, "adjourn", "/adjourn", {"begins": hour(7), "place": "礼堂"})


@deed("session close")
def _close(presidium: Presidium) -> Deed:
    came(presidium)
    return at_session(presidium, "close", "/close", {"said": "选举产生主席团"})


def at_the_door(presidium: Presidium, act: str, path: str) -> Deed:
    number = presidium.members[1].student_id
    given = {"key": KEY, "door": "东门"}
    return Deed(
        presidium.clerk,
        DOORS,
        {**given, "student_no": number, "act": act},
        path,
        ("--congress", NAME, "--student", number, "--key", KEY, "--door", "东门"),
        {**given, "student": number, "congress": NAME},
    )


@deed("session check-in")
def _check_in(presidium: Presidium) -> Deed:
    opened(presidium)
    return at_the_door(presidium, "in", "/sessions/check-in")


@deed("session check-out")
def _check_out(presidium: Presidium) -> Deed:
    came(presidium)
    return at_the_door(presidium, "out", "/sessions/check-out")


@reads("session show")
def _session(presidium: Presidium) -> Seen:
    came(presidium)
    return presidium.clerk, "/sessions/one", {"congress": NAME}, ("--congress", NAME)
