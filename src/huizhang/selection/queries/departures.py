"""Posts that are to end: who serves, what was asked, what an organ has judged already."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from huizhang.kernel.procedure import State
from huizhang.org.queries import Post
from huizhang.selection.models import Departure
from huizhang.selection.queries.nominations import ALIVE
from huizhang.selection.rules.leaving import LAPSE


def serving(day: date, union: str | None = None) -> QuerySet[Post]:
    """The posts held on `day`."""
    held = Post.objects.filter(Q(end__isnull=True) | Q(end__gt=day), start__lte=day)
    wanted = held.filter(union=union) if union else held
    return wanted.select_related("student__class_group", "union").order_by("union", "student", "pk")


def departure_of(case: int) -> Departure:
    return Departure.objects.select_related("post__union", "post__student", "case").get(case=case)


def leaving_under_way(post: Post) -> bool:
    """Whether a resignation or a dismissal is not decided yet."""
    return post.departures.filter(case__state__in=ALIVE).exclude(why=LAPSE).exists()


def lapse_under_way(post: Post) -> bool:
    return post.departures.filter(why=LAPSE, case__state__in=ALIVE).exists()


def kept_in_spite_of(post: Post) -> list[frozenset[str]]:
    """The rules that were broken each time an organ kept the holder in the post."""
    kept = post.departures.filter(why=LAPSE, case__state=State.REJECTED)
    return [frozenset(one["rule"] for one in found) for found in kept.values_list("broken", flat=True)]


def under_way_of(posts: list[Post]) -> dict[int, Departure]:
    """The undecided case about each post, by the post's key."""
    found = Departure.objects.filter(post__in=posts, case__state__in=ALIVE).select_related("case")
    return {one.post_id: one for one in found.order_by("pk")}
