"""Going beyond what the plan generally allows: a reason is given, and the guiding organ accepts it or not."""

from __future__ import annotations

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import Place, guiding_stage
from huizhang.kernel.message import message
from huizhang.org.rules import Excess
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.refusing import ReasonNeeded


def ask_for_acceptance(case: Case, place: Place, over: tuple[Excess, ...], reason: str, pack: Pack) -> None:
    """One stage more, before anything is done. Raises ReasonNeeded."""
    if not reason:
        said = message(
            "This goes beyond what the plan generally allows: {what}. Give the reason, which the guiding "
            "organ accepts or not.",
            what=[said.message for one in over for said in one.verdict.deciding],
        )
        raise ReasonNeeded(said)
    exceeded = [{"rule": one.rule.id, "subject": one.subject} for one in over]
    facts = {"reason": reason, "exceeded": exceeded}
    approvals.add_stage(case=case, stage=guiding_stage(pack, place), facts=facts)


def accept_reason(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    """The stage that was added is done: the reason is accepted by the organ that spoke last.

    Raises CaseRefused.
    """
    for one in case.facts.get("exceeded", ()):
        approvals.accept_reason(
            actor=actor,
            organ=organ,
            case=case,
            rule=one["rule"],
            union=case.union_id or "",
            subject="" if one["subject"] == case.union_id else one["subject"],
            why=case.facts["reason"],
            pack=pack,
        )
