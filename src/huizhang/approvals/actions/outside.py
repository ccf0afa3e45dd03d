"""The word of an organ that has no inbox (a gathering, a body above the university), entered as recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from huizhang.approvals.actions.refusing import CaseRefused
from huizhang.approvals.models import Step
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an organ did in a `case` of a `kind` (a chain), of one `student` or of nobody in particular;
    `reference` says where it is written."""

    case: str
    kind: str
    act: str
    organ: str
    day: date
    union: str
    reference: str
    round: int = 1
    student: str | None = None
    outcome: bool = True


@transaction.atomic
def enter_word(*, actor: Account, word: Spoken, organ: str, pack: Pack) -> Step:
    """`organ` is the one for which the actor enters it. Raises CaseRefused."""
    try:
        with transaction.atomic():
            made = Step.objects.create(
                case=word.case,
                kind=word.kind,
                act=word.act,
                organ=word.organ,
                date=word.day,
                union_id=word.union,
                round=word.round,
                student_id=word.student,
                outcome=word.outcome,
            )
    except IntegrityError:
        raise CaseRefused(message("This word is on record already.")) from None
    ledger.record(
        actor.as_actor,
        act="enter_word",
        organ=organ,
        subject=word.case,
        pack_hash=pack.hash,
        payload={
            "kind": word.kind,
            "act": word.act,
            "by": word.organ,
            "day": word.day.isoformat(),
            "reference": word.reference,
            **({"student": word.student, "outcome": word.outcome} if word.student else {}),
        },
    )
    return made
