"""The table `needs` of the exchange folder."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.exchange.cells import Day, Text
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.table import Column, Row, Table
from huizhang.kernel.message import Message, message
from huizhang.voice.models import Need


def replied_after_raised(row: Row) -> Iterator[tuple[str, Message]]:
    if row["replied_on"] is not None and row["replied_on"] < row["raised_on"]:
        yield (
            "replied_on",
            message(
                "replied on {replied}, before it was raised on {raised}; correct one of the two dates",
                replied=row["replied_on"].isoformat(),
                raised=row["raised_on"].isoformat(),
            ),
        )


NEEDS = Table(
    name="needs",
    zh="诉求",
    columns=(
        Column("need", ("编号",), Text(), required=True, filled=True),
        Column("union", ("组织",), Text(), refers_to="unions"),
        Column("category", ("类别",), Text(), required=True, filled=True),
        Column("raised_on", ("提出日期",), Day(), required=True, filled=True),
        Column("routed_to", ("转交部门",), Text()),
        Column("replied_on", ("答复日期",), Day()),
        Column("rating", ("评价",), Text()),
    ),
    key=("need",),
    checks=(replied_after_raised,),
)

STORES = (ModelStore(NEEDS, Need),)
