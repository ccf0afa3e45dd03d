"""What the gallery shows: every component once in every state. The people are fictional."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Reason, Status
from huizhang.shell.components import Gauge, Part, Step, Tab
from huizhang.shell.status import WORDS

REASONS = [
    Reason(Status.FAIL, "第三条", message("{n} people, at most {max}", n=63, max=60)),
    Reason(Status.PASS, "第三条", message("{n} people, at most {max}", n=6, max=6)),
]
STEPS = [
    Step(
        message("recommend"), "done",
        (Part("学院团组织", "贺文澜", date(2026, 3, 1), "表现优秀，同意推荐。"),),
    ),
    Step(
        message("review"), "done",
        (Part("学生工作部（处）", "沈知行", date(2026, 3, 8)), Part("校团委", "顾明川", date(2026, 3, 9))),
    ),
    Step(message("determine"), "waiting", (Part("学校党委", since=date(2026, 3, 9)),)),
    Step(message("elect"), "later", (Part("学生代表大会"),)),
]  # fmt: skip
GAUGES = [
    Gauge("工作人员", "已有 48 人，至多 60 人", Status.PASS, 48, line=60, article="第三条"),
    Gauge("工作人员", "已有 63 人，至多 60 人", Status.FAIL, 63, line=60, article="第三条"),
    Gauge("部门", "已有 5 个，应为 4 至 6 个", Status.PASS, 5, band=(4, 6), article="第二条"),
]
TABS = [Tab(None, 128, "?", True)] + [Tab(status, 7, f"?status={status}", False) for status in WORDS]
ROWS = [("20240101", "陆晓禾", "软件工程", 3), ("20240102", "苏予安", "网络工程", 12)]
HOSTILE = "<script>alert(1)</script> \u202eمرحبا 𠮷野 " + "很长的名字" * 30
CHART = {
    "xAxis": {"type": "category", "data": ["9月", "10月", "11月"]},
    "yAxis": {"type": "value"},
    "series": [{"type": "bar", "data": [3, 5, 2], "itemStyle": {"color": "--hz-accent"}}],
}
SAMPLES: dict[str, Any] = {
    "statuses": list(WORDS),
    "reasons": REASONS,
    "steps": STEPS,
    "gauges": GAUGES,
    "tabs": TABS,
    "rows": ROWS,
    "hostile": HOSTILE,
    "chart": CHART,
    "page": Paginator(range(300), 50).get_page(2),
}
