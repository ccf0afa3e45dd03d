"""From a pack's chain and the steps on record to the facts of `chain_done`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from huizhang.kernel.chain import Stage
from huizhang.kernel.message import message
from huizhang.kernel.records import Step
from huizhang.kernel.verdict import Evidence
from huizhang.policy.kinds.chain_done import Course
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Scope


def stages(rule: Rule, scope: Scope, level: str, role: str | None = None) -> tuple[Stage, ...]:
    """The chain's steps for a union of that level and a holder of that role."""
    chain = scope.pack.chain(rule.get("chain", rule.id))
    return tuple(
        Stage(step.act, step.organs(level))
        for step in chain.steps
        if not step.only_for or role in step.only_for
    )


def course(
    rule: Rule,
    scope: Scope,
    steps: Iterable[Step],
    *,
    level: str,
    role: str | None = None,
    college: str | None = None,
    due: date | None = None,
    extra: tuple[Evidence, ...] = (),
) -> Course:
    """An organ of a college acts for `college`; a step that names another unit is left out and said."""
    own, strays = [], []
    for step in steps:
        if _of_another_college(scope, step, college):
            name = scope.pack.organ_name(step.organ)
            strays.append(
                message(
                    "{organ} of {unit} acted instead of that of {college}",
                    organ=name,
                    unit=step.unit,
                    college=college,
                )
            )
        else:
            own.append(step)
    names = {organ.id: organ.names[0] for organ in scope.pack.organs.values()}
    return Course(stages(rule, scope, level, role), tuple(own), names, due, tuple(strays), extra)


def _of_another_college(scope: Scope, step: Step, college: str | None) -> bool:
    """A class branch names its class, which says nothing of another college."""
    if step.unit is None or college is None or step.organ == "class_league_branch":
        return False
    organ = scope.pack.organs.get(step.organ)
    return organ is not None and organ.level == "college" and step.unit != college
