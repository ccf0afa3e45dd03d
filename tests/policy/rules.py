"""Rules made up for one test of a kind."""

from __future__ import annotations

from typing import Any

from huizhang.policy.rule import Force, Rule


def rule(kind: str, force: str = "stated", **params: Any) -> Rule:
    return Rule("a.rule", "规则", "A rule", kind, "facts", "union", Force(force), "三", params=params)
