"""Reasons that a guiding organ accepted, and exceptions that change nothing."""

from __future__ import annotations

from datetime import date

import pytest

from huizhang.compliance.judging import judge_rule
from huizhang.kernel.records import Attestation, Post, Records, Student, Union
from huizhang.policy.resolve import resolve
from huizhang.policy.subject import Scope

DAY = date(2026, 11, 21)
PACK = resolve("kunming", DAY)
STAFF = [f"{number}" for number in range(2024001, 2024001 + 61)]


def found(*attestations: Attestation, rule: str = "staff.cap.school"):
    records = Records(
        as_of=DAY,
        present=frozenset({"unions", "posts", "students"}),
        unions=(Union("校学生会", "school"),),
        posts=tuple(Post("校学生会", number, "department_member", date(2026, 9, 1)) for number in STAFF),
        students={number: Student(number, "某", "群众", "甲", "乙", 2024, "丙", "本科") for number in STAFF},
        attestations=attestations,
    )
    return next(iter(judge_rule(PACK.rule(rule), Scope(PACK, records))))


def reason(by: str = "school_league_committee", day: int = 10, holds: bool = True, **values) -> Attestation:
    facts = {"rule": "staff.cap.school", "union": "校学生会", "evidence": "换届交接期"} | values
    return Attestation(holds=holds, by=by, date=date(2026, 11, day), **facts)


def test_a_reason_accepted_by_the_guiding_organ_explains():
    finding = found(reason())
    assert finding.status == "explained"
    assert "换届交接期" in finding.say()
    assert finding.as_dict()["evidence"][-1] == {
        "table": "attestations",
        "rule": "staff.cap.school",
        "union": "校学生会",
        "date": "2026-11-10",
    }


def test_a_reason_that_was_not_written_down_is_said_to_be_missing():
    said = found(reason(evidence="")).say()
    assert said.endswith("accepted by 校团委 on 2026-11-10; which reason is not recorded")


@pytest.mark.parametrize(
    "attestations",
    [
        (),
        (reason(by="school_student_affairs"),),
        (reason(holds=False),),
        (reason(day=10), reason(day=12, holds=False)),
        (reason(day=10, holds=False), reason(day=10)),
        (reason(union="别的学生会"),),
        (reason(subject="2024001"),),
    ],
)
def test_anything_less_leaves_the_reason_wanting(attestations):
    assert found(*attestations).status == "needs_reason"


def test_a_reason_accepted_again_after_a_refusal_explains():
    assert found(reason(day=10, holds=False), reason(day=12)).status == "explained"


def test_an_exception_never_turns_a_failure_into_a_pass():
    granted = reason(rule="eligibility.membership", subject="2024001")
    finding = found(granted, rule="eligibility.membership")
    assert (finding.subject, finding.status) == ("2024001", "fail")
    assert "does not change the verdict" in finding.say()
