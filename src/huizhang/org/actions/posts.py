"""Who comes into a post and leaves it.

Nothing here looks at a case: whoever calls has one that is finished, and names it as the basis.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from django.db import IntegrityError, transaction

from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.kernel.roster import CHAIR, PRESIDIUM
from huizhang.ledger import actions as ledger
from huizhang.org import queries
from huizhang.org.actions.refusing import Basis, PostRefused, refuse_excesses
from huizhang.org.models import Post
from huizhang.org.rules.caps import UNKNOWN_DEPARTMENT, department_unknown, excesses
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

Why = Literal["resignation", "end_of_term", "dismissal", "lapse"]


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
