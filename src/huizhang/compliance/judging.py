"""Every rule of a pack for everyone it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from huizhang.appraisal import rules as appraisal
from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.report.vocabulary import TABLES
from huizhang.conduct import rules as conduct
from huizhang.congress import rules as congress
from huizhang.elections import rules as elections
from huizhang.eligibility import rules as eligibility
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Attestation, Records
from huizhang.kernel.verdict import Reason, Status, Verdict
from huizhang.org import rules as org
from huizhang.oversight import rules as oversight
from huizhang.policy.declaring import attestation_row
from huizhang.policy.kinds import KINDS
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Broken, Exempt, FactSource, Scope, Subject, Unknown
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
        verdict = weighed(rule, scope, subject, verdict_of(rule, subject.facts))
        yield Finding(rule, subject.union, subject.subject, verdict)
    if not found:
        yield _of_institution(rule, scope, rule.exempt(message("there is nothing to judge")))


def verdict_of(rule: Rule, facts: object) -> Verdict:
    match facts:
        case Unknown(said, rows):
            return Verdict((rule.unknown(said),), evidence=rows)
        case Exempt(said, rows):
            return Verdict((rule.exempt(said),), evidence=rows)
        case Broken(said, rows):
            return Verdict((rule.broken(said),), evidence=rows)
    return KINDS[rule.kind].evaluate(rule, facts)


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


def weighed(rule: Rule, scope: Scope, subject: Subject, verdict: Verdict) -> Verdict:
    """With the reason that a guiding organ accepted, or the exception that somebody granted.

    Only a deviation from `generally` can be explained; an exception (破格) is shown and changes nothing.
    """
    if rule.kind == "attested" or verdict.status not in (Status.NEEDS_REASON, Status.FAIL):
        return verdict
    declared = scope.roster.attested(rule.id, subject.union, subject.subject)
    guiding = _guiding(scope, subject.union)
    word = _last([one for one in declared if one.by in guiding])
    if verdict.status is Status.NEEDS_REASON and word is not None and word.holds:
        return _explained(rule, scope, verdict, word)
    exception = _last([one for one in declared if one.holds])
    if exception is None:
        return verdict
    note = message("declared by {organ} on {day}; it does not change the verdict", **_by(scope, exception))
    return _with(verdict, Reason(verdict.status, rule.cite, note), exception)


def _last(declared: Iterable[Attestation]) -> Attestation | None:
    """The latest; of one day the refusal, since a doubt accepts nothing."""
    return max(declared, key=lambda one: (one.date, not one.holds), default=None)


def _explained(rule: Rule, scope: Scope, verdict: Verdict, one: Attestation) -> Verdict:
    by = _by(scope, one)
    said = (
        message("reason accepted by {organ} on {day}: {why}", why=one.evidence, **by)
        if one.evidence
        else message("reason accepted by {organ} on {day}; which reason is not recorded", **by)
    )
    softened = tuple(
        replace(reason, status=Status.EXPLAINED) if reason.status is Status.NEEDS_REASON else reason
        for reason in verdict.reasons
    )
    return _with(replace(verdict, reasons=softened), Reason(Status.EXPLAINED, rule.cite, said), one)


def _with(verdict: Verdict, reason: Reason, one: Attestation) -> Verdict:
    return replace(
        verdict, reasons=(*verdict.reasons, reason), evidence=(*verdict.evidence, attestation_row(one))
    )


def _by(scope: Scope, one: Attestation) -> dict[str, str | date]:
    return {"organ": scope.pack.organ_name(one.by), "day": one.date}


def _guiding(scope: Scope, union: str) -> tuple[str, ...]:
    known = scope.roster.unions.get(union)
    return scope.pack.guiding.get(known.level if known else "school", ())
