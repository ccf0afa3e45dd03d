"""Going beyond what the plan generally allows: a reason is given, and the guiding organ accepts it or not."""

from __future__ import annotations

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import Place, guiding_stages
from huizhang.kernel.message import message
from huizhang.org.rules import Excess
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.refusing import ReasonNeeded


def ask_for_acceptance(case: Case, place: Place, over: tuple[Excess, ...], reason: str, pack: Pack) -> None:
    """One or several stages more, before anything is done. Raises ReasonNeeded."""
    if not reason:
        said = message(
            "This goes beyond what the plan generally allows: {what}. Give the reason, which the guiding "
            "organ accepts or not.",
            what=[said.message for one in over for said in one.verdict.deciding],
        )
        raise ReasonNeeded(said)
    exceeded = [{"rule": one.rule.id, "subject": one.subject} for one in over]
    facts = {"reason": reason, "exceeded": exceeded}
    approvals.add_stages(case=case, stages=guiding_stages(pack, place), facts=facts)


def accept_reason(actor: Account, case: Case, pack: Pack) -> None:
    """The stages that were added are done: the reason is accepted. Raises CaseRefused."""
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
