"""A pack's chain for one case: which organs, of which unit, in which order, in how many days. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from huizhang.kernel.procedure import Slot, Stage
from huizhang.policy.conditions import Facts, Spared, asked
from huizhang.policy.pack import Pack, Step

CLASS_BRANCH = "class_league_branch"
# decided in a gathering or outside the university, so nobody's inbox waits for it
WITHOUT_INBOX = frozenset({"both", "above"})


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a case is about: `level` of the union, the college and the class that speak for the person.

    `facts` are what the case states about itself (`policy.conditions`).
    """

    level: str
    college: str | None = None
    class_group: int | None = None
    class_name: str = ""
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """The stages of one case, and the steps that its facts spare it, as a case keeps them."""

    stages: tuple[Stage, ...]
    spared: tuple[dict[str, Any], ...] = ()


def stages_of(pack: Pack, chain: str, place: Place, role: str | None = None) -> tuple[Stage, ...]:
    return way_of(pack, chain, place, role).stages


def way_of(pack: Pack, chain: str, place: Place, role: str | None = None) -> Way:
    """The steps that organs with an inbox take; those of a congress or of upper bodies come after them.

    `role` is the post. Raises PackError where the pack has no such chain.
    """
    facts = {**place.facts, **({"post": role} if role else {})}
    stages: list[Stage] = []
    spared: list[dict[str, Any]] = []
    for step in pack.chain(chain).steps:
        if (step.only_for and role not in step.only_for) or not _has_inbox(pack, step, place.level):
            continue
        found = asked(step, place.level, facts)
        organs = [organ for organ in found.organs if pack.organs[organ].level not in WITHOUT_INBOX]
        stages += [_stage(pack, step, place, organs)] if organs else []
        spared += [_spared(step.act, len(stages), one, facts) for one in found.spared]
    return Way(tuple(stages), tuple(spared))


def _spared(act: str, after: int, one: Spared, facts: Facts) -> dict[str, Any]:
    """`after` so many stages; `because` is what each fact is, and what it would have to be."""
    because = [{"fact": name, "is": facts.get(name), "asked": wanted} for name, wanted in one.because.items()]
    return {"act": act, "organ": one.organ, "after": after, "because": because}


def guiding_stages(pack: Pack, place: Place) -> tuple[Stage, ...]:
    """The acceptance of a reason, added where a case deviates from what is generally asked for."""
    return stages_of(pack, "reason.accept", place)


def _has_inbox(pack: Pack, step: Step, level: str) -> bool:
    return all(pack.organs[organ].level not in WITHOUT_INBOX for organ in step.organs(level))


def _stage(pack: Pack, step: Step, place: Place, organs: Iterable[str]) -> Stage:
    slots = tuple(_slot(pack, organ, place) for organ in organs)
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
