"""The closed vocabulary of facts: what a rule may be `of`, by which kind it is judged, and what it reads.

The capabilities build them (`FACTS` in their rules.py); tests hold the two lists equal, and every parameter
to be read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from huizhang.policy.kinds import KINDS
from huizhang.policy.kinds.built_of import ABSENT
from huizhang.policy.kinds.forbid_link import BASES
from huizhang.policy.kinds.kind import Parameter
from huizhang.policy.kinds.rank_within import WINDOWS

DELEGATES = ("college", "grade", "major", "club")
APPRAISAL = (
    "political_attitude",
    "moral_conduct",
    "academic_standing",
    "work_results",
    "discipline_and_style",
)
MATTERS = ("honours", "assessment_bonus", "postgraduate_recommendation")
DUTIES = (
    "deputy_secretary_for_unions",
    "secretary_concurrent",
    "party_deputy_secretary",
    "teaching_vice_president",
)
TERM = {"every": ("term",)}
TERM_OR_YEAR = {"every": ("term", "academic_year")}
TEXTS, YES_NO, WHOLE = Parameter("texts"), Parameter("yes_no"), Parameter("whole")


@dataclass(frozen=True, slots=True)
class Fact:
    """`reads`: parameters that this fact has beyond those of its kind. `choices`: the only values that it
    knows, of a parameter or of each member of one that is a list."""

    kind: str
    reads: Mapping[str, Parameter] = field(default_factory=dict)
    choices: Mapping[str, Collection[str]] = field(default_factory=dict)


def parameters(of: str) -> dict[str, Parameter]:
    """Everything that a rule of this fact may say."""
    fact = FACTS[of]
    return {**KINDS[fact.kind].parameters, **fact.reads}


FACTS: dict[str, Fact] = {
    "service": Fact("attested"),
    "needs": Fact("answered_within"),
    "structure": Fact("built_of", choices={"parts": ABSENT}),
    "posts": Fact("closed_set"),
    "turn": Fact("rotation", choices=TERM),
    "staff": Fact("count_between", {"large_max": WHOLE}),
    "presidium": Fact("count_between"),
    "departments": Fact("count_between"),
    "department_heads": Fact("count_between"),
    "department_members": Fact("count_between", {"count_heads": YES_NO}),
    "volunteer_release": Fact("before"),
    "political_status": Fact("member_of"),
    "ranks": Fact("rank_within", choices={"windows": WINDOWS}),
    "failed_courses": Fact("none_of", choices={"retake_counts_as": ("cleared", "still_failed")}),
    "conduct": Fact("attested", {"by_school": TEXTS, "by_college": TEXTS}),
    "checked": Fact("attested", {"before_start": YES_NO}),
    "presidium_steps": Fact("chain_done"),
    "department_steps": Fact("chain_done"),
    "college_steps": Fact("chain_done"),
    "college_list": Fact("count_between"),
    "representative": Fact("attested"),
    "from_college": Fact("share_at_least"),
    "presidium_election": Fact("elected_by"),
    "congresses": Fact("held_every", choices=TERM_OR_YEAR),
    "delegate_steps": Fact("chain_done"),
    "delegates": Fact("share_at_least"),
    "delegate_coverage": Fact("covers_all", choices={"dimensions": DELEGATES}),
    "congress_steps": Fact("chain_done"),
    "pledge": Fact("attested"),
    "trainings": Fact("held_every", choices=TERM_OR_YEAR),
    "activity_report": Fact("before", {"organs": TEXTS}),
    "misconduct_steps": Fact("chain_done"),
    "reports_on_duty": Fact("held_every", choices=TERM),
    "panel": Fact("panel_of"),
    "appraisal_dimensions": Fact("covers_all", choices={"dimensions": APPRAISAL}),
    "honour_basis": Fact("backed_by", choices={"matters": MATTERS}),
    "honour_link": Fact("forbid_link", choices={"matters": MATTERS, "forbidden": BASES}),
    "duty": Fact("post_filled", choices={"duty": DUTIES}),
    "briefings_to_party": Fact("held_every", choices=TERM_OR_YEAR),
    "league_briefings": Fact("held_every", choices=TERM_OR_YEAR),
    "college_league_briefings": Fact("held_every", choices=TERM_OR_YEAR),
    "joint_study": Fact("held_every", {"organs": Parameter("texts", required=True)}, TERM_OR_YEAR),
    "activity_review": Fact("chain_done"),
    "publication_review": Fact("chain_done"),
    "liaison_review": Fact("chain_done"),
    "resources_review": Fact("chain_done"),
}
