"""Leaving a post: the holder resigns, the guiding organ proposes a dismissal; the organs decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals import queries as approved
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import way_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome, State
from huizhang.kernel.roster import CHAIR, PRESIDIUM
from huizhang.org import actions as org
from huizhang.org.queries import Post, Resolution
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.backing import back_case, refuse_unbacked
from huizhang.selection.actions.refusing import refusing_with_the_post
from huizhang.selection.models import Departure
from huizhang.selection.queries.departures import departure_of, leaving_under_way
from huizhang.selection.queries.standing import known_of, place_of_union, union_called
from huizhang.selection.rules.leaving import (
    CHAINS,
    DISMISSAL,
    LAPSE,
    MISCONDUCT,
    RESIGNATION,
    faults_of_leaving,
)

ENDS: Mapping[str, org.Why] = {RESIGNATION: "resignation", DISMISSAL: "dismissal", LAPSE: "lapse"}


@transaction.atomic
def resign(*, actor: Account, post: Post, day: date, said: str, pack: Pack) -> Departure:
    """By the holder; `day` is the first without the post. Raises CaseRefused."""
    held = locked_post(post)
    if actor.student_id is None or actor.student_id != held.student_id or not actor.is_active:
        raise CaseRefused(message("Only whoever holds a post resigns from it."))
    _refuse(_faults(held, day, said))
    case = approvals.open_case(actor=actor, matter=matter_of(held, RESIGNATION, pack), pack=pack)
    return Departure.objects.create(case=case, post=held, why=RESIGNATION, day=day, said=said.strip())


@transaction.atomic
def dismiss(
    *,
    actor: Account,
    organ: str,
    post: Post,
    day: date,
    said: str,
    pack: Pack,
    misconduct: str = "",
    resolution: Resolution | None = None,
) -> Departure:
    """Proposed by the organ of the chain's first step; `said` is the basis. Raises CaseRefused."""
    held = locked_post(post)
    known = misconduct.strip()
    _refuse([*_faults(held, day, said), *_unknown_misconduct(known)])
    matter = matter_of(held, DISMISSAL, pack, known)
    case = approvals.open_case(actor=actor, matter=matter, pack=pack, organ=organ, opinion=said.strip())
    if resolution is not None:
        back_case(actor=actor, case=case, resolution=resolution)
    return Departure.objects.create(
        case=case, post=held, why=DISMISSAL, day=day, said=said.strip(), misconduct=known
    )


@transaction.atomic
def decide_departure(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """After the last word the post ends. A lapse that is rejected keeps it. Raises CaseRefused."""
    departure = departure_of(case)
    if outcome is Outcome.RETURN and departure.why == LAPSE:
        raise CaseRefused(
            message("Nothing is to correct: approve to end the post, or reject to keep it, and say why.")
        )
    decided, at = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    if at.state is State.APPROVED:
        refuse_unbacked(decided, pack)
        _end(actor, departure, org.Basis(decided.number, organ), pack)
    return decided


@transaction.atomic
def correct_departure(*, actor: Account, departure: Departure, day: date, said: str, pack: Pack) -> Departure:
    """A returned resignation or dismissal comes back as a new round. Raises CaseRefused."""
    held = locked_post(departure.post)
    _refuse(_faults(held, day, said, again=True))
    matter = matter_of(held, departure.why, pack, departure.misconduct)
    approvals.resubmit(actor=actor, case=departure.case_id, matter=matter, pack=pack, opinion=said.strip())
    departure.day, departure.said = day, said.strip()
    departure.save(update_fields=["day", "said"])
    return departure


def locked_post(post: Post) -> Post:
    """Held until the transaction ends, so that two cases about one post are never opened at once."""
    return Post.objects.select_for_update(of=("self",)).get(pk=post.pk)


def matter_of(post: Post, why: str, pack: Pack, misconduct: str = "") -> approvals.Matter:
    """`misconduct` is the case on which a dismissal rests."""
    union = union_called(post.union_id)
    if union is None:
        raise CaseRefused(message("There is no union {union}.", union=post.union_id))
    chain = CHAINS[why]
    facts = known_of(post.student) | ({"misconduct": bool(misconduct)} if why == DISMISSAL else {})
    way = way_of(pack, chain, place_of_union(union, **facts), post.post)
    return approvals.Matter(
        kind=chain,
        title=pack.chain(chain).zh,
        subject=post.student_id,
        stages=way.stages,
        spared=way.spared,
        union=union.union,
        college=union.college,
        student=post.student_id,
    )


def _faults(post: Post, day: date, said: str, *, again: bool = False) -> list[Message]:
    under_way = not again and leaving_under_way(post)
    return faults_of_leaving(post.start, post.end, day, timezone.localdate(), said, under_way)


def _unknown_misconduct(case: str) -> list[Message]:
    if not case:
        return []
    known = {step.case for step in approved.steps(timezone.localdate()) if step.kind == MISCONDUCT}
    return [] if case in known else [message("There is no misconduct case {case}.", case=case)]


def _end(actor: Account, departure: Departure, basis: org.Basis, pack: Pack) -> None:
    """Whoever leaves the presidium is executive chair no longer."""
    day = max(departure.day, timezone.localdate())
    post, why = departure.post, ENDS[departure.why]
    with refusing_with_the_post():
        org.end_post(actor=actor, basis=basis, post=post, day=day, why=why, pack=pack)
        if post.post == PRESIDIUM:
            for turn in _turns_left(post, day):
                last = max(day, turn.start)
                org.end_post(actor=actor, basis=basis, post=turn, day=last, why=why, pack=pack)


def _turns_left(post: Post, day: date) -> list[Post]:
    chairs = Post.objects.filter(union=post.union_id, student=post.student_id, post=CHAIR)
    return [turn for turn in chairs if turn.end is None or turn.end > day]


def _refuse(found: list[Message]) -> None:
    approvals.refuse(*found)
