"""The marks of a ballot as its page sends them."""

from __future__ import annotations

from collections.abc import Mapping

from huizhang.elections.rules.casting import Marking, names_in
from huizhang.kernel.tally import Election, Mark

# what a ballot's fields begin with
MARK, WRITE_INS = "mark-", "write_ins"


def marking_from(data: Mapping[str, str], slip: Election) -> Marking:
    """The marks as a page sends them; what it does not send, or does not know, is an abstention."""
    known = {mark.value: mark for mark in (Mark.APPROVE, Mark.OPPOSE, Mark.ABSTAIN)}
    marks = {one.id: known.get(data.get(MARK + one.id, ""), Mark.ABSTAIN) for one in slip.candidates}
    return Marking(marks, names_in(data.get(WRITE_INS, "")))
