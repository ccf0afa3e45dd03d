"""What a plan asks, as far as a fictional university must know it to obey or to break it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from huizhang.policy.pack import Pack, Step
from huizhang.policy.resolve import resolve
from huizhang.records.demo.universities import UNIVERSITIES, University

Acts = tuple[tuple[str, tuple[str, ...]], ...]

AFFAIRS = "school_student_affairs"
GRADUATE_AFFAIRS = "school_graduate_affairs"
LEAGUE = "school_league_committee"
PARTY = "school_party_committee"
COLLEGE_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Numbers, organs and chains of a pack; counts are people unless the name says otherwise.

    `university` is the fictional one that stands for the packs of its lineage.
    """

    pack: Pack
    university: University

    @property
    def school_presidium(self) -> int:
        return self._most("presidium.size.school")

    @property
    def college_presidium(self) -> int:
        return self._most("presidium.size.college")

    @property
    def school_departments(self) -> int:
        """Departments of a school union."""
        return self._most("department.count.school")

    @property
    def school_heads(self) -> int:
        return int(self.pack.rule("department.heads.school").get("min"))

    @property
    def college_heads_max(self) -> int:
        return self._most("department.heads.college")

    @property
    def school_members(self) -> int:
        """Members, heads left out, that a full department of a school union has."""
        return self._most("department.staff.school")

    @property
    def school_staff_max(self) -> int:
        return self._most("staff.cap.school")

    def school_members_beside(self, officers: int, departments: int) -> int:
        """Members that each department of a school union can have beside its `officers` in all."""
        return min(self.school_members, (self.school_staff_max - officers) // departments)

    def college_members_beside(self, officers: int, departments: int) -> int:
        """Three to a department of a college union, or as many as the limits of its staff ask."""
        fewest = -(-(self.college_staff_min - officers) // departments)
        most = (self.college_staff_max - officers) // departments
        return min(max(COLLEGE_MEMBERS, fewest), most)

    @property
    def college_staff_min(self) -> int:
        """0 where the plan has no minimum."""
        return int(self.pack.rule("staff.cap.college").get("min", 0))

    @property
    def college_staff_max(self) -> int:
        return self._most("staff.cap.college")

    @property
    def rank_percent(self) -> int:
        return int(self.pack.rule("eligibility.rank").get("percent"))

    @property
    def delegates_percent(self) -> int:
        return int(self.pack.rule("congress.delegates.quota").get("percent"))

    @property
    def reply_days(self) -> int:
        return int(self.pack.rule("voice.answered").get("reply_days"))

    @property
    def rotation(self) -> bool:
        """Whether the presidium takes turns in the chair."""
        return "structure.rotation" in self.pack.rules

    @property
    def joint_study(self) -> bool:
        return "joint.study" in self.pack.rules

    @property
    def panel(self) -> tuple[str, ...]:
        """The school's organs on an appraisal panel."""
        return tuple(self.pack.rule("appraisal.panel").get("organs"))

    @property
    def honours(self) -> tuple[str, ...]:
        """Matters in which the appraisal counts."""
        return tuple(self.pack.rule("incentive.by_appraisal").get("matters"))

    def acts(self, chain: str, level: str) -> Acts:
        """The acts of a chain before any election, each with its organs in the order of the pack's."""
        steps = self.pack.chain(chain).steps
        return tuple((step.act, self._organs(step, level)) for step in steps if step.act != "elect")

    def _organs(self, step: Step, level: str) -> tuple[str, ...]:
        known = list(self.pack.organs)
        return tuple(sorted(step.organs(level), key=known.index))

    def _most(self, rule: str) -> int:
        return int(self.pack.rule(rule).get("max"))


def plan_of(pack: str | Path, on: date) -> Plan | None:
    """The plan of a pack as it stands on that day, None where no fictional university has such a plan.

    Raises PackError.
    """
    resolved = resolve(pack, on)
    nearest = next((one for one in reversed(resolved.lineage) if one in UNIVERSITIES), None)
    return None if nearest is None else Plan(resolved, UNIVERSITIES[nearest])
