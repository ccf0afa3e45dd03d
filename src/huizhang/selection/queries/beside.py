"""Who would have several posts in one union."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from huizhang.kernel.roster import CHAIR
from huizhang.org.queries import Post
from huizhang.selection.models import Nomination


def posts_beside(students: Collection[str], day: date) -> list[Post]:
    """What these people hold on `day` or afterwards, in whatever union; a turn as executive chair is no
    further post."""
    held = Post.objects.filter(Q(end__isnull=True) | Q(end__gt=day), student__in=students)
    return list(held.exclude(post=CHAIR).order_by("union_id", "start", "pk"))


def beside_nominations(nominations: Sequence[Nomination]) -> dict[int, list[Post]]:
    """By nomination, the posts in the same union that the person has when the post begins, or later."""
    found: dict[tuple[str, str], list[Post]] = defaultdict(list)
    if nominations:
        first = min(one.start for one in nominations)
        for post in posts_beside({one.student_id for one in nominations}, first):
            found[post.union_id, post.student_id].append(post)
    return {
        one.pk: [
            post
            for post in found[one.union_id, one.student_id]
            if post.pk != one.appointed_id and (post.end is None or post.end > one.start)
        ]
        for one in nominations
    }
