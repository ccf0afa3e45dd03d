"""What a planted defect is, and the list that the modules of this package add to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from huizhang.records.demo.tables import Row
from huizhang.records.demo.world import World

BOTH = ("kunming", "xianning")
KUNMING = ("kunming",)
XIANNING = ("xianning",)
Plant = Callable[[World], None]


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect: the rule it breaks, the status an audit must find, and what is wrong, in words."""

    rule: str
    status: str
    says: str
    packs: tuple[str, ...]
    plant: Plant


PLANTED: list[Planted] = []


def planted(rule: str, status: str, says: str, packs: tuple[str, ...] = BOTH) -> Callable[[Plant], Plant]:
    """Register a function that turns compliant records into ones with this defect."""

    def register(plant: Plant) -> Plant:
        PLANTED.append(Planted(rule, status, says, packs, plant))
        return plant

    return register


def staff(world: World, union: int, post: str) -> list[Row]:
    """Posts of the union (0 and 1 are the school's) that are held today, in the order of appointment."""
    rows = world.rows("posts", union=world.unions[union].name, post=post)
    return [row for row in rows if row["end"] is None]


def step_of(world: World, post: Row, act: str) -> Row:
    """The first step of that act in the chain that led to the post."""
    return world.rows("steps", union=post["union"], student_no=post["student_no"], act=act)[0]


def remove(world: World, table: str, row: Row) -> None:
    world.tables[table] = [kept for kept in world.tables[table] if kept is not row]
