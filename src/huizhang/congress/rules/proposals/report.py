"""The report on proposals to the congress (提案工作报告): counted from where each of them stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from huizhang.congress.rules.proposals.stages import Shown

DOCKETED = frozenset({Shown.DOCKETED, Shown.ANSWERED, Shown.SATISFIED, Shown.UNSATISFIED})
CHECKED = frozenset({Shown.FILED, Shown.RETURNED})
# handed in by somebody who stood by it
RECEIVED = DOCKETED | CHECKED | {Shown.OPINION, Shown.REFUSED, Shown.MERGED, Shown.LATE}


@dataclass(frozen=True, slots=True)
class One:
    """A proposal: `state` as it is shown; `elsewhere`: it came too late and the next congress has it.
    `due` and `replied` are of the first reply, `satisfied` is the last rating."""

    category: str
    state: Shown
    due: date | None = None
    replied: date | None = None
    satisfied: bool | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`opened` are those still being checked; `rolled` came too late; `in_time` of `replied`."""

    received: int = 0
    docketed: int = 0
    opinions: int = 0
    refused: int = 0
    merged: int = 0
    rolled: int = 0
    opened: int = 0
    replied: int = 0
    in_time: int = 0
    satisfied: int = 0
    unsatisfied: int = 0

    def __add__(self, other: Line) -> Line:
        return Line(*(a + b for a, b in zip(asdict(self).values(), asdict(other).values(), strict=True)))


@dataclass(frozen=True, slots=True)
class Report:
    """`lines` by category, in the order of the school's settings; `total` is their sum."""

    lines: tuple[tuple[str, Line], ...]
    total: Line

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "categories": [{"category": name, **asdict(line)} for name, line in self.lines],
            "total": asdict(self.total),
        }


def report(found: Iterable[One], categories: Sequence[str]) -> Report:
    """What was received is counted once: docketed, opinion, refused, merged, rolled or opened."""
    counted: dict[str, Line] = dict.fromkeys(categories, Line())
    for one in found:
        if one.state in RECEIVED:
            counted[one.category] = counted.get(one.category, Line()) + _line(one)
    total = sum(counted.values(), Line())
    return Report(tuple(counted.items()), total)


def _line(one: One) -> Line:
    rolled = one.elsewhere or one.state is Shown.LATE
    if rolled:
        return Line(received=1, rolled=1)
    return Line(
        received=1,
        docketed=int(one.state in DOCKETED),
        opinions=int(one.state is Shown.OPINION),
        refused=int(one.state is Shown.REFUSED),
        merged=int(one.state is Shown.MERGED),
        opened=int(one.state in CHECKED),
        replied=int(one.replied is not None),
        in_time=int(one.replied is not None and (one.due is None or one.replied <= one.due)),
        satisfied=int(one.satisfied is True),
        unsatisfied=int(one.satisfied is False),
    )
