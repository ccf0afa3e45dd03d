"""The announcement (公告) of a result, in Chinese as it is posted (GB/T 9704)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from huizhang.documents.papers import Form, Paper, in_chinese, made
from huizhang.elections.models import ElectionCount
from huizhang.elections.queries.counts import as_counted, counted_again
from huizhang.elections.rules.states import Kind, Mode, State
from huizhang.kernel.records import Union
from huizhang.kernel.tally import Count
from huizhang.shell.language import CHINESE

OF_WHAT = {Kind.PRESIDIUM.value: "主席团成员", Kind.DELEGATES.value: "代表"}


def announcement_paper(count: ElectionCount, union: Union, form: Form) -> bytes:
    """Raises huizhang.documents.typst.FontMissing."""
    return made(Paper.ELECTION_ANNOUNCEMENT, form, announcement_values(count, union))


def announcement_values(made: ElectionCount, union: Union) -> dict[str, Any]:
    """What both templates print; every value is text or rows of texts."""
    annulled = made.election.state == State.ANNULLED
    election, found, known = made.election, counted_again(made), as_counted(made.election)
    rows = [
        {
            "name": one.name,
            "approve": str(one.approve),
            "oppose": str(one.oppose),
            "abstain": str(one.abstain),
            "result": "当选" if one.elected and not annulled else "已退出" if one.withdrawn else "",
        }
        for one in sorted(found.candidates, key=lambda one: (not one.elected, -one.approve))
        if found.valid
    ]
    day = in_chinese(timezone.localdate(election.closed_at))
    office = OF_WHAT.get(election.kind, election.office)
    return {
        "title": f"关于{election.title}{_of_what(election.state, found)}的公告",
        "opening": f"{election.congress_id}于{day}以无记名投票方式选举{office}{known.seats}名，"
        "现将结果公告如下：",
        "steps": [CHINESE.say(step) for step in found.steps],
        "rows": rows,
        "conclusion": _annulled(election.said) if annulled else _conclusion(found),
        "note": _note(made),
        "union": union.union,
        "day": in_chinese(timezone.localdate()),
    }


def _of_what(state: str, found: Count) -> str:
    if state == State.ANNULLED:
        return "结果撤销"
    return "无效" if found.failed else "结果"


def _annulled(why: str) -> str:
    return f"本次选举已被撤销，理由：{why}。以上结果无效，本次选举未产生当选人，将重新组织选举。"


def _conclusion(found: Count) -> str:
    if found.failed:
        return f"本次选举无效，未产生当选人，将重新组织选举。原因：{CHINESE.say(found.failed)}"
    elected = "、".join(one.name for one in found.elected) or "无"
    return f"当选：{elected}。" + (f"空缺{found.vacant}名。" if found.vacant else "")


def _note(made: ElectionCount) -> str:
    papers = "计票单" if made.election.mode == Mode.PAPER else "全部选票"
    if not made.sha256:
        return f"{papers}和核验程序公布后，任何人可下载核验。"
    return f"{papers}和核验程序已公布，任何人可下载核验。数据包校验值（SHA-256）：{made.sha256}"
