"""The reading view: the clauses of the nearest pack that has any."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.faults import Fault, unknown
from huizhang.policy.load import Source, Table
from huizhang.policy.pack import Clause, Flow
from huizhang.policy.rule import Force

CLAUSES = "clauses.toml"
CHECKS = ("computed", "recorded", "attested", "none")
_TEXTS = ("id", "article", "says", "mark", "force", "check", "kind", "says_en", "note")
_NEEDED = ("id", "article", "says", "mark", "force", "check")
_FLOW = {"zh", "en", "action"}


def merge_clauses(sources: Sequence[Source], rules: Container[str], faults: list[Fault]) -> dict[str, Clause]:
    """A pack without clauses.toml is read by its parent's."""
    source = next((one for one in reversed(sources) if one.clauses is not None), None)
    clauses: dict[str, Clause] = {}
    for number, block in enumerate((source and source.clauses) or (), start=1):
        where = str(block.get("id", f"[[clause]] {number}"))
        problems = _problems(block, rules, clauses)
        faults += [Fault(_file(source), where, problem) for problem in problems]
        if not problems:
            clauses[where] = _clause(block)
    return clauses


def _file(source: Source | None) -> str:
    return source.file(CLAUSES) if source else CLAUSES


def _problems(block: Table, rules: Container[str], seen: Mapping[str, Clause]) -> list[Message]:
    found = [
        message("{key} must be given, as text in quotes", key=key) for key in _NEEDED if not block.get(key)
    ]
    found += [
        unknown(message("key"), key, {*_TEXTS, "rules", "flows"})
        for key in block
        if key not in (*_TEXTS, "rules", "flows")
    ]
    found += [
        message("{key} must be {shape}", key=key, shape=message("text in quotes"))
        for key in _TEXTS
        if not isinstance(block.get(key, ""), str)
    ]
    if found:
        return found
    if block["id"] in seen:
        found.append(message("it is written twice; give each clause its own id"))
    if block["force"] not in list(Force):
        found.append(unknown(message("force"), block["force"], Force))
    if block["check"] not in CHECKS:
        found.append(unknown(message("check"), block["check"], CHECKS))
    return [*found, *_services(block, rules)]


def _services(block: Table, rules: Container[str]) -> list[Message]:
    named: Any = block.get("rules", [])
    flows: Any = block.get("flows", [])
    if not isinstance(named, list) or not isinstance(flows, list):
        return [message("rules and flows are lists")]
    found = [
        message("the pack has no rule {rule}", rule=rule)
        for rule in named
        if not isinstance(rule, str) or rule not in rules
    ]
    found += [
        message("a flow is written {shape}", shape='{ zh = "…", en = "…", action = "package.module.name" }')
        for flow in flows
        if not isinstance(flow, dict)
        or set(flow) != _FLOW
        or not all(isinstance(v, str) for v in flow.values())
    ]
    return found


def _clause(block: Table) -> Clause:
    texts = {key: block[key] for key in _TEXTS if key in block}
    flows = tuple(Flow(**flow) for flow in block.get("flows", []))
    return Clause(**texts, rules=tuple(block.get("rules", [])), flows=flows)
