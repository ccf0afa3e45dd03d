"""Handing in, deciding, correcting and withdrawing: the only ways in which a case moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from huizhang.approvals.actions.notifying import announce
from huizhang.approvals.actions.refusing import CaseRefused, refuse
from huizhang.approvals.models import Case, Decision, Step, Waiting
from huizhang.approvals.queries.cases import (
    case_of_their_own,
    determining,
    seat_for,
    standing,
    stood_in_for,
)
from huizhang.approvals.rules.deciding import refusal_of_opinion, refusal_of_word
from huizhang.approvals.rules.stages import as_rows, from_rows
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, Position, Slot, Stage, State
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Matter:
    """What is handed in. `kind` is a chain's id, `title` what is asked, `subject` whom it concerns, `spared`
    the steps of the chain that its facts do not ask for.

    With `by_another` whoever hands it in does not decide on it.
    """

    kind: str
    title: str
    subject: str
    stages: tuple[Stage, ...]
    union: str | None = None
    college: str | None = None
    student: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    verdict: str = ""
    by_another: bool = False
    spared: tuple[dict[str, Any], ...] = ()


@transaction.atomic
def open_case(
    *, actor: Account, matter: Matter, pack: Pack, organ: str = "", opinion: str = "", batch: str = ""
) -> Case:
    """With `organ` the actor speaks for the first stage by handing in; without, a person hands in and all
    organs wait. Raises CaseRefused."""
    now = timezone.now()
    case = Case.objects.create(
        kind=matter.kind,
        title=matter.title,
        subject=matter.subject,
        union_id=matter.union,
        college_id=matter.college,
        student_id=matter.student,
        facts=matter.facts,
        pack_hash=pack.hash,
        stages=as_rows(matter.stages),
        spared=list(matter.spared),
        batch=batch,
        submitted_by=actor,
        submitted_for=organ,
        by_another=matter.by_another,
        opened_at=now,
    )
    if organ:
        _speak(actor, case, organ, Outcome.APPROVE, opinion, now, pack)
    else:
        _record(actor, case, "submit", organ, pack.hash, matter.verdict, {"title": case.title})
    _wait(case, _position(case), now)
    return case


@transaction.atomic
def decide(
    *, actor: Account, case: int, organ: str, outcome: Outcome, pack: Pack, opinion: str = ""
) -> tuple[Case, Position]:
    """One organ's word. Of two at once one counts; the other is told so. Raises CaseRefused."""
    found = locked(case)
    now = timezone.now()
    _speak(actor, found, organ, outcome, opinion, now, pack)
    at = _position(found)
    _wait(found, at, now)
    return found, at


@transaction.atomic
def resubmit(*, actor: Account, case: int, matter: Matter, pack: Pack, opinion: str = "") -> Case:
    """A returned case begins a new round, from the first stage. Raises CaseRefused."""
    found = locked(case)
    _only_submitter(actor, found)
    if found.state != State.RETURNED:
        raise CaseRefused(message("Only a case that was returned for correction is handed in again."))
    now = timezone.now()
    found.round += 1
    found.state = State.OPEN
    found.closed_at = None
    found.title, found.subject, found.facts = matter.title, matter.subject, matter.facts
    found.stages, found.pack_hash = as_rows(matter.stages), pack.hash
    found.by_another, found.spared = matter.by_another, list(matter.spared)
    found.save()
    if found.submitted_for:
        _speak(actor, found, found.submitted_for, Outcome.APPROVE, opinion, now, pack)
    else:
        _record(actor, found, "submit", "", pack.hash, matter.verdict, {"round": found.round})
    _wait(found, _position(found), now)
    return found


@transaction.atomic
def withdraw(*, actor: Account, case: int, why: str) -> Case:
    """By whoever handed it in, as long as it is not closed. Raises CaseRefused."""
    found = locked(case)
    _only_submitter(actor, found)
    if found.state not in (State.OPEN, State.RETURNED):
        raise CaseRefused(message("This case is closed; nothing is left to withdraw."))
    refuse(refusal_of_opinion(Outcome.REJECT, why))
    _close(found, State.WITHDRAWN, timezone.now())
    found.waiting.all().delete()
    _record(actor, found, "withdraw", found.submitted_for, found.pack_hash, "", {"why": why.strip()})
    return found


@transaction.atomic
def add_stages(*, case: Case, stages: Sequence[Stage], facts: dict[str, Any]) -> Position:
    """Steps that are added at the end, with what they are to judge; in the transaction of a decision."""
    case.stages = as_rows((*from_rows(case.stages), *stages))
    case.facts = {**case.facts, **facts}
    case.state, case.closed_at = State.OPEN, None
    case.save(update_fields=["stages", "facts", "state", "closed_at"])
    at = _position(case)
    _wait(case, at, timezone.now())
    return at


@transaction.atomic
def revoke(*, actor: Account, case: int, organ: str, opinion: str, pack: Pack) -> Case:
    """What was approved is taken back: a stage more, at which the organ that had determined refuses. Nothing
    that was said before is changed. Raises CaseRefused."""
    found = locked(case)
    if found.state != State.APPROVED:
        raise CaseRefused(message("Only a case that was approved is taken back."))
    determined = determining(found)
    slots = tuple(slot for slot in determined.slots if slot.organ == organ)
    if not slots:
        raise CaseRefused(message("Only an organ that determined this takes it back."))
    add_stages(case=found, stages=[Stage(determined.act, slots)], facts={})
    now = timezone.now()
    _speak(actor, found, organ, Outcome.REJECT, opinion, now, pack)
    _wait(found, _position(found), now)
    return found


def locked(case: int) -> Case:
    """The case, held until the transaction ends. Raises CaseRefused where there is none."""
    found = Case.objects.select_for_update(of=("self",)).filter(pk=case).first()
    if found is None:
        raise CaseRefused(message("There is no such case."))
    return found


def _only_submitter(actor: Account, case: Case) -> None:
    if case.submitted_by_id != actor.pk or not actor.is_active:
        raise CaseRefused(message("Only whoever handed a case in corrects or withdraws it."))


def _position(case: Case) -> Position:
    return standing(case, case.decisions.all()).at


def _speak(
    actor: Account, case: Case, organ: str, outcome: Outcome, opinion: str, now: datetime, pack: Pack
) -> None:
    where = standing(case, case.decisions.all())
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
    _write(actor, case, index, where.stages[index].act, slot, outcome, opinion.strip(), now)
    payload = {"case": case.number, "round": case.round, "outcome": outcome, "opinion": opinion.strip()}
    _record(actor, case, where.stages[index].act, organ, pack.hash, case.facts.get("verdict", ""), payload)


def _write(
    actor: Account,
    case: Case,
    stage: int,
    act: str,
    slot: Slot,
    outcome: Outcome,
    opinion: str,
    now: datetime,
) -> None:
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
            Decision.objects.create(
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


def _wait(case: Case, at: Position, now: datetime) -> None:
    """The inboxes that show the case from now on; a closed one is in none. People are told afterwards."""
    transaction.on_commit(partial(announce, case.pk), robust=True)
    if at.stage is None or at.state is not State.OPEN:
        _close(case, at.state, now)
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


def _close(case: Case, state: State, now: datetime) -> None:
    case.state = state
    case.closed_at = None if state in (State.OPEN, State.RETURNED) else now
    case.save(update_fields=["state", "closed_at"])


def _record(
    actor: Account, case: Case, act: str, organ: str, pack_hash: str, verdict: str, payload: dict[str, Any]
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=case.subject,
        pack_hash=pack_hash,
        verdict=verdict,
        payload={"case": case.number, "kind": case.kind, **payload},
    )
