"""Where a proposal stands, and what may follow. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import State as CaseState


class Stage(StrEnum):
    """As it is stored. `SECONDING`: open to seconders; `LATE`: handed in after the last day, so that the
    next congress has it; `FILED`: its case is on its way; `ANSWERED`: the proposer rates."""

    DRAFT = "draft"
    SECONDING = "seconding"
    LATE = "late"
    FILED = "filed"
    DOCKETED = "docketed"
    ANSWERED = "answered"
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    OPINION = "opinion"
    REFUSED = "refused"
    MERGED = "merged"


MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.SECONDING, Stage.LATE, Stage.FILED}),
    Stage.SECONDING: frozenset({Stage.DRAFT, Stage.LATE, Stage.FILED}),
    Stage.LATE: frozenset({Stage.FILED, Stage.LATE}),
    Stage.FILED: frozenset({Stage.FILED, Stage.DOCKETED, Stage.OPINION, Stage.REFUSED, Stage.MERGED}),
    # filed again where the office hands it back
    Stage.DOCKETED: frozenset({Stage.ANSWERED, Stage.FILED}),
    # back to docketed once, for a second reply
    Stage.ANSWERED: frozenset({Stage.DOCKETED, Stage.SATISFIED, Stage.UNSATISFIED}),
    Stage.SATISFIED: frozenset(),
    Stage.UNSATISFIED: frozenset(),
    Stage.OPINION: frozenset(),
    Stage.REFUSED: frozenset(),
    # by the reversing act, or with the proposal that leads it
    Stage.MERGED: frozenset({Stage.FILED}),
}
OWN = frozenset({Stage.DRAFT, Stage.SECONDING})


class Shown(StrEnum):
    """As people see it: what is filed shows how its case stands."""

    DRAFT = "draft"
    SECONDING = "seconding"
    LATE = "late"
    FILED = "filed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    DOCKETED = "docketed"
    ANSWERED = "answered"
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    OPINION = "opinion"
    REFUSED = "refused"
    MERGED = "merged"


SECONDED = frozenset({Shown.SECONDING, Shown.LATE, Shown.FILED, Shown.RETURNED})
# everything that anybody may see in the list
PUBLIC = tuple(one for one in Shown if one not in (Shown.DRAFT, Shown.SECONDING))
_OF_CASE = {CaseState.RETURNED: Shown.RETURNED, CaseState.WITHDRAWN: Shown.WITHDRAWN}


def shown(stage: Stage, case: CaseState | None) -> Shown:
    if stage is Stage.FILED and case in _OF_CASE:
        return _OF_CASE[case]
    return Shown(stage)


def refusal_of_move(at: Stage, to: Stage) -> Message | None:
    if to in MOVES[at]:
        return None
    return message("This proposal stands elsewhere by now; look at it again.")
