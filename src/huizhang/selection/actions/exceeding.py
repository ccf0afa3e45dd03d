"""Going beyond what the plan generally allows: a reason is given, and the guiding organ accepts it or not."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import Place, guiding_stages
from huizhang.kernel.message import message
from huizhang.org.rules import Excess
from huizhang.people.queries import Account
from huizhang.policy.kept import kept
from huizhang.policy.pack import Pack
from huizhang.selection.actions.refusing import ReasonNeeded


@dataclass(frozen=True, slots=True)
class Given:
    """A reason, and the account whose it is."""

    reason: str
    by: int | None


def given_reason(actor: Account, reason: str, case: Case, submitted: str) -> Given:
    """That of whoever decides last, or else what was handed in with the case."""
    return Given(reason, actor.pk) if reason else Given(submitted, case.submitted_by_id)


def ask_for_acceptance(case: Case, place: Place, over: tuple[Excess, ...], given: Given, pack: Pack) -> None:
    """One or several stages more, before anything is done. Raises ReasonNeeded."""
    if not given.reason:
        said = message(
            "This goes beyond what the plan generally allows: {what}. Return it, so that whoever handed it "
            "in gives the reason; or give it here, and somebody else of the guiding organ accepts it or not.",
            what=[said.message for one in over for said in one.verdict.deciding],
        )
        raise ReasonNeeded(said)
    exceeded = [
        {
            "rule": one.rule.id,
            "subject": one.subject,
            "said": [kept(said.message) for said in one.verdict.deciding],
        }
        for one in over
    ]
    facts = {"reason": given.reason, "reason_by": given.by, "exceeded": exceeded}
    approvals.add_stages(case=case, stages=guiding_stages(pack, place), facts=facts)


def accept_reason(actor: Account, case: Case, pack: Pack) -> None:
    """The stages that were added are done: the reason is accepted, by another than whose it is. Raises
    CaseRefused."""
    if case.facts.get("exceeded") and case.facts.get("reason_by") == actor.pk:
        raise CaseRefused(
            message("Nobody accepts a reason of their own; another seat of the organ, or a deputy, does.")
        )
    for one in case.facts.get("exceeded", ()):
        approvals.accept_reason(
            actor=actor,
            case=case,
            rule=one["rule"],
            union=case.union_id or "",
            subject="" if one["subject"] == case.union_id else one["subject"],
            why=case.facts["reason"],
            guiding=pack.guiding.get(case.union.level if case.union else "school", ()),
            pack=pack,
        )
