"""Handing in, deciding, correcting and withdrawing: the only ways in which a case moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions.refusing import CaseRefused, refuse
from huizhang.approvals.actions.speaking import close, position_of, record, speak, wait
from huizhang.approvals.models import Case
from huizhang.approvals.queries.cases import (
    determining,
    standing,
)
from huizhang.approvals.rules.deciding import refusal_of_opinion
from huizhang.approvals.rules.kinds import registered
from huizhang.approvals.rules.stages import as_rows, from_rows
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, Position, Stage, State
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
    *, actor: Account | None, matter: Matter, pack: Pack, organ: str = "", opinion: str = "", batch: str = ""
) -> Case:
    """With `organ` the actor speaks for the first stage by handing in; without, a person hands in whom the
    kind of case lets, or nobody: what the passing of time brings about. All organs wait then.

    Raises CaseRefused.
    """
    now = timezone.now()
    _refuse_strangers(actor, matter, pack, organ, timezone.localdate(now))
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
    if organ and actor is not None:
        at = speak(actor, case, organ, Outcome.APPROVE, opinion, now, pack)
    else:
        record(actor, case, "submit", organ, pack.hash, matter.verdict, {"title": case.title})
        at = standing(case, ()).at
    wait(case, at, now)
    return case


def _refuse_strangers(actor: Account | None, matter: Matter, pack: Pack, organ: str, day: date) -> None:
    """Whoever speaks for the first stage is judged by the seat when speaking."""
    if not matter.stages:
        raise CaseRefused(
            message("The plan asks no organ for this; mend its chain {kind}.", kind=matter.kind)
        )
    if actor is None:
        return
    if not actor.is_active:
        raise CaseRefused(message("This account is closed"))
    kind = registered().get(matter.kind)
    if not organ and not (kind is not None and kind.hands_in(actor, matter, pack, day)):
        raise CaseRefused(message("{name} may not hand in this: {what}.", name=actor.name, what=matter.title))


@transaction.atomic
def decide(
    *, actor: Account, case: int, organ: str, outcome: Outcome, pack: Pack, opinion: str = ""
) -> tuple[Case, Position]:
    """One organ's word. Of two at once one counts; the other is told so. Raises CaseRefused."""
    found = locked(case)
    now = timezone.now()
    at = speak(actor, found, organ, outcome, opinion, now, pack)
    wait(found, at, now)
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
        at = speak(actor, found, found.submitted_for, Outcome.APPROVE, opinion, now, pack)
    else:
        record(actor, found, "submit", "", pack.hash, matter.verdict, {"round": found.round})
        at = standing(found, ()).at
    wait(found, at, now)
    return found


@transaction.atomic
def withdraw(*, actor: Account, case: int, why: str) -> Case:
    """By whoever handed it in, as long as it is not closed. Raises CaseRefused."""
    found = locked(case)
    _only_submitter(actor, found)
    if found.state not in (State.OPEN, State.RETURNED):
        raise CaseRefused(message("This case is closed; nothing is left to withdraw."))
    refuse(refusal_of_opinion(Outcome.REJECT, why))
    close(found, State.WITHDRAWN, timezone.now())
    found.waiting.all().delete()
    record(actor, found, "withdraw", found.submitted_for, found.pack_hash, "", {"why": why.strip()})
    return found


@transaction.atomic
def call_off(*, actor: Account, case: int, organ: str, why: str, pack: Pack) -> Case:
    """What the case is for does not take place: no organ decides on it any more. Whoever calls this has
    judged that. Raises CaseRefused."""
    found = locked(case)
    if found.state not in (State.OPEN, State.RETURNED):
        raise CaseRefused(message("This case is closed; nothing is left to withdraw."))
    found.facts = {**found.facts, "called_off": why.strip()}
    found.save(update_fields=["facts"])
    close(found, State.WITHDRAWN, timezone.now())
    found.waiting.all().delete()
    record(actor, found, "call_off", organ, pack.hash, "", {"why": why.strip()})
    return found


@transaction.atomic
def add_stages(*, case: Case, stages: Sequence[Stage], facts: dict[str, Any]) -> Position:
    """Steps that are added at the end, with what they are to judge; in the transaction of a decision."""
    case.stages = as_rows((*from_rows(case.stages), *stages))
    case.facts = {**case.facts, **facts}
    case.state, case.closed_at = State.OPEN, None
    case.save(update_fields=["stages", "facts", "state", "closed_at"])
    at = position_of(case)
    wait(case, at, timezone.now())
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
    wait(found, speak(actor, found, organ, Outcome.REJECT, opinion, now, pack), now)
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
