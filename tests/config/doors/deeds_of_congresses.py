"""A congress is called, moved, cancelled, followed, asked for; its seats are proposed."""

from __future__ import annotations

from datetime import timedelta

from config.doors.deeds import UNION, Deed, day, deed
from huizhang.congress.actions import (
    Seats,
    call_congress,
    decide_allocation,
    decide_request,
    propose_allocation,
    request_congress,
)
from huizhang.congress.models import Congress
from huizhang.congress.queries import counted
from huizhang.congress.rules.calling import Call
from huizhang.kernel.procedure import Outcome
from huizhang.selection.queries.standing import union_called
from selection.serving import LEAGUE, PARTY, Presidium, says, today

NAME = "信息工程学院第六次学代会"
PAGE = f"/congresses/{NAME}/"


def called(presidium: Presidium) -> Congress:
    call = Call(NAME, today() + timedelta(days=60), "筹备委员会")
    return call_congress(actor=presidium.members[0], union=UNION, call=call, pack=presidium.pack)


def requested(presidium: Presidium):
    return request_congress(
        actor=presidium.members[0],
        congress=called(presidium),
        what="preparing",
        said="请示",
        pack=presidium.pack,
    )


@deed("congress call")
def _call(presidium: Presidium) -> Deed:
    given = {"name": NAME, "day": day(60), "prepared_by": "筹备委员会", "elected_by": "congress"}
    words = ("--union", UNION, "--name", NAME, "--day", day(60), "--prepared-by", "筹备委员会")
    page = f"/unions/{UNION}/congresses"
    return Deed(presidium.members[0], page, given, "/congresses", words, {**given, "union": UNION})


def of_congress(presidium: Presidium, act: str, path: str, given: dict[str, str], **form: str) -> Deed:
    """Any act whose page, body and options say the same."""
    options = [word for name, value in given.items() for word in (f"--{name}", value)]
    return Deed(
        presidium.members[0],
        PAGE,
        {**given, **form, "act": act},
        f"/congresses/{path}",
        ("--congress", NAME, *options),
        {**given, "congress": NAME},
    )


@deed("congress move")
def _move(presidium: Presidium) -> Deed:
    called(presidium)
    return of_congress(presidium, "move", "move", {"day": day(70), "said": "场地调整"})


@deed("congress cancel")
def _cancel(presidium: Presidium) -> Deed:
    called(presidium)
    return of_congress(presidium, "cancel", "cancel", {"said": "与毕业季冲突"})


@deed("congress record")
def _record(presidium: Presidium) -> Deed:
    called(presidium)
    given = {"step": "committee", "day": day(), "minutes": "筹委会成立"}
    return of_congress(presidium, "record", "record", given, name="committee")


@deed("congress word")
def _word(presidium: Presidium) -> Deed:
    case = requested(presidium)
    says(decide_request, presidium, case, PARTY)
    given = {"step": "preparing", "organ": "upper_union", "day": day(), "reference": "校学联〔2026〕3号"}
    return of_congress(presidium, "word", "word", given, whose="preparing:upper_union", on=day())


@deed("congress request")
def _request(presidium: Presidium) -> Deed:
    called(presidium)
    given = {"what": "preparing", "said": "现申请启动筹备工作"}
    return of_congress(presidium, "preparing", "requests", given)


@deed("congress correct")
def _correct_request(presidium: Presidium) -> Deed:
    case = requested(presidium)
    says(decide_request, presidium, case, PARTY, Outcome.RETURN, opinion="补充方案")
    given = {"said": "已补充方案"}
    page, path = f"/cases/{case.pk}/request", f"/cases/{case.number}/request"
    return Deed(presidium.members[0], page, given, path, (case.number, "--said", "已补充方案"), given)


SEATS = {"seats": 3, "clubs": "pool"}


@deed("allocation propose")
def _propose(presidium: Presidium) -> Deed:
    called(presidium)
    return Deed(
        presidium.members[0],
        f"/congresses/{NAME}/allocation",
        {**SEATS, "day": day(), "act": "propose"},
        "/congresses/allocation",
        ("--congress", NAME, "--seats", 3),
        {**SEATS, "congress": NAME},
    )


def proposed(presidium: Presidium):
    people = counted(union_called(UNION), today(), presidium.pack)
    wish = Seats(2, "pool", people, today())
    return propose_allocation(
        actor=presidium.members[0], congress=called(presidium), wish=wish, pack=presidium.pack
    )


@deed("allocation correct")
def _correct_allocation(presidium: Presidium) -> Deed:
    made = proposed(presidium)
    says(decide_allocation, presidium, made.case, LEAGUE, Outcome.RETURN, opinion="名额过少")
    return Deed(
        presidium.members[0],
        f"/cases/{made.case_id}/allocation",
        {**SEATS, "day": day(), "act": "propose"},
        f"/cases/{made.case.number}/allocation",
        (made.case.number, "--seats", 3),
        SEATS,
    )
