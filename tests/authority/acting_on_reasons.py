"""How acts on reasons for deviations are tried. Who may is in acts.csv."""

from __future__ import annotations

import cast
from authority.acting import GUIDES, Try, act, case, say
from authority.people import COMMITTEE, UNIONS, World
from huizhang.approvals import actions as approvals
from huizhang.approvals.models import Reason
from huizhang.approvals.rules import Deviation
from huizhang.kernel.verdict import Status
from huizhang.people.models import Account

RULES = {"college": "staff.cap.college", "school": "staff.cap.school"}


def deviating(world: World, unit: str) -> Deviation:
    """More staff than is generally asked for."""
    union, college = UNIONS[unit], cast.COLLEGE if unit == "college" else None
    return Deviation(world.pack.rule(RULES[unit]), union, union, Status.NEEDS_REASON, unit, college, union)


def writing(world: World, unit: str, actor: Account) -> Reason:
    return approvals.write_reason(
        actor=actor, deviation=deviating(world, unit), why="承办论坛", pack=world.pack
    )


def deciding(given: Reason, of: Deviation):
    def decide(*, actor, case, organ, outcome, pack, opinion, reason):
        return approvals.decide_on_reason(
            actor=actor,
            reason=given,
            organ=organ,
            outcome=outcome,
            deviation=of,
            pack=pack,
            opinion=opinion,
        )

    return decide


@act("write a reason")
def _write(world: World, unit: str) -> Try:
    return Try(lambda actor, _: writing(world, unit, actor))


@act("correct a reason")
def _correct(world: World, unit: str) -> Try:
    given, of = writing(world, unit, world.people["affairs"]), deviating(world, unit)
    say(deciding(given, of), given.case, GUIDES[unit], world, "return")
    return Try(
        lambda actor, _: approvals.correct_reason(
            actor=actor, reason=given, deviation=of, why="至九月", pack=world.pack
        )
    )


@case("decide on a reason")
def _decide(world: World, unit: str):
    given = writing(world, unit, world.people["affairs"])
    return given.case, deciding(given, deviating(world, unit))


@case("decide on a reason of the teacher's")
def _decide_on_the_teachers(world: World, unit: str):
    given = writing(world, unit, world.people["teacher"])
    return given.case, deciding(given, deviating(world, unit))


@case("decide on a reason of the only one who may")
def _decide_alone(world: World, unit: str):
    """The others on the league committee have left."""
    world.university.others[COMMITTEE].seats.all().delete()
    given = writing(world, unit, world.people["league"])
    return given.case, deciding(given, deviating(world, unit))
