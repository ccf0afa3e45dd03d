"""An agenda as people write it: a line a point, `09:00 20 审议工作报告 | 张三`. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from huizhang.congress.rules.session.arranging import Point
from huizhang.kernel.message import Message, message

# an hour, minutes, what it is, after a bar or a tab who speaks; a day before the hour, if there are several
LINE = re.compile(
    r"(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2})[:：](\d{2})\s+(\d{1,4})\s+([^|｜\t]+)(?:[|｜\t](.*))?"
)


@dataclass(frozen=True, slots=True)
class Read:
    points: tuple[Point, ...]
    faults: tuple[Message, ...]


def read_agenda(text: str, begins: datetime) -> Read:
    """`begins` gives the day and the time zone of lines that name no day."""
    points, faults = [], []
    for number, line in enumerate((one for one in text.splitlines() if one.strip()), 1):
        point = _point(line.strip(), begins)
        if point is None:
            faults.append(
                message(
                    "Line {n} cannot be read: write the hour, the minutes, what it is, a bar and who speaks, "
                    "as in “{example}”.",
                    n=number,
                    example="09:00 20 审议工作报告 | 张三",
                )
            )
        else:
            points.append(point)
    return Read(tuple(points), tuple(faults))


def written(points: list[Point]) -> str:
    """As `read_agenda` reads it."""
    return "\n".join(
        f"{one.begins:%Y-%m-%d %H:%M} {one.minutes} {one.text}" + (f" | {one.speaker}" if one.speaker else "")
        for one in points
    )


def _point(line: str, begins: datetime) -> Point | None:
    found = LINE.fullmatch(line)
    if found is None:
        return None
    day, hour, minute, minutes, text, speaker = found.groups()
    try:
        on = date.fromisoformat(day) if day else begins.date()
        at = datetime(on.year, on.month, on.day, int(hour), int(minute), tzinfo=begins.tzinfo)
    except ValueError:
        return None
    return Point(text.strip(), at, int(minutes), (speaker or "").strip())
