"""A congress's vote decides the last step of its candidates; approved from above, the elected have the post.

Whoever calls this has the result on record and judged; `reference` says where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals import queries as approved
from huizhang.approvals.actions import CaseRefused
from huizhang.kernel.message import message
from huizhang.kernel.roster import CHAIR, PRESIDIUM
from huizhang.org import actions as org
from huizhang.org.queries import Post
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.finishing import take_office
from huizhang.selection.actions.refusing import refusing_with_the_post
from huizhang.selection.models import Nomination
from huizhang.selection.queries.nominations import JudgedTogether

ELECTS = "elect"


@dataclass(frozen=True, slots=True)
class Voted:
    """On which day a congress voted, for which organ that is recorded, and where it is written."""

    day: date
    organ: str
    reference: str


@transaction.atomic
def decide_election(
    *, actor: Account, nomination: Nomination, elected: bool | None, voted: Voted, pack: Pack
) -> Nomination:
    """The chain's step `elect` of the candidate's case; None takes an earlier word back.

    Raises CaseRefused.
    """
    found = Nomination.objects.select_for_update(of=("self",)).select_related("case").get(pk=nomination.pk)
    if not found.candidate or found.appointed_id is not None:
        raise CaseRefused(message("{number} is no candidate of this congress.", number=found.student_id))
    case, organ = found.case, electing_organ(pack, found.case.kind)
    known = approved.steps_of_cases([case.number], timezone.localdate())
    before = sum(step.act == ELECTS and step.organ == organ for step in known)
    word = approvals.Spoken(
        case=case.number,
        kind=case.kind,
        act=ELECTS,
        organ=organ,
        day=voted.day,
        union=found.union_id,
        reference=voted.reference,
        round=max(case.round, before + 1),
        student=found.student_id,
        outcome=bool(elected),
    )
    approvals.enter_word(actor=actor, word=word, organ=voted.organ, pack=pack)
    found.elected = elected
    found.save(update_fields=["elected"])
    return found


def electing_organ(pack: Pack, chain: str) -> str:
    """Raises CaseRefused where the chain has no election."""
    steps = pack.chain(chain).steps
    organ = next((organ for step in steps if step.act == ELECTS for organ in step.by), None)
    if organ is None:
        raise CaseRefused(message("The plan asks no organ for this; mend its chain {kind}.", kind=chain))
    return organ


@transaction.atomic
def seat_elected(
    *, actor: Account, nominations: Sequence[Nomination], basis: org.Basis, renews: bool, pack: Pack
) -> list[Nomination]:
    """Eligibility and limits are judged once more on what is known now. With `renews` those who served until
    then leave on the day on which the first of the elected begins. Raises CaseRefused."""
    today = timezone.localdate()
    judged = JudgedTogether([one.case for one in nominations], today, pack)
    start = min((max(one.start, today) for one in nominations), default=today)
    with refusing_with_the_post():
        if renews and nominations:
            _outgoing_leave(actor, nominations[0].union_id, start, basis, pack)
        for one in nominations:
            take_office(actor, one, basis, pack, judged)
    return list(nominations)


def _outgoing_leave(actor: Account, union: str, day: date, basis: org.Basis, pack: Pack) -> None:
    serving = Post.objects.filter(
        Q(end__isnull=True) | Q(end__gt=day), union=union, post__in=(PRESIDIUM, CHAIR)
    )
    for post in serving.select_for_update(of=("self",)).order_by("pk"):
        last = max(day, post.start)
        org.end_post(actor=actor, basis=basis, post=post, day=last, why="end_of_term", pack=pack)
