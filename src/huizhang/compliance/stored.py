"""Findings as bytes and back, so that a board need not judge again what has not changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from huizhang.compliance.finding import Finding, Report
from huizhang.kernel.verdict import Evidence, Reason, Status, Verdict, plain
from huizhang.policy.kept import kept as kept_message
from huizhang.policy.kept import said_again
from huizhang.policy.pack import Pack


def pack(report: Report) -> bytes:
    kept = {
        "findings": [_packed(finding) for finding in report.findings],
        "names": dict(report.names),
        "colleges": dict(report.colleges),
    }
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 1)


@dataclass(frozen=True, slots=True)
class Unpacked:
    findings: tuple[Finding, ...]
    names: Mapping[str, str]
    colleges: Mapping[str, str]


def unpack(stored: bytes, plan: Pack) -> Unpacked:
    """The rules are those of `plan`, which must be the pack that judged."""
    kept = json.loads(zlib.decompress(stored))
    findings = tuple(_unpacked(row, plan) for row in kept["findings"])
    return Unpacked(findings, kept["names"], kept["colleges"])


def _packed(finding: Finding) -> list[Any]:
    verdict = finding.verdict
    return [
        finding.rule.id,
        finding.union,
        finding.subject,
        [[str(reason.status), reason.article, kept_message(reason.message)] for reason in verdict.reasons],
        plain(verdict.observed),
        plain(verdict.required),
        [[row.table, plain(dict(row.key))] for row in verdict.evidence],
    ]


def _unpacked(row: list[Any], plan: Pack) -> Finding:
    rule, union, subject, reasons, observed, required, rows = row
    verdict = Verdict(
        tuple(Reason(Status(status), article, said_again(said)) for status, article, said in reasons),
        observed,
        required,
        tuple(Evidence(table, tuple(key.items())) for table, key in rows),
    )
    return Finding(plan.rule(rule), union, subject, verdict)
