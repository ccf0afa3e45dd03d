"""The approval form of every kind of case says what is asked, in Word and as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.utils import translation

from authority.acting import CASES
from authority.people import World, world
from authority.test_acts import KUNMING
from compliance.university import PLAN
from huizhang.approvals.models import Case
from huizhang.approvals.printing import approval_form, form_values
from huizhang.approvals.rules.kinds import registered
from huizhang.people.queries import plan

pytestmark = pytest.mark.django_db
UNITS = {act: unit for act, unit, outcome, _ in KUNMING if outcome}
# one way to each kind of case, and what its form says besides the person
SAYS = {
    "determine a candidate": (
        "nomination.presidium.school",
        {"职务", "任职起始日", "理想信念与品行表现", "候选人的代表性"},
    ),
    "review a member": ("nomination.department.school", {"职务", "部门", "任职起始日", "理想信念与品行表现"}),
    "consent to a member": ("nomination.college", {"职务", "部门", "任职起始日", "理想信念与品行表现"}),
    "decide on a resignation": ("post.resignation", {"职务", "不再任职之日", "理由"}),
    "determine a dismissal": ("post.dismissal", {"职务", "不再任职之日", "理由"}),
    "decide on a lapse": ("post.lapse", {"职务", "不再任职之日", "第四条的各项条件"}),
    "decide on a department": ("department.change", {"事项", "部门", "生效日期", "理由"}),
    "decide on a turn": ("rotation.chair", {"职务", "学期"}),
    "decide on a project": ("project.approve", {"项目内容", "项目起止", "所需人数"}),
    "answer an objection": ("notice.objection", {"所涉事项", "职务", "异议内容"}),
    "decide on seats": ("congress.allocation", {"代表名额总数", "学生人数"}),
    "decide on a request of a congress": ("congress.preparing", {"拟召开日期", "请示事项"}),
    "decide on convening a congress": ("congress.convening", {"拟召开日期", "请示事项"}),
    "decide on the result of a congress": ("congress.result", {"拟召开日期", "请示事项"}),
    "decide on a delegate": ("delegates.elected", {"大会", "名额单位", "推荐理由"}),
    "check a proposal": ("proposal.docket", {"大会", "类别", "附议人", "背景", "问题", "依据", "建议"}),
    "reply to a proposal": (
        "proposal.reply",
        {"大会", "类别", "附议人", "背景", "问题", "依据", "建议", "承办单位"},
    ),
    "decide on opening an election": ("election.opening", {"大会", "席位", "候选人"}),
    "decide on breaking an election off": ("election.abort", {"大会", "席位", "候选人", "理由"}),
    "answer a complaint about an election": ("election.complaint", {"大会", "异议内容"}),
    "decide on a reason": ("reason.accept", {"一般要求", "理由"}),
}


@pytest.fixture(scope="module")
def kunming(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield world("kunming")
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def school(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "SCHOOL", PLAN)


def opened(kunming: World, name: str) -> Case:
    case, _ = CASES[name](kunming, UNITS[name])
    return case


def test_every_kind_of_case_is_here():
    assert {kind for kind, _ in SAYS.values()} == set(registered())


@pytest.mark.parametrize("name", SAYS)
def test_the_form_says_what_is_asked(kunming: World, name: str):
    with transaction.atomic(), translation.override("zh-hans"):
        case = opened(kunming, name)
        values = form_values(case, kunming.pack, date.today())
        transaction.set_rollback(True)
    kind, labels = SAYS[name]
    said = {label for label, _ in values["particulars"]}
    assert (case.kind, labels - said) == (kind, set())
    assert all(isinstance(text, str) and text for _, text in values["particulars"])
    assert values["rounds"][-1]["words"]


def test_every_form_is_made_in_word(kunming: World):
    for name in SAYS:
        with transaction.atomic():
            made = approval_form(opened(kunming, name), kunming.pack, "docx", date.today())
            transaction.set_rollback(True)
        assert made.startswith(b"PK")
