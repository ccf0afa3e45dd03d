"""The cases that selection opens, for the inbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import CaseKind
from huizhang.selection.actions import decide
from huizhang.selection.queries import nomination_of

CHAINS = ("nomination.presidium.school", "nomination.department.school", "nomination.college")


def about(case: Case) -> Mapping[str, Any]:
    return {"nomination": nomination_of(case)}


KINDS = tuple(CaseKind(chain, decide, "selection/about_nomination.html", about) for chain in CHAINS)
