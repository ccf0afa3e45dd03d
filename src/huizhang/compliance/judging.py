"""Every rule of a pack for everyone it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.appraisal import rules as appraisal
from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.report.vocabulary import TABLES
from huizhang.conduct import rules as conduct
from huizhang.congress import rules as congress
from huizhang.elections import rules as elections
from huizhang.eligibility import rules as eligibility
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Records
from huizhang.kernel.verdict import Reason, Verdict
from huizhang.org import rules as org
from huizhang.oversight import rules as oversight
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.policy.subject import FactSource, Scope
from huizhang.policy.weighing import judged
from huizhang.policy.words import PackText
from huizhang.selection import rules as selection
from huizhang.voice import rules as voice

CAPABILITIES = (org, eligibility, selection, elections, congress, conduct, appraisal, oversight, voice)
SOURCES: dict[str, FactSource] = {source.of: source for module in CAPABILITIES for source in module.FACTS}


def judge(pack: Pack, records: Records, notices: tuple[Message, ...] = ()) -> Report:
    """Pure: the same pack and records always give the same report."""
    scope = Scope(pack, records)
    findings = tuple(finding for rule in pack.rules.values() for finding in judge_rule(rule, scope))
    names = {student.student_no: student.name for student in records.students.values()}
    colleges = {student.student_no: student.college for student in records.students.values()}
    return Report(pack, records.as_of, records.institution_name, findings, notices, names, colleges)


def judge_rule(rule: Rule, scope: Scope) -> Iterator[Finding]:
    """One finding a subject; a rule with nothing to judge yields exactly one, of the institution."""
    source = SOURCES[rule.of]
    silence = _silence(rule, source, scope.records)
    if silence is not None:
        yield _of_institution(rule, scope, silence)
        return
    found = False
    for subject in source.build(rule, scope):
        found = True
        yield Finding(rule, subject.union, subject.subject, judged(rule, scope, subject))
    if not found:
        yield _of_institution(rule, scope, rule.exempt(message("there is nothing to judge")))


def _silence(rule: Rule, source: FactSource, records: Records) -> Reason | None:
    if source.matters and not records.has(source.matters):
        named = _named(source.matters)
        return rule.exempt(message("the table {table} was not given: nothing to judge", table=named))
    missing = [_named(names) for names in source.missing(records)]
    return rule.unknown(message("not given: {tables}", tables=missing)) if missing else None


def _named(tables: str) -> Message:
    """`grades|standings`, either of which would do, in words: 成绩 (grades) / 综合排名 (standings)."""
    names = tables.split("|")
    return PackText(" / ".join(names), chinese=" / ".join(f"{TABLES[name]} ({name})" for name in names))


def _of_institution(rule: Rule, scope: Scope, reason: Reason) -> Finding:
    name = scope.records.institution_name
    return Finding(rule, name, name, Verdict((reason,)))
