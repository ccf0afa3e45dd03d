"""What several of the calls answer with: a condition of article four, a case that was handed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from ninja import Field, Schema

from huizhang.approvals.telling import CaseOut, handed_in
from huizhang.eligibility.conditions import Condition
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.org.queries import Resolution
from huizhang.org.queries.seeing import carried
from huizhang.policy.kept import said_again
from huizhang.policy.pack import Pack
from huizhang.shell.pages import reading


class ConditionOut(Schema):
    """`asks` is the rule in words."""

    rule: str
    article: str
    asks: str
    status: Status
    reasons: list[str]


class ResolutionIn(Schema):
    resolution: int | None = Field(
        None, description=message("The presidium's decision on which it rests, by its number.").text
    )


def resolution_named(given: ResolutionIn, union: str) -> Resolution | None:
    """Of this union. Raises Http404."""
    return None if given.resolution is None else carried(union, given.resolution)


def condition(one: Condition) -> dict[str, Any]:
    """As judged now."""
    return {
        "rule": one.rule.id,
        "article": one.rule.cite,
        "asks": reading().choose(one.rule.zh, one.rule.en),
        "status": one.verdict.status,
        "reasons": [reason.message.say(gettext) for reason in one.verdict.reasons],
    }


def condition_kept(kept: Mapping[str, Any], pack: Pack) -> dict[str, Any]:
    """As it was judged when something was handed in; the rule may be gone since."""
    rule = pack.rules.get(kept["rule"])
    return {
        "rule": kept["rule"],
        "article": rule.cite if rule else "",
        "asks": reading().choose(rule.zh, rule.en) if rule else kept["rule"],
        "status": kept["status"],
        "reasons": [said_again(one).say(gettext) for one in kept["reasons"]],
    }


__all__ = [
    "CaseOut",
    "ConditionOut",
    "ResolutionIn",
    "condition",
    "condition_kept",
    "handed_in",
    "resolution_named",
]
