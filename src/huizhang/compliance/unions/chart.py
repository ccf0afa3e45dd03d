"""The organisation chart: presidium above, departments below, everybody by name; drawn in plain numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from huizhang.compliance.unions.roster import RosterRow
from huizhang.kernel.roster import CHAIR, HEAD, PRESIDIUM

WIDTH, GAP, LINE, PAD, HEADING = 1120, 16, 24, 14, 40
COLUMNS, WIDEST = 8, 400
PRESIDIUM_COLUMNS = 6
# what a Latin letter takes at the chart's size; a Chinese character takes two
HALF = 8


@dataclass(frozen=True, slots=True)
class Person:
    """`mark`: chair, head or nothing."""

    name: str
    student_no: str
    mark: str
    open: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The presidium, or a department with its heads first."""

    name: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Label:
    x: int
    y: int
    text: str
    full: str
    mark: str


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    width: int
    height: int
    title: Label
    people: tuple[Label, ...]

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Chart:
    """All numbers are units of the viewBox. `lines` are paths from the presidium to the departments."""

    height: int
    presidium: Box
    departments: tuple[Box, ...]
    lines: tuple[str, ...]
    width: int = WIDTH


def presidium_of(rows: Iterable[RosterRow]) -> tuple[Person, ...]:
    return tuple(
        Person(row.name, row.student_no, "chair" if row.chairs else "", row.open)
        for row in rows
        if any(post.post in (PRESIDIUM, CHAIR) for post in row.posts)
    )


def departments_of(rows: Sequence[RosterRow], names: Iterable[str]) -> tuple[Group, ...]:
    """Also departments that only a post names, and last, under an empty name, whoever belongs to neither."""
    found: dict[str, list[Person]] = {name: [] for name in names}
    for row in rows:
        own = {post.department or "": post.post for post in row.posts if post.post not in (PRESIDIUM, CHAIR)}
        for department, post in own.items():
            person = Person(row.name, row.student_no, "head" if post == HEAD else "", row.open)
            found.setdefault(department, []).append(person)
    return tuple(
        Group(name, tuple(sorted(people, key=lambda one: one.mark != "head")))
        for name, people in sorted(found.items(), key=lambda item: not item[0])
    )


def drawn(title: str, presidium: tuple[Person, ...], departments: tuple[Group, ...]) -> Chart:
    """`title` heads the presidium's box."""
    top = _presidium(title, presidium)
    boxes: list[Box] = []
    y = top.y + top.height + 2 * GAP + GAP
    rows = -(-len(departments) // COLUMNS) or 1
    across = -(-len(departments) // rows) or 1
    for start in range(0, len(departments), across):
        row = [
            _box(group.name or "—", group.people, place, across, y)
            for place, group in enumerate(departments[start : start + across])
        ]
        tallest = max(box.height for box in row)
        boxes += row
        y += tallest + 2 * GAP
    lines = tuple(_line(top, box) for box in boxes[:across])
    return Chart(max(y - GAP, top.height + GAP), top, tuple(boxes), lines)


def _presidium(title: str, people: tuple[Person, ...]) -> Box:
    """Side by side, in as many columns as there are people, at most PRESIDIUM_COLUMNS."""
    across = min(len(people), PRESIDIUM_COLUMNS) or 1
    width = max(across * 150, 320) + 2 * PAD
    x = (WIDTH - width) // 2
    each = (width - 2 * PAD) // across
    labels = tuple(
        _label(person, x + PAD + place % across * each, HEADING + place // across * LINE + 24, each)
        for place, person in enumerate(people)
    )
    rows = -(-len(people) // across) or 1
    heading = Label(x + PAD, 28, _short(title, width - 2 * PAD), title, "")
    return Box(x, 1, width, HEADING + rows * LINE + PAD, heading, labels)


def _box(name: str, people: tuple[Person, ...], place: int, across: int, y: int) -> Box:
    width = (WIDTH - (across - 1) * GAP) // across
    width = min(width, WIDEST)
    x = (WIDTH - across * width - (across - 1) * GAP) // 2 + place * (width + GAP)
    labels = tuple(
        _label(person, x + PAD, y + HEADING + number * LINE + 20, width - 2 * PAD)
        for number, person in enumerate(people)
    )
    heading = Label(x + PAD, y + 26, _short(name, width - 2 * PAD), name, "")
    return Box(x, y, width, HEADING + max(len(people), 1) * LINE + PAD, heading, labels)


def _label(person: Person, x: int, y: int, width: int) -> Label:
    room = width - (74 if person.mark == "chair" else 56 if person.mark else 8)
    return Label(x, y, _short(person.name, room), person.name, person.mark)


def _line(top: Box, box: Box) -> str:
    start, bend = top.y + top.height, top.y + top.height + GAP
    return f"M{top.middle} {start}V{bend}H{box.middle}V{box.y}"


def _short(text: str, width: int) -> str:
    """As much of `text` as fits into `width`, with … where something is left out."""
    used, shown = 0, ""
    for sign in text:
        used += 2 * HALF if unicodedata.east_asian_width(sign) in "WF" else HALF
        if used > width:
            return f"{shown}…"
        shown += sign
    return shown
