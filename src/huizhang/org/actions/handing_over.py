"""The hand-over of a post that leads: a list of open matters that the outgoing and the incoming one sign."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.kernel.message import message
from huizhang.kernel.roster import CHAIR
from huizhang.ledger import actions as ledger
from huizhang.org import queries
from huizhang.org.actions.refusing import PostRefused
from huizhang.org.models import Post, PostHandover
from huizhang.org.rules.handing_over import follows
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

LONGEST_MATTERS = 4000


@transaction.atomic
def hand_over(*, actor: Account, outgoing: Post, incoming: Post, matters: str, pack: Pack) -> PostHandover:
    """The outgoing one lists what is open, which is also the first signature. Raises PostRefused."""
    if actor.student_id is None or actor.student_id != outgoing.student_id or not actor.is_active:
        raise PostRefused(message("Whoever held the post hands it over."))
    if not follows(queries.as_record(outgoing), queries.as_record(incoming)):
        raise PostRefused(message("The post is handed to whoever holds it afterwards."))
    if not matters.strip():
        raise PostRefused(message("List the open matters; where there are none, say so."))
    if len(matters.strip()) > LONGEST_MATTERS:
        raise PostRefused(message("Shorten the list to at most {most} characters.", most=LONGEST_MATTERS))
    if PostHandover.objects.filter(outgoing=outgoing, incoming=incoming).exists():
        raise PostRefused(message("This post is handed over already; the incoming one signs the list."))
    made = PostHandover.objects.create(
        outgoing=outgoing, incoming=incoming, matters=matters.strip(), outgoing_signed=timezone.now()
    )
    _record(actor, "hand_over_chair" if outgoing.post == CHAIR else "hand_over_post", made, pack)
    return made


@transaction.atomic
def sign_hand_over(*, actor: Account, handover: PostHandover, pack: Pack) -> PostHandover:
    """By the incoming one. Raises PostRefused."""
    found = PostHandover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if actor.student_id is None or actor.student_id != found.incoming.student_id or not actor.is_active:
        raise PostRefused(message("Whoever takes the post over signs what is handed over."))
    if found.incoming_signed is not None:
        raise PostRefused(message("The hand-over is signed by both already."))
    found.incoming_signed = timezone.now()
    found.save(update_fields=["incoming_signed"])
    _record(actor, "sign_hand_over", found, pack)
    return found


def _record(actor: Account, act: str, handover: PostHandover, pack: Pack) -> None:
    outgoing, incoming = handover.outgoing, handover.incoming
    ledger.record(
        actor.as_actor,
        act=act,
        subject=outgoing.union_id,
        pack_hash=pack.hash,
        payload={
            "from": outgoing.student_id,
            "to": incoming.student_id,
            "start": incoming.start,
            "matters": handover.matters,
        },
    )
