"""The cases that selection opens, for the inbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import CaseKind
from huizhang.kernel.message import message
from huizhang.kernel.roster import HEAD, MEMBER, PRESIDIUM
from huizhang.people.queries.plan import plan_on
from huizhang.selection.actions import decide
from huizhang.selection.queries import nomination_of
from huizhang.shell.pages import reading

POSTS = {
    PRESIDIUM: message("presidium member"),
    HEAD: message("department head"),
    MEMBER: message("department member"),
}
CHAINS = ("nomination.presidium.school", "nomination.department.school", "nomination.college")


def about(case: Case) -> Mapping[str, Any]:
    nomination, pack = nomination_of(case), plan_on(timezone.localdate())
    names = {rule.id: reading().choose(rule.zh, rule.en) for rule in pack.rules.values()}
    conditions = [{**one, "rule": names.get(one["rule"], one["rule"])} for one in nomination.conditions]
    return {"nomination": nomination, "conditions": conditions, "post_name": POSTS[nomination.post]}


KINDS = tuple(CaseKind(chain, decide, "selection/about_nomination.html", about) for chain in CHAINS)
