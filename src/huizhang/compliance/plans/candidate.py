"""The school's pack as it would be with a setting: its text, whether it holds, and what it changes."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from huizhang.compliance.finding import Finding
from huizhang.compliance.plan import plan_on
from huizhang.compliance.plans.settings_asked import Setting, SettingRefused
from huizhang.compliance.queries import standing
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.policy.lint import ERROR, WARNING, lint
from huizhang.policy.load import blocks
from huizhang.policy.merged_rules import RULES
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.resolve import resolve


@dataclass(frozen=True, slots=True)
class Candidate:
    """`text` is the new rules.toml; `warnings` are what the change newly relaxes."""

    text: str
    pack: Pack
    warnings: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that changes; None on the side where there is none."""

    named: Finding
    before: Status | None
    after: Status | None


@dataclass(frozen=True, slots=True)
class Effect:
    """`counts` are of the rule alone: (status, how many now, how many then)."""

    counts: list[tuple[Status, int, int]]
    changed: list[Changed]


def text_with(folder: Path, setting: Setting, who: str, today: date) -> str:
    """The school's rules.toml with the setting as a block of its own behind everything else."""
    file = folder / RULES
    before = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    name = " ".join("".join(one for one in who if one.isprintable()).split())
    lines = (
        f"# {today.isoformat()} {name}",
        "[[rule]]",
        f"id = {written(setting.rule)}",
        f"from = {setting.start.isoformat()}",
        f"{setting.key} = {written(setting.value)}",
    )
    gap = "\n\n" if before.strip() else ""
    return before.rstrip("\n") + gap + "\n".join(lines) + "\n"


def written(value: Any) -> str:
    """A value as TOML, whose texts are those of JSON."""
    return json.dumps(value, ensure_ascii=False)


def candidate(folder: Path, setting: Setting, who: str, today: date) -> Candidate:
    """Written to a folder of its own and held to every rule of packs. Raises SettingRefused."""
    _refuse_same_day(folder, setting)
    text = text_with(folder, setting, who, today)
    with TemporaryDirectory(prefix="huizhang-plan-") as temporary:
        beside = Path(temporary) / folder.name
        shutil.copytree(folder, beside)
        (beside / RULES).write_text(text, encoding="utf-8")
        remarks = lint(beside)
        _refuse_errors([remark.message for remark in remarks if remark.level == ERROR])
        known = {(one.where, one.message.say()) for one in lint(folder) if one.level == WARNING}
        new = [one.message for one in remarks if (one.where, one.message.say()) not in known]
        try:
            return Candidate(text, resolve(beside, setting.start), tuple(new))
        except PackError as error:
            raise SettingRefused(error.message) from None


def effect(made: Candidate, setting: Setting, today: date) -> Effect:
    """What the setting changes of today's verdicts, as if it held today already."""
    now = standing(today, plan_on(setting.start)).findings
    then = standing(today, made.pack).findings
    before, after = _named(now), _named(then)
    changed = [
        Changed(after.get(name) or before[name], _status(before.get(name)), _status(after.get(name)))
        for name in dict.fromkeys((*before, *after))
        if _status(before.get(name)) is not _status(after.get(name))
    ]
    return Effect(_counts(now, then, setting.rule), changed)


def _named(findings: tuple[Finding, ...]) -> dict[tuple[str, str, str], Finding]:
    return {(one.rule.id, one.union, one.subject): one for one in findings}


def _status(finding: Finding | None) -> Status | None:
    return finding.status if finding else None


def _counts(now: tuple[Finding, ...], then: tuple[Finding, ...], rule: str) -> list[tuple[Status, int, int]]:
    before, after = (Counter(one.status for one in found if one.rule.id == rule) for found in (now, then))
    return [(status, before[status], after[status]) for status in Status if before[status] or after[status]]


def _refuse_same_day(folder: Path, setting: Setting) -> None:
    for block in blocks(folder / RULES, "rule"):
        if block.get("id") == setting.rule and block.get("from") == setting.start:
            said = message("This rule has a setting from that day already; choose another day.")
            raise SettingRefused(said)


def _refuse_errors(errors: list[Message]) -> None:
    if errors:
        raise SettingRefused(errors[0])
