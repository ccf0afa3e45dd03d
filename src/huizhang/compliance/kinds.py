"""The cases that compliance opens, for the inbox: reasons for deviations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from huizhang.approvals.actions import Matter
from huizhang.approvals.queries import Case, answers_for, reason_of_case
from huizhang.approvals.rules.kinds import CaseKind, Particulars
from huizhang.approvals.rules.reasons import CHAIN
from huizhang.compliance.board.explaining import Which, decide_reason
from huizhang.compliance.plan import plan_on
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.shell.pages import reading


def about(case: Case) -> Mapping[str, Any]:
    given = reason_of_case(case.pk)
    rule = plan_on(timezone.localdate()).rules.get(given.rule)
    return {
        "given": given,
        "asks": reading().choose(rule.zh, rule.en) if rule else given.rule,
        "article": rule.cite if rule else "",
        "page": Which(given.rule, given.union, given.subject or given.union).url,
    }


def particulars(case: Case) -> Particulars:
    given = reason_of_case(case.pk)
    rule = plan_on(timezone.localdate()).rules.get(given.rule)
    return (
        (message("What is generally asked for"), rule.zh if rule else given.rule),
        (message("Union"), "" if case.union_id else given.union),
        (message("Of whom or what"), given.subject),
        (message("Why"), given.why),
    )


def answers(actor: Account, matter: Matter, _pack: Pack, day: date) -> bool:
    return answers_for(actor, matter.college, day)


KINDS = (
    CaseKind(
        CHAIN,
        decide_reason,
        "compliance/board/about_reason.html",
        about,
        particulars=particulars,
        hands_in=answers,
    ),
)
