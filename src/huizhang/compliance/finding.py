"""A verdict about a subject, and the report that collects them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status, Verdict, plain
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.shell.language import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Finding:
    rule: Rule
    union: str
    subject: str
    verdict: Verdict

    @property
    def status(self) -> Status:
        return self.verdict.status

    def say(self, language: Language = ENGLISH) -> str:
        """The reasons that matter in one line."""
        return language("; ").join(reason.message.say(language) for reason in self.verdict.telling)

    def fix(self, language: Language = ENGLISH) -> str:
        """How to mend it; empty where there is nothing to mend. Packs carry both languages."""
        if self.status in (Status.PASS, Status.NOT_APPLICABLE, Status.EXPLAINED):
            return ""
        if self.status is Status.CANNOT_TELL:
            return language.say(message("Record what is missing, then audit again"))
        return language.choose(self.rule.fix, self.rule.fix_en)

    def as_dict(self, language: Language = ENGLISH) -> dict[str, Any]:
        return {
            "rule": self.rule.id,
            "article": self.rule.cite,
            "union": self.union,
            "subject": self.subject,
            "status": str(self.status),
            "observed": plain(self.verdict.observed),
            "required": plain(self.verdict.required),
            "evidence": [plain(row.as_dict()) for row in self.verdict.evidence],
            "message": self.say(language),
            "fix": self.fix(language),
        }


STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in the order of the plan's rules. `notices` are things worth knowing that decide nothing;
    `names` and `colleges` have those of each student number that a finding may be about, as known then."""

    pack: Pack
    as_of: date
    institution: str
    findings: tuple[Finding, ...]
    notices: tuple[Message, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    colleges: Mapping[str, str] = field(default_factory=dict)

    @property
    def summary(self) -> dict[str, int]:
        counted = Counter(finding.status for finding in self.findings)
        return {str(status): counted[status] for status in Status}

    def called(self, finding: Finding) -> str:
        """The subject as people know it: a student number with the name before it."""
        name = self.names.get(finding.subject)
        return f"{name} {finding.subject}" if name else finding.subject

    def people(self, finding: Finding) -> frozenset[str]:
        """The students whom a finding is about: its subject, or those in the steps of a case.

        Whoever merely serves in a union that a finding counts is not meant.
        """
        if finding.subject in self.names:
            return frozenset({finding.subject})
        if finding.subject == finding.union:
            return frozenset()
        steps = (dict(row.key) for row in finding.verdict.evidence if row.table == STEPS)
        return frozenset(str(step["student_no"]) for step in steps if "student_no" in step)

    def colleges_of(self, finding: Finding) -> frozenset[str]:
        """The colleges of those people; empty where a finding is about nobody in particular."""
        return frozenset(self.colleges.get(number, "") for number in self.people(finding))

    @property
    def failed(self) -> bool:
        return any(finding.status is Status.FAIL for finding in self.findings)

    def as_dict(self, language: Language = ENGLISH) -> dict[str, Any]:
        return {
            "pack": self.pack.id,
            "pack_hash": self.pack.hash,
            "as_of": self.as_of.isoformat(),
            "institution": self.institution,
            "summary": self.summary,
            "findings": [finding.as_dict(language) for finding in self.findings],
        }


STATUS_NAMES = {
    Status.PASS: message("pass"),
    Status.FAIL: message("fail"),
    Status.NEEDS_REASON: message("needs reason"),
    Status.EXPLAINED: message("explained"),
    Status.CANNOT_TELL: message("cannot tell"),
    Status.NOT_APPLICABLE: message("not applicable"),
}
