"""What the approval form of a request says beyond the congress."""

from __future__ import annotations

from datetime import date

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import Particulars
from huizhang.documents.papers import in_chinese
from huizhang.kernel.message import message


def particulars_of_request(case: Case) -> Particulars:
    return (
        (message("Planned day of the session"), in_chinese(date.fromisoformat(case.facts["planned"]))),
        (message("What is asked for"), case.facts["said"]),
    )
