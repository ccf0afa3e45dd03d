"""From a pack's chain and the steps on record to the facts of `chain_done`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from huizhang.kernel.chain import Stage
from huizhang.kernel.message import message
from huizhang.kernel.records import Step
from huizhang.kernel.verdict import Evidence
from huizhang.policy.conditions import FACTS, Asked, Facts, asked
from huizhang.policy.kinds.chain_done import Course
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Scope


def asked_of(rule: Rule, scope: Scope, level: str, role: str | None, facts: Facts) -> list[tuple[str, Asked]]:
    """The chain's acts for a union of that level and a holder of that role, each with its organs."""
    chain = scope.pack.chain(rule.get("chain", rule.id))
    steps = (step for step in chain.steps if not step.only_for or role in step.only_for)
    return [(step.act, asked(step, level, facts)) for step in steps]


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
    facts: Facts = MappingProxyType({}),
) -> Course:
    """An organ of a college acts for `college`; a step that names another unit is left out and said.

    `facts` are what the case states about itself (`policy.conditions`).
    """
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
    found = asked_of(rule, scope, level, role, facts)
    return Course(
        tuple(Stage(act, one.organs) for act, one in found if one.organs),
        tuple(own),
        names,
        due,
        tuple(strays),
        extra,
        tuple(Stage(act, one.sure) for act, one in found if one.sure),
        tuple(dict.fromkeys(FACTS[name].said for _, one in found for name in one.missing)),
    )


def _of_another_college(scope: Scope, step: Step, college: str | None) -> bool:
    """A class branch names its class, which says nothing of another college."""
    if step.unit is None or college is None or step.organ == "class_league_branch":
        return False
    organ = scope.pack.organs.get(step.organ)
    return organ is not None and organ.level == "college" and step.unit != college
