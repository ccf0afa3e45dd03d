"""A request (请示) of a congress on paper, in Chinese as filed (GB/T 9704)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.stages import from_rows
from huizhang.congress.models import Congress
from huizhang.congress.rules.timeline import CONVENING, PREPARING, RESULT
from huizhang.documents.papers import Form, Paper, in_chinese, made
from huizhang.policy.pack import Pack

TITLES = {
    PREPARING: "关于筹备召开{congress}的请示",
    CONVENING: "关于召开{congress}的请示",
    RESULT: "关于批准{congress}选举结果的请示",
}


def request_paper(case: Case, congress: Congress, pack: Pack, form: Form) -> bytes:
    """Raises huizhang.documents.typst.FontMissing."""
    with translation.override("zh-hans"):
        return made(Paper.CONGRESS_REQUEST, form, request_values(case, congress, pack))


def request_values(case: Case, congress: Congress, pack: Pack) -> dict[str, Any]:
    """What both templates print; every value is text. It is addressed to whom the case asks first."""
    first = from_rows(case.stages)[0]
    return {
        "title": TITLES[case.kind].format(congress=congress.congress),
        "number": case.number,
        "to": "、".join(pack.organ_name(slot.organ) for slot in first.slots),
        "paragraphs": [
            *(one.strip() for one in case.facts["said"].splitlines() if one.strip()),
            *_elected(case),
        ],
        "union": congress.union_id,
        "day": in_chinese(timezone.localdate(case.opened_at)),
    }


def _elected(case: Case) -> list[str]:
    """Whose election is to be approved."""
    named = [f"{one['name']}（{one['votes']}票）" for one in case.facts.get("elected", [])]
    return [f"大会选举产生的主席团成员：{'、'.join(named)}。"] if named else []
