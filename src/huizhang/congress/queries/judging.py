"""The rules of article six on the delegates of one congress, as the board and an audit apply them once it is
held: the same rules on the same facts, before its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.approvals import queries as approvals
from huizhang.approvals.queries.steps import steps_of_students
from huizhang.congress.models import Congress
from huizhang.congress.queries.held import delegates_of
from huizhang.congress.rules.facts import delegate_coverage, delegate_steps, delegates
from huizhang.congress.rules.timeline import DELEGATES_CHAIN
from huizhang.kernel import records
from huizhang.kernel.records import Records
from huizhang.kernel.verdict import Verdict
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Scope
from huizhang.policy.weighing import judged

GIVEN = frozenset({"unions", "congresses", "delegates", "steps", "students", "clubs", "attestations"})
QUOTA = "congress.delegates.quota"
SPREAD = ("congress.delegates.coverage", "congress.delegates.breadth")


@dataclass(frozen=True, slots=True)
class Judged:
    """`people` are the verdicts on `delegates.elected` by number; `whole` those on the congress, each
    with its rule."""

    people: dict[str, Verdict]
    whole: tuple[tuple[Rule, Verdict], ...]


def records_of(congress: Congress, day: date) -> Records:
    """One congress, its delegates and their steps known by `day`, judged on the day of its session."""
    sent = [
        records.Delegate(one.congress_id, one.student_id, one.constituency, one.kind)
        for one in delegates_of(congress)
    ]
    numbers = [one.student_no for one in sent]
    return Records(
        max(day, congress.date),
        GIVEN,
        unions=org.unions(),
        congresses=(
            records.Congress(
                congress.congress,
                congress.union_id,
                congress.date,
                congress.students_represented,
                congress.elected_by or None,
            ),
        ),
        delegates=tuple(sent),
        steps=steps_of_students(DELEGATES_CHAIN, numbers, day),
        students=people.students(day, numbers),
        cohorts=people.cohorts(day),
        clubs=people.clubs(),
        attestations=approvals.attestations(day),
    )


def judged_delegates(congress: Congress, pack: Pack, day: date) -> Judged:
    scope = Scope(pack, records_of(congress, day))
    chain = pack.rules.get(DELEGATES_CHAIN)
    found = {one.subject: judged(chain, scope, one) for one in delegate_steps(chain, scope)} if chain else {}
    level = scope.roster.unions[congress.union_id].level
    whole = [
        (rule, judged(rule, scope, one))
        for name in (QUOTA, *SPREAD)
        if (rule := pack.rules.get(name)) is not None and rule.level in (None, level)
        for one in (delegates if name == QUOTA else delegate_coverage)(rule, scope)
    ]
    return Judged(found, tuple(whole))
