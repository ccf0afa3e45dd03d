"""An important matter names the presidium's decision on which it rests (集体负责)."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from huizhang.approvals.queries.seeing import case_of
from huizhang.kernel.message import message
from huizhang.org.queries.seeing import carried
from huizhang.people.queries.asking import Asking
from huizhang.selection.actions import back_case
from huizhang.selection.doors.telling import CaseOut, handed_in
from huizhang.shell.doors import Doors

doors = Doors("meeting", message("Meetings of a union's presidium."))


class BackingIn(Schema):
    resolution: int = Field(
        description=message("The presidium's decision on which it rests, by its number.").text
    )


@doors.writes(
    "/cases/{case}/presidium-decision",
    "back",
    message("Name the presidium's decision on which a case rests"),
    CaseOut,
    message("The decision of the presidium is named."),
    "HZ2026-00042 --resolution 6",
)
def backing(me: Asking, case: str, given: BackingIn) -> dict[str, Any]:
    found = case_of(me, case)
    back_case(actor=me.user, case=found, resolution=carried(found.union_id or "", given.resolution))
    return handed_in(me, found)
