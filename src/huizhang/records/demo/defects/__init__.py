"""Every defect of the example universities, each with the rule that it breaks.

`PLANTED` is the list to hold an audit against. Not planted are the rules with one subject a
university: the four duties and, in Kunming, the yearly joint study.
"""

from __future__ import annotations

from huizhang.records.demo.defects import eligibility, oversight, procedure, structure
from huizhang.records.demo.defects.planted import PLANTED, Planted
from huizhang.records.demo.world import World

__all__ = ["PLANTED", "SINGLE_SUBJECT", "Planted", "plant_rest", "plant_structure", "planted_in"]

SINGLE_SUBJECT = (
    "duty.deputy_secretary",
    "duty.secretary_concurrent",
    "duty.party_deputy_secretary",
    "duty.teaching_vice_president",
    "joint.study",
)
_ORDER = [module.__name__ for module in (structure, eligibility, procedure, oversight)]


def planted_in(pack: str) -> list[Planted]:
    """The defects of one pack's university in the order of planting, structure first."""
    return sorted(
        (one for one in PLANTED if pack in one.packs), key=lambda one: _ORDER.index(one.plant.__module__)
    )


def plant_structure(world: World) -> None:
    """The defects of structure, before congresses and appraisals count who is there."""
    _plant(
        world,
        [one for one in planted_in(world.plan.university.id) if one.plant.__module__ == structure.__name__],
    )


def plant_rest(world: World) -> None:
    _plant(
        world,
        [one for one in planted_in(world.plan.university.id) if one.plant.__module__ != structure.__name__],
    )


def _plant(world: World, chosen: list[Planted]) -> None:
    """Each defect once, however many rules it breaks."""
    for plant in dict.fromkeys(one.plant for one in chosen):
        plant(world)
