"""The announcement (公告) of a result, in Chinese as it is posted (GB/T 9704)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from huizhang.documents.papers import Form, Paper, in_chinese, made
from huizhang.elections.models import ElectionCount
from huizhang.elections.queries.counts import as_counted, counted_again
from huizhang.elections.rules.states import Kind
from huizhang.kernel.records import Union
from huizhang.shell.language import CHINESE

OF_WHAT = {Kind.PRESIDIUM.value: "主席团成员", Kind.DELEGATES.value: "代表"}


def announcement_paper(count: ElectionCount, union: Union, form: Form) -> bytes:
    """Raises huizhang.documents.typst.FontMissing."""
    return made(Paper.ELECTION_ANNOUNCEMENT, form, announcement_values(count, union))


def announcement_values(made: ElectionCount, union: Union) -> dict[str, Any]:
    """What both templates print; every value is text or rows of texts."""
    election, found, known = made.election, counted_again(made), as_counted(made.election)
    rows = [
        {
            "name": one.name,
            "approve": str(one.approve),
            "oppose": str(one.oppose),
            "abstain": str(one.abstain),
            "result": "当选" if one.elected else "已退出" if one.withdrawn else "",
        }
        for one in sorted(found.candidates, key=lambda one: (not one.elected, -one.approve))
    ]
    day = in_chinese(timezone.localdate(election.closed_at))
    office = OF_WHAT.get(election.kind, election.office)
    return {
        "title": f"关于{election.title}结果的公告",
        "opening": f"{election.congress_id}于{day}以无记名投票方式选举{office}{known.seats}名，"
        "现将结果公告如下：",
        "steps": [CHINESE.say(step) for step in found.steps],
        "rows": rows,
        "elected": "、".join(one.name for one in found.elected) or "无",
        "vacant": f"空缺{found.vacant}名。" if found.vacant else "",
        "hash": made.sha256 or "（尚未公布）",
        "union": union.union,
        "day": in_chinese(timezone.localdate()),
    }
