"""What a plan asks of the seats."""

from __future__ import annotations

from dataclasses import dataclass, replace

from huizhang.kernel.message import Message, message
from huizhang.policy.kinds.share_at_least import least_part
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.policy.seating import Seating

QUOTA = "congress.delegates.quota"


@dataclass(frozen=True, slots=True)
class Demands:
    """`quota` is the rule that says how many delegates there are at least."""

    seating: Seating
    quota: Rule

    def minimum(self, students: int) -> int:
        return least_part(students, self.quota.get("percent"))

    def too_few(self, total: int, students: int) -> Message:
        return message(
            "{total} seats are fewer than {needed}, which is {percent} % of {students} students (article "
            "{article})",
            total=total,
            needed=self.minimum(students),
            percent=self.quota.get("percent"),
            students=students,
            article=self.quota.cite,
        )


def demands_of(pack: Pack, clubs: str | None = None) -> Demands:
    """`clubs` (pool or dual) stands in place of what the pack says. Raises PackError without the quota."""
    seating = replace(pack.seating, clubs=clubs) if clubs else pack.seating
    return Demands(seating, pack.rule(QUOTA))
