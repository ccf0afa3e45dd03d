"""Running a pack's worked cases: does the rule say what the case expects?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from huizhang.compliance.finding import Finding
from huizhang.compliance.judging import judge_rule
from huizhang.compliance.worked import read_row, records_of
from huizhang.exchange.table import Table, Vocabulary
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Records
from huizhang.kernel.verdict import plain
from huizhang.policy.cases import Case, expand
from huizhang.policy.pack import Pack
from huizhang.policy.subject import Scope


@dataclass(frozen=True, slots=True)
class Outcome:
    """`finding` is the one that the case speaks of; `problem` says how it differs from what is expected."""

    case: Case
    finding: Finding | None
    problem: Message | None

    @property
    def holds(self) -> bool:
        return self.problem is None


def run(case: Case, pack: Pack, tables: Mapping[str, Table]) -> Outcome:
    """`tables` are the declared tables of the exchange folder, by name."""
    scope = Scope(pack, records_of_case(case, pack, tables))
    findings = tuple(judge_rule(pack.rule(case.rule), scope))
    return compared(case, findings)


def records_of_case(case: Case, pack: Pack, tables: Mapping[str, Table]) -> Records:
    vocabulary = Vocabulary(pack.organ_names, frozenset(pack.chains), frozenset(pack.rules))
    given = {
        name: [read_row(tables[name], row, vocabulary) for row in rows] for name, rows in expand(case).items()
    }
    return records_of(given, case.as_of, pack)


def compared(case: Case, findings: tuple[Finding, ...]) -> Outcome:
    """The case's subject where it names one; otherwise its rule must give a single finding."""
    chosen = [finding for finding in findings if case.subject in (None, finding.subject)]
    if len(chosen) != 1:
        subjects = [finding.subject for finding in findings]
        said = message(
            "{n} findings fit; name one of {subjects} as subject", n=len(chosen), subjects=subjects
        )
        return Outcome(case, None, said)
    return Outcome(case, chosen[0], _difference(case, chosen[0]))


def _difference(case: Case, finding: Finding) -> Message | None:
    if finding.status is not case.status:
        reasons = [reason.message for reason in finding.verdict.reasons]
        return message(
            "expected {expected}, got {got}: {reasons}",
            expected=str(case.status),
            got=str(finding.status),
            reasons=reasons,
        )
    observed: Any = plain(finding.verdict.observed)
    if case.checks_observed and observed != plain(case.observed):
        return message(
            "expected to observe {expected}, observed {got}", expected=str(case.observed), got=str(observed)
        )
    return None
