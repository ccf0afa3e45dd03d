"""Delegates elected here: board and audit say of them what the check of their credentials said."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.delegations import GUIDES, Sending, sending
from congress.prepared import prepared
from huizhang.congress.actions import check_credentials, name_ex_officio
from huizhang.congress.actions.session import check_in, close_session, name_scrutineer, open_session, resolve
from huizhang.congress.models import Session
from huizhang.congress.queries.judging import judged_delegates
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.congress.rules.session.opening import Opening
from huizhang.congress.rules.session.resolving import Motion, Show
from records.test_audit_agrees import PLANS, agree
from selection.serving import today

pytestmark = pytest.mark.django_db
ON_ALL = "congress.delegates."


@PLANS
@pytest.mark.parametrize("level", ["school", "college"])
def test_from_the_class_to_the_session(plan: str, level: str, tmp_path: Path):
    there = sending(level, plan)
    there.elected()
    agree(plan, tmp_path / "called")
    there.withdraw(0)
    there.follow()
    guides = {"actor": there.seated(GUIDES[level]), "congress": there.congress, "pack": there.pack}
    name_ex_officio(**guides, student_no=there.number(6), office="主席团成员")
    check_credentials(**guides, committee="甲、乙", statement="代表资格有效。")
    before = judged_delegates(there.congress, there.pack, today())
    prepared(there.congress, guides["actor"], there.pack)
    session = open_session(**guides, opening=Opening("大礼堂", timezone.now()))
    sits(session, there)
    found = agree(plan, tmp_path / "held")
    people = {
        subject: one["status"]
        for (rule, _, subject), ones in found.items()
        for one in ones
        if rule == "delegates.elected"
    }
    assert people == {number: str(one.status) for number, one in before.people.items()}
    assert people == {
        there.number(1): "pass",
        there.number(2): "pass",
        there.number(6): "not_applicable",
    }
    whole = {
        rule: one["status"]
        for (rule, _, subject), ones in found.items()
        for one in ones
        if subject == there.congress.congress and rule.startswith(ON_ALL)
    }
    assert whole == {rule.id: str(one.status) for rule, one in before.whole}
    assert set(whole.values()) == {"pass"}


def sits(session: Session, there: Sending) -> None:
    """Everybody comes, one resolution is carried, the books are closed."""
    acting = {"actor": there.seated(GUIDES[there.level]), "session": session, "pack": there.pack}
    doors = there.university.others[GUIDES[there.level]]
    name_scrutineer(**acting, username=doors.username)
    for number in session.roll.values_list("student_id", flat=True):
        check_in(**acting | {"actor": doors}, arrival=Arrival(str(uuid4()), number))
    resolve(**acting, motion=Motion("批准工作报告"), show=Show(3))
    close_session(**acting, said="")
