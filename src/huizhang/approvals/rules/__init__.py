"""What organs may decide, pure: words in a case, reasons for a deviation, the stages of a chain."""

from huizhang.approvals.rules.reasons import LONGEST_REASON, Deviation, guiding
from huizhang.approvals.rules.stages import Place, guiding_stage, stages_of

__all__ = [
    "LONGEST_REASON",
    "Deviation",
    "Place",
    "guiding",
    "guiding_stage",
    "stages_of",
]
