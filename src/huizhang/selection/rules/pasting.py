"""A list as it is pasted from a spreadsheet: a line a person, columns divided by tabs. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.roster import HEAD, MEMBER, PRESIDIUM

MOST = 200
COLUMNS = {
    "student_no": ("学号", "student_no", "student number", "number"),
    "post": ("职务", "拟任职务", "post"),
    "department": ("部门", "拟任部门", "department"),
    "conduct": ("品行", "现实表现", "思想品行", "conduct"),
    "representative": ("代表性", "representative"),
}
POSTS = {
    PRESIDIUM: ("主席团成员", "主席团候选人", "presidium member", PRESIDIUM),
    HEAD: ("部门负责人", "部长", "副部长", "department head", "head of department", HEAD),
    MEMBER: ("工作人员", "部门成员", "部门工作人员", "干事", "department member", "member of staff", MEMBER),
}
_HEADERS = {name: column for column, names in COLUMNS.items() for name in names}
_POSTS = {name: post for post, names in POSTS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list; `number` counts from 1 as the lines are pasted."""

    number: int
    student_no: str
    post: str
    department: str = ""
    conduct: str = ""
    representative: str = ""


def lines_of(pasted: str) -> tuple[tuple[Line, ...], tuple[Message, ...]]:
    """The people of the list, and what is wrong with its lines; a header is known by 学号."""
    rows = [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(pasted.splitlines(), 1)
        if line.strip()
    ]
    if not rows:
        return (), (message("The list is empty: paste the columns 学号, 职务, 部门."),)
    columns, rows = _columns(rows)
    if len(rows) > MOST:
        return (), (message("At most {most} people at once; this list has {n}.", most=MOST, n=len(rows)),)
    found = [_line(number, dict(zip(columns, cells, strict=False))) for number, cells in rows]
    faults = [fault for line in found for fault in _faults(line)]
    return tuple(found), (*faults, *_repeated(found))


def _columns(rows: list[tuple[int, list[str]]]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    first = [_HEADERS.get(cell.lower(), "") for cell in rows[0][1]]
    if "student_no" in first:
        return first, rows[1:]
    return list(COLUMNS), rows


def _line(number: int, cells: dict[str, str]) -> Line:
    post = cells.get("post", "")
    return Line(
        number,
        cells.get("student_no", ""),
        _POSTS.get(post.lower(), post),
        cells.get("department", ""),
        cells.get("conduct", ""),
        cells.get("representative", ""),
    )


def _faults(line: Line) -> list[Message]:
    if not line.student_no:
        return [message("Line {n}: the student number is missing.", n=line.number)]
    if line.post not in POSTS:
        known = [names[0] for names in POSTS.values()]
        return [
            message(
                "Line {n}: write one of {known} as the post, not “{post}”.",
                n=line.number,
                known=known,
                post=line.post,
            )
        ]
    return []


def _repeated(lines: list[Line]) -> list[Message]:
    counted = Counter(line.student_no for line in lines if line.student_no)
    twice = sorted(number for number, times in counted.items() if times > 1)
    return [message("{number} stands in the list twice.", number=number) for number in twice]
