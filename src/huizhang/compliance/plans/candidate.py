"""The school's pack as it would be with a setting: its text, whether it holds, and what it changes."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.plan import plan_on
from huizhang.compliance.plans.change import Change, SettingRefused
from huizhang.compliance.plans.written import BY_HAND, WrittenByHand
from huizhang.compliance.queries import standing
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.policy.lint import ERROR, WARNING, lint
from huizhang.policy.load import lineage
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.resolve import assemble, resolve


@dataclass(frozen=True, slots=True)
class Candidate:
    """`text` is the new file; `warnings` are what the change departs from or newly relaxes."""

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
    """`counts` are of the rule alone, or of all: (status, how many now, how many then).

    `report` is of the new value.
    """

    counts: list[tuple[Status, int, int]]
    changed: list[Changed]
    report: Report


def candidate(folder: Path, change: Change, who: str, today: date) -> Candidate:
    """Written to a folder of its own and held to every rule of packs. Raises SettingRefused."""
    text = _text(folder, change, f"{today.isoformat()} {_in_one_line(who)}")
    with TemporaryDirectory(prefix="huizhang-plan-") as temporary:
        beside = Path(temporary) / folder.name
        shutil.copytree(folder, beside)
        (beside / change.file).write_text(text, encoding="utf-8")
        return Candidate(text, *_held(folder, beside, change))


def _held(folder: Path, beside: Path, change: Change) -> tuple[Pack, tuple[Message, ...]]:
    """The pack with the change and what the change departs from. Raises SettingRefused."""
    remarks = lint(beside)
    try:
        before = resolve(folder, change.start)
        errors = [remark.message for remark in remarks if remark.level == ERROR]
        if errors:
            raise SettingRefused(change.placed(errors[0], before))
        after = resolve(beside, change.start)
        plan, _ = assemble(lineage(beside)[:-1], change.start)
    except PackError as error:
        raise SettingRefused(error.message) from None
    if change.holds_in(before):
        raise SettingRefused(message("This is the value that holds already."))
    if not change.holds_in(after):
        raise SettingRefused(BY_HAND)
    known = {(one.where, one.message.say()) for one in lint(folder) if one.level == WARNING}
    new = [one.message for one in remarks if (one.where, one.message.say()) not in known]
    return after, (*change.departures(plan, after), *(change.placed(one, after) for one in new))


def _text(folder: Path, change: Change, note: str) -> str:
    file = folder / change.file
    before = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    try:
        return change.written(before, note)
    except WrittenByHand as refused:
        raise SettingRefused(refused.message) from None


def _in_one_line(who: str) -> str:
    return " ".join("".join(one for one in who if one.isprintable()).split())


def effect(made: Candidate, change: Change, today: date) -> Effect:
    """What the change does to today's verdicts, as if it held today already."""
    now = standing(today, plan_on(change.start)).findings
    report = standing(today, made.pack).report
    then = report.findings
    before, after = _named(now), _named(then)
    changed = [
        Changed(after.get(name) or before[name], _status(before.get(name)), _status(after.get(name)))
        for name in dict.fromkeys((*before, *after))
        if _status(before.get(name)) is not _status(after.get(name))
    ]
    return Effect(_counts(now, then, change.rule), changed, report)


def _named(findings: tuple[Finding, ...]) -> dict[tuple[str, str, str], Finding]:
    return {(one.rule.id, one.union, one.subject): one for one in findings}


def _status(finding: Finding | None) -> Status | None:
    return finding.status if finding else None


def _counts(now: tuple[Finding, ...], then: tuple[Finding, ...], rule: str) -> list[tuple[Status, int, int]]:
    before, after = (
        Counter(one.status for one in found if rule in ("", one.rule.id)) for found in (now, then)
    )
    return [(status, before[status], after[status]) for status in Status if before[status] or after[status]]
