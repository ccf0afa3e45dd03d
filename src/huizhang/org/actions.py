"""Who comes into a post and leaves it, and which departments there are.

Nothing here looks at a case: whoever calls has one that is finished, and names it as the basis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import IntegrityError, transaction

from huizhang.kernel import records
from huizhang.kernel.message import Message, message
from huizhang.kernel.roster import CHAIR, PRESIDIUM
from huizhang.ledger import actions as ledger
from huizhang.org import queries
from huizhang.org.models import ClosedDepartment, Department, Post, Union
from huizhang.org.rules.caps import (
    UNKNOWN_DEPARTMENT,
    Excess,
    department_unknown,
    excess_of_departments,
    excesses,
)
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

Why = Literal["resignation", "end_of_term", "dismissal", "lapse"]


class PostRefused(Exception):
    """Nothing was written; `message` says why. `excesses` are the limits that it would break."""

    def __init__(self, said: Message, excesses: tuple[Excess, ...] = ()) -> None:
        self.message = said
        self.excesses = excesses
        super().__init__(said.say())


@dataclass(frozen=True, slots=True)
class Basis:
    """The finished case, and for which organ it was determined."""

    case: str
    organ: str = ""


@transaction.atomic
def appoint(
    *,
    actor: Account,
    basis: Basis,
    post: records.Post,
    pack: Pack,
    accepted: Sequence[records.Attestation] = (),
) -> Post:
    """Only `selection`, `elections` and the import come here. `accepted` are reasons that guiding organs
    accepted of the union. Raises PostRefused with the limits that it would break."""
    before = queries.known(post.start, tuple(accepted))
    if department_unknown(before, post):
        raise PostRefused(UNKNOWN_DEPARTMENT)
    refuse_excesses(excesses(pack, before, (post,)))
    try:
        with transaction.atomic():
            made = Post.objects.create(
                union_id=post.union,
                student_id=post.student_no,
                post=post.post,
                department=post.department or "",
                start=post.start,
                end=post.end,
                from_college_union=post.from_college_union,
                basis=basis.case,
            )
    except IntegrityError:
        raise PostRefused(message("This person holds this post from that day already.")) from None
    payload = {
        "case": basis.case,
        "union": post.union,
        "post": post.post,
        "department": post.department,
        "start": post.start,
        "end": post.end,
    }
    ledger.record(
        actor.as_actor,
        act="appoint",
        organ=basis.organ,
        subject=post.student_no,
        pack_hash=pack.hash,
        payload=payload,
    )
    return made


def refuse_excesses(found: tuple[Excess, ...]) -> None:
    """Raises PostRefused with every limit that would be broken and the article that sets it."""
    if found:
        said = [
            message(
                "{subject}: {reasons} (article {article})",
                subject=one.subject,
                reasons=[reason.message for reason in one.verdict.deciding],
                article=one.rule.cite,
            )
            for one in found
        ]
        raise PostRefused(message("This would break the plan: {what}", what=said), found)


@transaction.atomic
def end_post(*, actor: Account, basis: Basis, post: Post, day: date, why: Why, pack: Pack) -> Post:
    """The last day held is the one before `day`. Raises PostRefused."""
    if post.end is not None and post.end <= day:
        raise PostRefused(message("This post ends on {day} already.", day=post.end))
    if day < post.start:
        raise PostRefused(
            message("The post begins on {start}; choose that day or a later one.", start=post.start)
        )
    post.end, post.ended_by, post.ended_why = day, basis.case, why
    post.save(update_fields=["end", "ended_by", "ended_why"])
    payload = {"case": basis.case, "union": post.union_id, "post": post.post, "end": day, "why": why}
    ledger.record(
        actor.as_actor,
        act="end_post",
        organ=basis.organ,
        subject=post.student_id,
        pack_hash=pack.hash,
        payload=payload,
    )
    return post


@transaction.atomic
def turn_chair(
    *, actor: Account, basis: Basis, union: str, student: str, start: date, end: date, pack: Pack
) -> Post:
    """A presidium member's turn as executive chair, of one term. Raises PostRefused."""
    held = queries.posts_in(union, start)
    members = {post.student_no for post in held if post.post == PRESIDIUM and post.held_on(start)}
    if student not in members:
        raise PostRefused(message("Only a member of the presidium takes a turn as executive chair."))
    others = [post for post in held if post.post == CHAIR and post.held_on(start)]
    if others:
        raise PostRefused(
            message("The turn of {student} lasts until then; it ends first.", student=others[0].student_no)
        )
    chair = records.Post(union, student, CHAIR, start, None, end, None)
    return appoint(actor=actor, basis=basis, post=chair, pack=pack)


@transaction.atomic
def open_department(
    *, actor: Account, basis: Basis, union: Union, name: str, day: date, pack: Pack,
    accepted: Sequence[records.Attestation] = (),
) -> Department:  # fmt: skip
    """Raises PostRefused where there would be more than the plan allows, or it exists."""
    before = queries.known(day, tuple(accepted))
    department = records.Department(union.union, name)
    if department in before.departments:
        raise PostRefused(message("{union} has a department {name} already.", union=union.union, name=name))
    after = records.Records(
        as_of=day,
        present=before.present,
        institution=before.institution,
        unions=before.unions,
        departments=(*before.departments, department),
        posts=before.posts,
        attestations=before.attestations,
    )
    refuse_excesses(excess_of_departments(pack, after, union.union))
    made = Department.objects.create(union=union, department=name, opened=day)
    _record_department(actor, "open_department", basis, union.union, name, day, pack)
    return made


@transaction.atomic
def close_department(*, actor: Account, basis: Basis, department: Department, day: date, pack: Pack) -> None:
    """Raises PostRefused while somebody serves in it."""
    serving = Post.objects.filter(union=department.union, department=department.department)
    left = serving.exclude(end__lte=day).count()
    if left:
        raise PostRefused(message("{n} people serve in this department; their posts end first.", n=left))
    ClosedDepartment.objects.create(
        union=department.union, department=department.department, opened=department.opened, closed=day
    )
    name, union = department.department, department.union_id
    department.delete()
    _record_department(actor, "close_department", basis, union, name, day, pack)


def _record_department(
    actor: Account, act: str, basis: Basis, union: str, name: str, day: date, pack: Pack
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=basis.organ,
        subject=union,
        pack_hash=pack.hash,
        payload={"case": basis.case, "department": name, "day": day},
    )
