"""From attestations on record to the facts of `attested`."""

from __future__ import annotations

from datetime import date

from huizhang.kernel.records import Attestation
from huizhang.kernel.verdict import Evidence, evidence
from huizhang.policy.kinds.attested import Declaration, Declarations
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Scope


def declarations(
    rule: Rule,
    scope: Scope,
    union: str,
    subject: str,
    accepted: tuple[str, ...] = (),
    due: date | None = None,
) -> Declarations:
    """What was declared about `subject` under the rule's own id; `accepted` organs, empty for any."""
    found = tuple(
        Declaration(one.holds, one.by, scope.pack.organ_name(one.by), one.date, attestation_row(one))
        for one in scope.roster.attested(rule.id, union, subject)
    )
    return Declarations(found, accepted, tuple(scope.pack.organ_name(organ) for organ in accepted), due)


def attestation_row(one: Attestation) -> Evidence:
    key = {"rule": one.rule, "union": one.union, "subject": one.subject, "date": one.date.isoformat()}
    return evidence("attestations", **{name: value for name, value in key.items() if value is not None})
