"""How the statuses went over a year: twelve ends of months and the day itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from huizhang.compliance.board.columns import Column
from huizhang.compliance.board.squares import counts_by_article
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import Standing, standing, standings_kept
from huizhang.compliance.report.labels import SEVERITY
from huizhang.exchange.queries import first_day
from huizhang.kernel.verdict import Status
from huizhang.people.queries.visibility import Sight
from huizhang.policy.pack import Pack, PackError
from huizhang.shell.status import WORDS

MONTHS = 12
# Judging a day takes long in a large university, so a request judges so many and the next goes on.
AT_ONCE = 3
DRAWN = (Status.FAIL, Status.NEEDS_REASON, Status.CANNOT_TELL, Status.EXPLAINED)


@dataclass(frozen=True, slots=True)
class Point:
    """`counts` is None where the day is still to be judged, or where no records reach back to it."""

    day: date
    counts: dict[Status, int] | None
    recorded: bool = True

    @property
    def numbers(self) -> list[tuple[Status, int]]:
        return [(status, (self.counts or {}).get(status, 0)) for status in SEVERITY]


@dataclass(frozen=True, slots=True)
class Timeline:
    points: tuple[Point, ...]

    @property
    def waiting(self) -> int:
        return sum(point.recorded and point.counts is None for point in self.points)


def timeline(last: date, columns: Sequence[Column], sight: Sight) -> Timeline:
    """The year up to `last`; days before the plan was in force are left out."""
    known = dict(_plans(days_of_year(last)))
    plans = {day: known[day] for day in days_with_records(known)}
    kept = standings_kept(plans)
    missing = [day for day in reversed(plans) if day not in kept][:AT_ONCE]
    kept |= {day: standing(day, plans[day]) for day in missing}
    return Timeline(
        tuple(Point(day, _counts(kept.get(day), columns, sight), recorded=day in plans) for day in known)
    )


def days_with_records(days: Iterable[date]) -> list[date]:
    """Without those before the first records; before any came in, all."""
    first = first_day()
    return [day for day in days if first is None or day >= first]


def days_of_year(last: date) -> list[date]:
    """The last twelve ends of months before `last`, and `last`."""
    days = [last]
    for _ in range(MONTHS):
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def options(
    points: Iterable[Point], spelled: Callable[[date], str], say: Callable[[str], str]
) -> dict[str, Any]:
    """What ECharts draws: the statuses that ask for something, stacked; colours by their CSS names."""
    judged = [point for point in points if point.counts is not None or not point.recorded]
    series = [
        {
            "name": WORDS[status].say(say),
            "type": "bar",
            "stack": "statuses",
            "barMaxWidth": 34,
            "itemStyle": {"color": f"--hz-{status}"},
            "data": [dict(point.numbers)[status] if point.recorded else None for point in judged],
        }
        for status in DRAWN
    ]
    return {
        "grid": {"left": 8, "right": 8, "top": 44, "bottom": 8, "containLabel": True},
        "legend": {"top": 0, "left": 0, "textStyle": {"color": "--hz-ink"}},
        "tooltip": {"trigger": "axis", "renderMode": "richText"},
        "xAxis": {"type": "category", "data": [spelled(point.day) for point in judged]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": series,
    }


def _plans(days: Iterable[date]) -> Iterable[tuple[date, Pack]]:
    for day in days:
        try:
            yield day, plan_on(day)
        except PackError:
            continue


def _counts(of_day: Standing | None, columns: Sequence[Column], sight: Sight) -> dict[Status, int] | None:
    if of_day is None:
        return None
    by_article = counts_by_article(of_day.squares_in(sight), columns)
    total: Counter[Status] = Counter()
    for line in by_article.values():
        for counts in line.values():
            total.update(counts)
    return dict(total)
