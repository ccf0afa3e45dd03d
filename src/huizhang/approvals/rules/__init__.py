"""What organs may decide, pure: words in a case, reasons for a deviation, the stages of a chain."""

from huizhang.approvals.rules.reasons import LONGEST_REASON, Deviation, guiding
from huizhang.approvals.rules.stages import Place, Way, guiding_stages, stages_of, way_of

__all__ = [
    "LONGEST_REASON",
    "Deviation",
    "Place",
    "Way",
    "guiding",
    "guiding_stages",
    "stages_of",
    "way_of",
]
