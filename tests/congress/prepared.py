"""Every step of a congress before its session, on record at once."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from huizhang.approvals.models import Case, Step
from huizhang.congress.models import Calling, Congress, Milestone, ProposedAllocation
from huizhang.congress.queries.seats import frozen
from huizhang.congress.rules.allocation.proposing import CHAIN as SEATS
from huizhang.congress.rules.timeline import CHAINS, Name, words_asked
from huizhang.kernel.procedure import State
from huizhang.people.models import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import union_called
from selection.serving import today

YESTERDAY = timedelta(days=1)


def prepared(congress: Congress, by: Account, pack: Pack) -> Congress:
    """Called, asked for and granted, its seats decided, its credentials checked."""
    facts = {"on": today() - YESTERDAY, "by": by, "organ": "college_union", "prepared_by": "筹备委员会"}
    Calling.objects.get_or_create(congress=congress, defaults=facts)
    Milestone.objects.bulk_create(
        Milestone(congress=congress, name=name, day=today() - YESTERDAY, minutes="已完成")
        for name in (Name.COMMITTEE, Name.CREDENTIALS)
        if not congress.milestones.filter(name=name).exists()
    )
    for name in (Name.PREPARING, Name.CONVENING):
        grant(congress, name, by, pack)
    if frozen(congress) is None:
        decide_seats(congress, by, pack)
    return congress


def grant(congress: Congress, name: Name, by: Account, pack: Pack) -> None:
    number = granted(congress, CHAINS[name], by, pack).number
    facts = {"case": number, "kind": CHAINS[name], "union_id": congress.union_id}
    words = words_asked(pack, union_called(congress.union_id), name)
    Step.objects.bulk_create(
        Step(**facts, act=act, organ=organ, date=today() - YESTERDAY) for act, organ in words
    )


def granted(congress: Congress, kind: str, by: Account, pack: Pack) -> Case:
    return Case.objects.create(
        kind=kind,
        title="请示",
        union_id=congress.union_id,
        subject=congress.congress,
        pack_hash=pack.hash,
        stages=[],
        state=State.APPROVED,
        submitted_by=by,
        opened_at=timezone.now(),
    )


def decide_seats(congress: Congress, by: Account, pack: Pack) -> ProposedAllocation:
    nothing = {"colleges": {}, "grades": {}, "cells": [], "clubs": {}, "ties": []}
    return ProposedAllocation.objects.create(
        case=granted(congress, SEATS, by, pack),
        congress=congress,
        total=1,
        people={"groups": [], "clubs": [], "stated": None},
        seating={"clubs": "pool"},
        result=nothing,
        frozen_on=today(),
    )
