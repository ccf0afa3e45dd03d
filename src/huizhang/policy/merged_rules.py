"""Rules of a whole lineage, merged key by key; each key remembers the pack that gave it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from huizhang.kernel.message import message
from huizhang.policy.faults import Fault, unknown
from huizhang.policy.load import Source, Table

RULES = "rules.toml"
TEXTS = ("zh", "en", "kind", "of", "subject", "force", "cite", "mark", "fix", "fix_en")
_CONTROL = ("id", "new", "from")


@dataclass(slots=True)
class RuleDraft:
    """`texts` are the keys of every rule, `params` those of its kind; `file` is the last to change it."""

    id: str
    file: str
    texts: dict[str, Any] = field(default_factory=dict)
    params: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)


def merge_rules(sources: Sequence[Source], on: date | None, faults: list[Fault]) -> dict[str, RuleDraft]:
    """What each rule says on the day, in the order first named; with no day, the newest versions."""
    drafts: dict[str, RuleDraft] = {}
    for source in sources:
        _merge(source, on, drafts, faults)
    return drafts


def _merge(source: Source, on: date | None, drafts: dict[str, RuleDraft], faults: list[Fault]) -> None:
    file, inherited, previous = source.file(RULES), frozenset(drafts), ""
    for rule_id, versions in _versions(source, faults):
        if not _placed(file, rule_id, versions, inherited, faults):
            continue
        for block in versions:
            if on is None or block.get("from", on) <= on:
                if rule_id not in drafts:
                    _insert(drafts, RuleDraft(rule_id, file), previous)
                drafts[rule_id].file = file
                _lay(drafts[rule_id], block, source.id, faults)
        previous = rule_id


def _insert(drafts: dict[str, RuleDraft], new: RuleDraft, previous: str) -> None:
    """A new rule stands behind the one that its pack writes before it."""
    order = list(drafts.items())
    at = next((n for n, (rule_id, _) in enumerate(order, start=1) if rule_id == previous), len(order))
    drafts.clear()
    drafts.update([*order[:at], (new.id, new), *order[at:]])


def _versions(source: Source, faults: list[Fault]) -> Iterable[tuple[str, list[Table]]]:
    """Blocks by rule, oldest version first (a block without `from` counts as the oldest)."""
    file = source.file(RULES)
    grouped: dict[str, dict[date, Table]] = {}
    for number, block in enumerate(source.rules, start=1):
        rule_id, start = block.get("id"), block.get("from", date.min)
        if not isinstance(rule_id, str) or not rule_id:
            faults.append(Fault(file, f"[[rule]] {number}", message("give it an id in quotes")))
        elif type(start) is not date:
            faults.append(Fault(file, f"{rule_id}, from", message("write a date without quotes: 2024-09-01")))
        elif start in grouped.setdefault(rule_id, {}):
            faults.append(
                Fault(
                    file, rule_id, message("it is written twice; merge the blocks or give one a from = date")
                )
            )
        else:
            grouped[rule_id][start] = block
    return [(rule_id, [days[day] for day in sorted(days)]) for rule_id, days in grouped.items()]


def _placed(
    file: str, rule_id: str, versions: list[Table], inherited: frozenset[str], faults: list[Fault]
) -> bool:
    new = any(block.get("new") is True for block in versions)
    if rule_id in inherited and new:
        faults.append(Fault(file, rule_id, message("the pack it extends has this rule; take new = true out")))
    elif rule_id not in inherited and not new and inherited:
        said = unknown(message("inherited rule"), rule_id, inherited)
        faults.append(
            Fault(
                file, rule_id, message("{what} If the rule is meant to be new, write new = true", what=said)
            )
        )
        return False
    return True


def _lay(draft: RuleDraft, block: Table, pack: str, faults: list[Fault]) -> None:
    for key, value in block.items():
        if key in _CONTROL:
            continue
        draft.origin[key] = pack
        if key in TEXTS:
            draft.texts[key] = value
            continue
        draft.params[key], why = _unwrapped(draft, key, value, faults)
        draft.readings.pop(key, None)
        if why is not None:
            draft.readings[key] = why


def _unwrapped(draft: RuleDraft, key: str, value: Any, faults: list[Fault]) -> tuple[Any, str | None]:
    """A parameter and, where it is a reading, why: `5` or `{ value = 5, reading = true, why = "…" }`."""
    if not isinstance(value, dict) or "value" not in value:
        return value, None
    why = value.get("why")
    if set(value) - {"value", "reading", "why"} or not isinstance(why, str | None):
        faults.append(
            Fault(
                draft.file, f"{draft.id}, {key}", message('write {{ value = …, reading = true, why = "…" }}')
            )
        )
    if not value.get("reading"):
        return value["value"], None
    if not why:
        faults.append(Fault(draft.file, f"{draft.id}, {key}", message('a reading says why = "…"')))
    return value["value"], str(why)
