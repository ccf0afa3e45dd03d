"""A pack's chain for one case: which organs, of which unit, in which order, in how many days. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.procedure import Slot, Stage
from huizhang.policy.pack import Pack, Step

CLASS_BRANCH = "class_league_branch"
# decided in a gathering or outside the university, so nobody's inbox waits for it
WITHOUT_INBOX = frozenset({"both", "above"})


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a case is about: `level` of the union, the college and the class that speak for the person."""

    level: str
    college: str | None = None
    class_group: int | None = None
    class_name: str = ""


def stages_of(pack: Pack, chain: str, place: Place, role: str | None = None) -> tuple[Stage, ...]:
    """The steps that organs with an inbox take; those of a congress or of upper bodies come after them.

    Raises PackError where the pack has no such chain.
    """
    steps = [step for step in pack.chain(chain).steps if not step.only_for or role in step.only_for]
    return tuple(_stage(pack, step, place) for step in steps if _has_inbox(pack, step, place.level))


def guiding_stage(pack: Pack, place: Place) -> Stage:
    """The acceptance of a reason, added where a case deviates from what is generally asked for."""
    return _stage(pack, pack.chain("reason.accept").steps[0], place)


def _has_inbox(pack: Pack, step: Step, level: str) -> bool:
    return all(pack.organs[organ].level not in WITHOUT_INBOX for organ in step.organs(level))


def _stage(pack: Pack, step: Step, place: Place) -> Stage:
    slots = tuple(_slot(pack, organ, place) for organ in step.organs(place.level))
    return Stage(step.act, slots, step.any_one, step.days or pack.days.get("decide"))


def _slot(pack: Pack, organ: str, place: Place) -> Slot:
    if organ == CLASS_BRANCH:
        return Slot(organ, place.college, place.class_group, place.class_name)
    if pack.organs[organ].level == "college":
        return Slot(organ, place.college)
    return Slot(organ)


def as_rows(stages: tuple[Stage, ...]) -> list[dict[str, Any]]:
    """As a case keeps them."""
    return [
        {
            "act": stage.act,
            "slots": [
                {"organ": s.organ, "college": s.college, "class_group": s.class_group, "unit": s.unit}
                for s in stage.slots
            ],
            "any_one": stage.any_one,
            "days": stage.days,
        }
        for stage in stages
    ]


def from_rows(rows: list[Mapping[str, Any]]) -> tuple[Stage, ...]:
    return tuple(
        Stage(row["act"], tuple(Slot(**slot) for slot in row["slots"]), row["any_one"], row["days"])
        for row in rows
    )
