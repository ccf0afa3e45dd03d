"""A verdict as its reader sees it, to be compared whole."""

from __future__ import annotations

from typing import Any

from huizhang.kernel.verdict import Status, Verdict


def told(verdict: Verdict) -> tuple[Status, Any, Any, list[str]]:
    """The status, what was observed, what is required, and the sentences that decided."""
    return (
        verdict.status,
        verdict.observed,
        verdict.required,
        [reason.message.say() for reason in verdict.deciding],
    )
