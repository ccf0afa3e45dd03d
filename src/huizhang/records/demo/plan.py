"""What the two plans ask, as far as a fictional university must know it to obey or to break it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Step = tuple[str, tuple[str, ...]]
Chain = tuple[Step, ...]

AFFAIRS = "school_student_affairs"
GRADUATE_AFFAIRS = "school_graduate_affairs"
LEAGUE = "school_league_committee"
PARTY = "school_party_committee"


@dataclass(frozen=True, slots=True)
class Plan:
    """Numbers and organs of one plan; counts are people unless the name says otherwise."""

    pack: str
    levels: tuple[str, ...]
    reviewers: tuple[str, ...]
    school_staff_max: int = 60
    school_presidium: int = 5
    school_departments: int = 6
    school_heads: int = 2
    school_members_max: int = 6
    college_staff_min: int = 0
    college_staff_max: int = 30
    college_presidium: int = 3
    college_departments: int = 5
    college_heads_max: int = 3
    college_members: int = 3
    rank_percent: int = 30
    delegates_percent: int = 1
    assembly_below: int = 400
    college_list_min: int = 0
    reply_days: int = 15
    rotation: bool = False
    second_union: str = ""
    second_kind: str = "student_union"
    second_levels: tuple[str, ...] = ()
    misconduct: Chain = ()

    @property
    def main_levels(self) -> tuple[str, ...]:
        """Levels that the first school union represents and recruits from."""
        return ("本科",) if self.rotation else self.levels

    def nomination(self, kind: str) -> Chain:
        """The steps before election of a nomination chain."""
        return {
            "nomination.presidium.school": (
                ("recommend", ("college_league_org",)),
                ("consent", ("college_party_org",)),
                ("review", self.reviewers),
                ("determine", (PARTY,)),
            ),
            "nomination.department.school": (
                ("recommend", ("college_league_org",)),
                ("review", self.reviewers),
                ("determine", self.reviewers),
            ),
            "nomination.college": (
                ("recommend", ("class_league_branch",)),
                ("consent", ("college_league_org",)),
                ("determine", ("college_party_org",)),
            ),
        }[kind]


PLANS: Mapping[str, Plan] = {
    "kunming": Plan(
        pack="kunming",
        levels=("本科", "硕士", "博士"),
        reviewers=(AFFAIRS, GRADUATE_AFFAIRS, LEAGUE),
        college_staff_min=20,
        college_heads_max=2,
        college_list_min=2,
        rotation=True,
        second_union="校研究生会",
        second_kind="graduate_union",
        second_levels=("硕士", "博士"),
        misconduct=(("review", (LEAGUE,)), ("determine", (LEAGUE,))),
    ),
    "xianning": Plan(
        pack="xianning",
        levels=("专科",),
        reviewers=(AFFAIRS, LEAGUE),
        second_union="校学生会（北校区）",
        second_levels=("专科",),
        misconduct=(
            ("review", ("college_league_org", "college_student_affairs")),
            ("determine", ("college_league_org",)),
            ("report", (LEAGUE,)),
        ),
    ),
}
