"""What the fictional universities are, and no plan says: one for each plan that comes with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class University:
    """`main_levels` are those that the first school union and the college unions recruit from."""

    id: str
    name: str
    levels: tuple[str, ...]
    main_levels: tuple[str, ...]
    second_union: str
    second_kind: str
    second_levels: tuple[str, ...]

    @property
    def postgraduates(self) -> bool:
        return self.levels != self.main_levels


UNIVERSITIES: Mapping[str, University] = {
    "kunming": University(
        id="kunming",
        name="云岭理工大学",
        levels=("本科", "硕士", "博士"),
        main_levels=("本科",),
        second_union="校研究生会",
        second_kind="graduate_union",
        second_levels=("硕士", "博士"),
    ),
    "xianning": University(
        id="xianning",
        name="香泉职业技术学院",
        levels=("专科",),
        main_levels=("专科",),
        second_union="校学生会（北校区）",
        second_kind="student_union",
        second_levels=("专科",),
    ),
}
