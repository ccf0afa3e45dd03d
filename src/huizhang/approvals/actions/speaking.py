"""An organ's word on a case as it is written down, and whose inboxes show the case afterwards."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from huizhang.approvals.actions.notifying import announce
from huizhang.approvals.actions.refusing import CaseRefused, refuse
from huizhang.approvals.models import Case, Decision, Step, Waiting
from huizhang.approvals.queries.cases import case_of_their_own, seat_for, standing, stood_in_for
from huizhang.approvals.rules.deciding import refusal_of_word
from huizhang.approvals.rules.stages import from_rows
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, Position, Slot, Stage, State
from huizhang.ledger import actions as ledger
from huizhang.ledger.actor import BY_ITSELF
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


def position_of(case: Case) -> Position:
    return standing(case, case.decisions.all()).at


def speak(
    actor: Account, case: Case, organ: str, outcome: Outcome, opinion: str, now: datetime, pack: Pack
) -> Position:
    """Where that leaves the case."""
    said = list(case.decisions.all())
    where = standing(case, said)
    name = pack.organ_name(organ)
    own = case_of_their_own(actor, case)
    refuse(refusal_of_word(where.at, organ, name, outcome, opinion, own))
    slot = next(slot for slot in where.at.waiting if slot.organ == organ)
    today = timezone.localdate(now)
    if seat_for(actor, slot, today) is None:
        raise CaseRefused(
            message(
                "{name} holds no seat on {organ} {unit}; somebody who does decides",
                name=actor.name,
                organ=name,
                unit=slot.unit or slot.college or "",
            )
        )
    index = where.at.stage or 0
    decision = _write(actor, case, index, where.stages[index].act, slot, outcome, opinion.strip(), now)
    payload = {"case": case.number, "round": case.round, "outcome": outcome, "opinion": opinion.strip()}
    record(actor, case, where.stages[index].act, organ, pack.hash, case.facts.get("verdict", ""), payload)
    return standing(case, (*said, decision)).at


def _write(
    actor: Account,
    case: Case,
    stage: int,
    act: str,
    slot: Slot,
    outcome: Outcome,
    opinion: str,
    now: datetime,
) -> Decision:
    today = timezone.localdate(now)
    # an organ that takes back what it determined speaks twice in a round; on record that is a later one
    before = Step.objects.filter(case=case.number, act=act, organ=slot.organ).count()
    try:
        with transaction.atomic():
            step = Step.objects.create(
                case=case.number,
                kind=case.kind,
                union_id=case.union_id,
                student_id=case.student_id,
                act=act,
                organ=slot.organ,
                date=today,
                outcome=outcome is Outcome.APPROVE,
                round=max(case.round, before + 1),
                unit=slot.unit or slot.college or "",
            )
            return Decision.objects.create(
                case=case,
                stage=stage,
                act=act,
                organ=slot.organ,
                round=case.round,
                outcome=outcome,
                opinion=opinion,
                account=actor,
                on_behalf_of=stood_in_for(actor, slot, today),
                at=now,
                step=step,
            )
    except IntegrityError:
        raise CaseRefused(message("Somebody decided this step a moment before you; look again.")) from None


def wait(case: Case, at: Position, now: datetime) -> None:
    """The inboxes that show the case from now on; a closed one is in none. People are told afterwards."""
    transaction.on_commit(partial(announce, case.pk), robust=True)
    if at.stage is None or at.state is not State.OPEN:
        close(case, at.state, now)
        case.waiting.all().delete()
        return
    due = _due(from_rows(case.stages)[at.stage], timezone.localdate(now))
    case.waiting.exclude(stage=at.stage, organ__in=[slot.organ for slot in at.waiting]).delete()
    waited_for = set(case.waiting.values_list("organ", flat=True))
    Waiting.objects.bulk_create(
        Waiting(
            case=case,
            stage=at.stage,
            organ=slot.organ,
            college_id=slot.college,
            class_group_id=slot.class_group,
            since=now,
            due=due,
        )
        for slot in at.waiting
        if slot.organ not in waited_for
    )


def _due(stage: Stage, today: date) -> date | None:
    return today + timedelta(days=stage.days) if stage.days else None


def close(case: Case, state: State, now: datetime) -> None:
    case.state = state
    case.closed_at = None if state in (State.OPEN, State.RETURNED) else now
    case.save(update_fields=["state", "closed_at"])


def record(
    actor: Account | None,
    case: Case,
    act: str,
    organ: str,
    pack_hash: str,
    verdict: str,
    payload: dict[str, Any],
) -> None:
    ledger.record(
        actor.as_actor if actor is not None else BY_ITSELF,
        act=act,
        organ=organ,
        subject=case.subject,
        pack_hash=pack_hash,
        verdict=verdict,
        payload={"case": case.number, "kind": case.kind, **payload},
    )
