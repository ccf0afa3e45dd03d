"""Findings as bytes and back, so that a board need not judge again what has not changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from huizhang.compliance.finding import Finding, Report
from huizhang.kernel.message import Message
from huizhang.kernel.verdict import Evidence, Reason, Status, Verdict, plain
from huizhang.policy.pack import Pack
from huizhang.policy.words import PackText


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
        [[str(reason.status), reason.article, _message(reason.message)] for reason in verdict.reasons],
        plain(verdict.observed),
        plain(verdict.required),
        [[row.table, plain(dict(row.key))] for row in verdict.evidence],
    ]


def _unpacked(row: list[Any], plan: Pack) -> Finding:
    rule, union, subject, reasons, observed, required, rows = row
    verdict = Verdict(
        tuple(Reason(Status(status), article, _said(said)) for status, article, said in reasons),
        observed,
        required,
        tuple(Evidence(table, tuple(key.items())) for table, key in rows),
    )
    return Finding(plan.rule(rule), union, subject, verdict)


def _message(message: Message) -> dict[str, Any]:
    if isinstance(message, PackText):
        return {"text": message.text, "chinese": message.chinese}
    return {"text": message.text, "values": {name: _value(value) for name, value in message.values.items()}}


def _value(value: Any) -> Any:
    if isinstance(value, Message):
        return _message(value)
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, (list, tuple, set, frozenset)):
        members = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [_value(member) for member in members]
    return value


def _said(kept: dict[str, Any]) -> Message:
    if "chinese" in kept:
        return PackText(kept["text"], chinese=kept["chinese"])
    return Message(kept["text"], {name: _read(value) for name, value in kept["values"].items()})


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(member) for member in value]
    if isinstance(value, dict):
        return date.fromisoformat(value["day"]) if "day" in value else _said(value)
    return value
