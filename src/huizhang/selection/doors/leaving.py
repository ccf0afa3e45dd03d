"""Posts and how they end: resigning, dismissing, the end of a term."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Field, Schema

from huizhang.approvals.queries.seeing import case_of
from huizhang.kernel.message import message
from huizhang.org.actions import end_term
from huizhang.org.queries import Post
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.selection.actions import correct_departure, dismiss, resign
from huizhang.selection.doors.telling import CaseOut, ResolutionIn, handed_in, resolution_named
from huizhang.selection.models import Departure
from huizhang.selection.queries.departures import serving, under_way_of
from huizhang.selection.queries.seeing import ONLY_GUIDING, own_post, post_to_end, returned
from huizhang.selection.queries.standing import guiding_organs
from huizhang.selection.rules.nominating import LONGEST_STATEMENT
from huizhang.shell.api import Paged, paged
from huizhang.shell.doors import Doors, PageIn

doors = Doors("post", message("Posts and how they end."))


class ListIn(PageIn):
    union: str = Field("", description=message("The union; your own posts without it.").text)


class LeavingIn(Schema):
    day: datetime.date | None = Field(
        None, description=message("The first day without the post; today without it.").text
    )
    said: str = Field(
        max_length=LONGEST_STATEMENT, description=message("Why; the organs that decide read it.").text
    )


class DismissalIn(ResolutionIn):
    day: datetime.date | None = Field(
        None, description=message("The first day without the post; today without it.").text
    )
    said: str = Field(
        max_length=LONGEST_STATEMENT,
        description=message("The basis: what the person did or failed to do, and by which rule.").text,
    )
    misconduct: str = Field(
        "", max_length=64, description=message("The misconduct case on which it rests.").text
    )


class EndIn(Schema):
    union: str = Field(max_length=255, description=message("Of which union everybody leaves.").text)
    day: datetime.date = Field(description=message("The first day without their posts.").text)


class PostOut(Schema):
    """`case` is the undecided one that would end it."""

    number: int
    union: str
    student_no: str
    name: str
    post: str
    department: str
    start: datetime.date
    end: datetime.date | None = None
    case: str | None = None


class Posts(Paged):
    items: list[PostOut]


class Ended(Schema):
    union: str
    day: datetime.date
    posts: int


@doors.reads(
    "/posts", "list", message("Who serves in a union, or your own posts"), Posts, "--union 信息工程学院学生会"
)
def list_posts(me: Asking, given: ListIn) -> dict[str, Any]:
    if given.union:
        found = serving(me.today, union_seen(me, given.union).union)
    else:
        found = serving(me.today).filter(student=me.user.student_id or "")
    rows = paged(found, given.page, given.size)
    cases = under_way_of(rows["items"])
    return {**rows, "items": [_post(one, cases.get(one.pk)) for one in rows["items"]]}


@doors.writes(
    "/posts/{int:number}/resign",
    "resign",
    message("Resign from a post of your own"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "7 --said 毕业实习",
)
def resigning(me: Asking, number: int, given: LeavingIn) -> dict[str, Any]:
    post = own_post(me, number, me.today)
    made = resign(actor=me.user, post=post, day=given.day or me.today, said=given.said, pack=me.pack)
    return handed_in(me, made.case)


@doors.writes(
    "/posts/{int:number}/dismiss",
    "dismiss",
    message("Propose that somebody is dismissed, for the organ with which the plan's chain begins"),
    CaseOut,
    message("Handed in; the case is on its way."),
    "7 --said 长期不履行职责",
)
def dismissing(me: Asking, number: int, given: DismissalIn) -> dict[str, Any]:
    post, organ = post_to_end(me, number, me.today, me.pack)
    made = dismiss(
        actor=me.user,
        organ=organ,
        post=post,
        day=given.day or me.today,
        said=given.said,
        misconduct=given.misconduct,
        resolution=resolution_named(given, post.union_id),
        pack=me.pack,
    )
    return handed_in(me, made.case)


@doors.writes(
    "/posts/end-term",
    "end-term",
    message("End a union's term: everybody in it leaves on one day"),
    Ended,
    message("The term has ended."),
    "--union 信息工程学院学生会 --day 2026-12-31",
)
def ending(me: Asking, given: EndIn) -> dict[str, Any]:
    union = union_seen(me, given.union)
    organs = guiding_organs(me.user, union, me.pack, me.today)
    require(bool(organs), ONLY_GUIDING)
    ended = end_term(actor=me.user, organ=organs[0], union=union.union, day=given.day, pack=me.pack)
    return {"union": union.union, "day": given.day, "posts": len(ended)}


@doors.writes(
    "/cases/{case}/leaving",
    "correct",
    message("Correct a resignation or dismissal that came back, and hand it in again"),
    CaseOut,
    message("Corrected and handed in again."),
    "HZ2026-00042 --said 已交接",
)
def correcting(me: Asking, case: str, given: LeavingIn) -> dict[str, Any]:
    found = returned(Departure.objects.all(), me.user, case_of(me, case).pk)
    correct_departure(
        actor=me.user, departure=found, day=given.day or found.day, said=given.said, pack=me.pack
    )
    return handed_in(me, found.case)


def _post(one: Post, departure: Departure | None) -> dict[str, Any]:
    return {
        "number": one.pk,
        "union": one.union_id,
        "student_no": one.student_id,
        "name": one.student.name,
        "post": one.post,
        "department": one.department,
        "start": one.start,
        "end": one.end,
        "case": departure.case.number if departure else None,
    }
