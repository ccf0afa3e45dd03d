"""The end of a union's term: everybody who still serves leaves on one day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.org.actions.posts import end_post
from huizhang.org.actions.refusing import Basis, PostRefused
from huizhang.org.models import Post
from huizhang.org.queries.speaking import guides
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def end_term(*, actor: Account, organ: str, union: str, day: date, pack: Pack) -> list[Post]:
    """By an organ that guides the union; the last day held is the one before `day`. Raises PostRefused."""
    if not guides(actor, organ, union, pack, day):
        raise PostRefused(
            message("Only a seat on an organ that guides {union} hands a term over.", union=union)
        )
    serving = Post.objects.select_for_update(of=("self",)).filter(
        Q(end__isnull=True) | Q(end__gt=day), union=union, start__lte=day
    )
    posts = list(serving.order_by("pk"))
    if not posts:
        raise PostRefused(message("Nobody serves in {union} on {day} any more.", union=union, day=day))
    basis = Basis("", organ)
    for post in posts:
        end_post(actor=actor, basis=basis, post=post, day=day, why="end_of_term", pack=pack)
    ledger.record(
        actor.as_actor,
        act="end_term",
        organ=organ,
        subject=union,
        pack_hash=pack.hash,
        payload={"union": union, "day": day, "posts": len(posts)},
    )
    return posts
