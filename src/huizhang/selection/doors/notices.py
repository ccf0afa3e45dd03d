"""Public notices (公示): read and objected to by anybody, answered and closed by who determined."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from ninja import Field, Schema

from huizhang.approvals.queries.seeing import case_of
from huizhang.approvals.rules.deciding import LONGEST_OPINION
from huizhang.approvals.rules.reasons import LONGEST_REASON
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries.asking import Asking
from huizhang.selection.actions import answer_objection, close_notice, object_to, take_back
from huizhang.selection.doors.telling import CaseOut, handed_in
from huizhang.selection.models import Notice
from huizhang.selection.queries.notices import in_effect, objections_for, organs_of, running, unanswered
from huizhang.selection.queries.seeing import notice_seen
from huizhang.selection.rules.notices import LONGEST_OBJECTION, OBJECTION
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, ForOrgan, PageIn

doors = Doors("notice", message("Public notices: who was determined for what, before it takes effect."))
OUTCOMES = {"upheld": Outcome.APPROVE, "dismissed": Outcome.REJECT}


class ListIn(PageIn):
    ended: bool = Field(False, description=message("Those that took effect, not those that run.").text)


class ObjectionIn(Schema):
    said: str = Field(
        max_length=LONGEST_OBJECTION,
        description=message("What you object to, and what it rests on.").text,
    )


class AnswerIn(Schema):
    organ: ForOrgan
    outcome: Literal["upheld", "dismissed"] = Field(
        description=message("upheld, which takes back what was determined, or dismissed.").text
    )
    opinion: str = Field(
        max_length=LONGEST_OPINION, description=message("Why; whoever objected reads it.").text
    )


class CloseIn(Schema):
    organ: ForOrgan
    reason: str = Field(
        "",
        max_length=LONGEST_REASON,
        description=message("Why to go beyond what is generally allowed.").text,
    )


class TakeBackIn(Schema):
    organ: ForOrgan
    why: str = Field(max_length=LONGEST_OPINION, description=message("Why it is taken back.").text)


class NoticeOut(Schema):
    number: int
    union: str
    post: str
    department: str
    name: str
    college: str
    class_name: str
    organ: str
    opens: datetime.date
    last_day: datetime.date
    ended: bool
    taken_back: bool


class Notices(Paged):
    items: list[NoticeOut]


class ObjectionOut(Schema):
    case: str
    state: str
    said: str


class NoticeWhole(NoticeOut):
    """`objections` are your own, and all of them for an organ that answers; `you_may_speak_for` the organs
    for which you may close it or take it back."""

    unanswered: int | None = None
    objections: list[ObjectionOut]
    you_may_speak_for: list[str]


@doors.reads("/notices", "list", message("Public notices that run"), Notices, "--ended")
def list_notices(me: Asking, given: ListIn) -> dict[str, Any]:
    rows = paged(in_effect() if given.ended else running(), given.page, given.size)
    return {**rows, "items": [_notice(one) for one in rows["items"]]}


@doors.reads("/notices/{int:number}", "show", message("One public notice"), NoticeWhole, "5")
def show(me: Asking, number: int) -> dict[str, Any]:
    found = notice_seen(me, number, me.today)
    organs = organs_of(me.user, found, me.today)
    objections = objections_for(me.user, found, me.today)
    return {
        **_notice(found),
        "unanswered": unanswered(found) if organs else None,
        "objections": [
            {"case": one.case.number, "state": one.case.state, "said": one.said} for one in objections
        ],
        "you_may_speak_for": organs,
    }


@doors.writes(
    "/notices/{int:number}/object",
    "object",
    message("Object to a name on a notice"),
    CaseOut,
    message("Your objection is handed in. The organ that determined has to answer it."),
    "5 --said 成绩有误",
)
def objecting(me: Asking, number: int, given: ObjectionIn) -> dict[str, Any]:
    found = notice_seen(me, number, me.today)
    made = object_to(actor=me.user, notice=found.pk, said=given.said, pack=me.pack)
    return handed_in(me, made.case)


@doors.writes(
    "/cases/{case}/answer",
    "answer",
    message("Answer an objection for an organ that determined"),
    CaseOut,
    message("The objection is answered."),
    "HZ2026-00042 --organ 学院党组织 --outcome dismissed --opinion 经核实不属实",
)
def answer(me: Asking, case: str, given: AnswerIn) -> dict[str, Any]:
    found = case_of(me, case, OBJECTION)
    answered = answer_objection(
        actor=me.user,
        case=found.pk,
        organ=me.pack.organ_names.get(given.organ, given.organ),
        outcome=OUTCOMES[given.outcome],
        pack=me.pack,
        opinion=given.opinion,
    )
    return handed_in(me, answered)


@doors.writes(
    "/notices/{int:number}/close",
    "close",
    message("Close a notice whose last day is over, so that it takes effect"),
    NoticeWhole,
    message("The notice is closed."),
    "5 --organ 学院党组织",
)
def close(me: Asking, number: int, given: CloseIn) -> dict[str, Any]:
    found = notice_seen(me, number, me.today)
    organ = me.pack.organ_names.get(given.organ, given.organ)
    close_notice(actor=me.user, notice=found.pk, organ=organ, pack=me.pack, reason=given.reason)
    return show(me, number)


@doors.writes(
    "/notices/{int:number}/take-back",
    "take-back",
    message("Take back what was determined, before it takes effect"),
    NoticeWhole,
    message("What was determined is taken back."),
    "5 --organ 学院党组织 --why 材料不实",
)
def revoke(me: Asking, number: int, given: TakeBackIn) -> dict[str, Any]:
    found = notice_seen(me, number, me.today)
    organ = me.pack.organ_names.get(given.organ, given.organ)
    take_back(actor=me.user, notice=found.pk, organ=organ, why=given.why, pack=me.pack)
    return show(me, number)


def _notice(one: Notice) -> dict[str, Any]:
    nomination, group = one.nomination, one.nomination.student.class_group
    return {
        "number": one.pk,
        "union": nomination.union_id,
        "post": nomination.post,
        "department": nomination.department,
        "name": nomination.student.name,
        "college": group.major.college_id,
        "class_name": group.name,
        "organ": one.organ,
        "opens": one.opens,
        "last_day": one.last_day,
        "ended": one.ended_at is not None,
        "taken_back": one.taken_back,
    }
