"""What the last word on a case brings about, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from functools import WRAPPER_ASSIGNMENTS, update_wrapper
from typing import Protocol

from django.db import transaction

from huizhang.approvals.actions.cases import decide
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

Follows = Callable[[Account, Case, str, Pack], None]
Judges = Callable[[Account, Case], None]


class Decides(Protocol):
    """The act that a kind of case is registered with."""

    def __call__(
        self,
        *,
        actor: Account,
        case: int,
        organ: str,
        outcome: Outcome,
        pack: Pack,
        opinion: str = "",
        reason: str = "",
    ) -> Case: ...


def everybody(actor: Account, case: Case) -> None:
    """Whoever speaks for the organ speaks in such a matter."""


def after_the_last_word(follows: Follows, first: Judges = everybody) -> Decides:
    """The act of deciding on a case; once all organs approved, `follows` is done for the one that spoke last.
    `first` refuses those who may not speak in this matter.

    Its `reason` is not asked for; it raises CaseRefused.
    """

    @transaction.atomic
    def decides(
        *,
        actor: Account,
        case: int,
        organ: str,
        outcome: Outcome,
        pack: Pack,
        opinion: str = "",
        reason: str = "",
    ) -> Case:
        decided, at = decide(actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion)
        first(actor, decided)
        if at.state is State.APPROVED:
            follows(actor, decided, organ, pack)
        return decided

    named = tuple(name for name in WRAPPER_ASSIGNMENTS if name != "__annotations__")
    update_wrapper(decides, follows, assigned=named)
    return decides
