"""The exported folder, audited as anybody's folder is, says of every union what the board says."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

import cast
from config.command_line import told
from huizhang.approvals.models import Case, Step
from huizhang.compliance.queries import standing
from huizhang.kernel.procedure import Outcome, State
from huizhang.org.models import Post
from huizhang.policy.resolve import resolve
from huizhang.records.actions import export
from huizhang.selection.actions import (
    Change,
    NominationRefused,
    change_department,
    close_notice,
    correct,
    decide,
    decide_change,
    decide_departure,
    dismiss,
    resign,
    take_back,
)
from huizhang.selection.models import Notice
from huizhang.shell.language import CHINESE
from selection.serving import Presidium, backed, serving
from selection.test_nominating import (
    AFFAIRS,
    BRANCH,
    COMMITTEE,
    GRADUATE,
    LEAGUE,
    PARTY,
    another,
    nominated,
    ready,
    says,
    wish,
    with_notices,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SCHOOL_PARTY = "school_party_committee"
REVIEWERS = {"kunming": (AFFAIRS, GRADUATE, COMMITTEE), "xianning": (AFFAIRS, COMMITTEE)}
PLANS = pytest.mark.parametrize("plan", ["kunming", "xianning"])
Findings = dict[tuple[str, str, str], list[dict[str, Any]]]


def gathered(findings: list[dict[str, Any]]) -> Findings:
    found: Findings = {}
    for one in findings:
        found.setdefault((one["rule"], one["union"], one["subject"]), []).append(one)
    return found


def board(plan: str) -> Findings:
    report = standing(timezone.localdate(), resolve(plan)).report
    return gathered(report.as_dict(CHINESE)["findings"])


def audited(plan: str, folder: Path, form: str = "csv") -> Findings:
    export(folder, form=form)
    return gathered(
        told("audit", folder, "--pack", plan, "--as-of", timezone.localdate().isoformat())["findings"]
    )


def statuses(findings: Findings) -> dict[tuple[str, str, str], Counter[str]]:
    return {about: Counter(one["status"] for one in found) for about, found in findings.items()}


def agree(plan: str, folder: Path) -> Findings:
    """Both say the same, to the last word; what they say."""
    by_board, by_audit = board(plan), audited(plan, folder)
    assert statuses(by_audit) == statuses(by_board)
    assert by_audit == by_board
    return by_board


@PLANS
def test_from_a_recommendation_to_the_appointment(plan: str, tmp_path: Path):
    university = ready(plan)
    nomination = nominated(university, wish(university), BRANCH)
    agree(plan, tmp_path / "recommended")
    says(university, nomination, LEAGUE)
    says(university, nomination, PARTY)
    Post.objects.filter(start__gt=timezone.localdate()).update(start=timezone.localdate())
    found = agree(plan, tmp_path / "appointed")
    checked = [
        one["status"]
        for (rule, *_), ones in found.items()
        for one in ones
        if rule in ("eligibility.checked", "eligibility.conduct", "eligibility.rank")
    ]
    assert (Post.objects.count(), set(checked)) == (1, {"pass"})


@PLANS
def test_returned_corrected_and_jointly_reviewed_candidates(plan: str, tmp_path: Path):
    university = ready(plan)
    wanted = wish(university, cast.SCHOOL_UNION, "presidium_member")
    nomination = nominated(university, wanted, LEAGUE)
    says(university, nomination, PARTY)
    decide(
        actor=university.seated[AFFAIRS],
        case=nomination.case_id,
        organ=AFFAIRS,
        outcome=Outcome.RETURN,
        opinion="请补充",
        pack=university.pack,
    )
    agree(plan, tmp_path / "returned")
    nomination.refresh_from_db()
    correct(actor=university.seated[LEAGUE], nomination=nomination, wish=wanted, pack=university.pack)
    for organ in (PARTY, *REVIEWERS[plan], SCHOOL_PARTY):
        says(university, nomination, organ)
    agree(plan, tmp_path / "determined")
    assert Case.objects.get().state == State.APPROVED
    assert Step.objects.filter(round=2).count() == len(REVIEWERS[plan]) + 3


@PLANS
def test_what_was_rejected_or_taken_back(plan: str, tmp_path: Path):
    university = with_notices(ready(plan), 5)
    nomination = nominated(university, wish(university), BRANCH)
    for organ in (LEAGUE, PARTY):
        says(university, nomination, organ)
    notice = Notice.objects.get()
    facts = {"actor": university.seated[PARTY], "notice": notice.pk, "organ": PARTY, "pack": university.pack}
    with pytest.raises(NominationRefused, match="runs until"):
        close_notice(**facts)
    take_back(**facts, why="材料不实")
    assert Post.objects.count() == 0
    agree(plan, tmp_path / "taken back")


@PLANS
def test_resignations_dismissals_and_departments(plan: str, tmp_path: Path):
    presidium = serving(plan)
    today = timezone.localdate()
    leaves = resign(
        actor=presidium.clerk,
        post=presidium.post_of(presidium.clerk, "department_member"),
        day=today,
        said="学业繁忙",
        pack=presidium.pack,
    )
    approve(decide_departure, presidium, leaves.case, LEAGUE)
    gone = dismiss(
        actor=presidium.guiding(),
        organ=LEAGUE,
        post=presidium.post_of(presidium.members[0]),
        day=today,
        said="失职",
        pack=presidium.pack,
    )
    approve(decide_departure, presidium, gone.case, PARTY)
    opened = change_department(
        actor=presidium.members[1],
        wish=Change(cast.COLLEGE_UNION, "学习部", True, today, "服务学风建设"),
        pack=presidium.pack,
    )
    approve(decide_change, presidium, backed(opened).case, LEAGUE)
    assert Post.objects.filter(end=today).count() == 2
    agree(plan, tmp_path / "left")


@PLANS
def test_a_reason_accepted_in_a_case_is_explained_in_the_folder_too(plan: str, tmp_path: Path):
    university = ready(plan)
    limit = resolve(plan).rules["staff.cap.college"].get("max")
    for number in range(limit):
        student = another(university, 200 + number)
        Post.objects.create(
            union_id=cast.COLLEGE_UNION,
            student=student,
            post="department_member",
            department="办公室",
            start=timezone.localdate() - DAY,
        )
    nomination = nominated(university, wish(university), BRANCH)
    says(university, nomination, LEAGUE)
    says(university, nomination, PARTY, reason="承办校运动会")
    says(university, nomination, LEAGUE)
    Post.objects.filter(start__gt=timezone.localdate()).update(start=timezone.localdate())
    found = agree(plan, tmp_path / "explained")
    over = [
        one["status"]
        for (rule, union, _), ones in found.items()
        if (rule, union) == ("staff.cap.college", cast.COLLEGE_UNION)
        for one in ones
    ]
    assert over == ["explained"]


def approve(act: Any, presidium: Presidium, case: Case, organ: str) -> None:
    act(
        actor=presidium.guiding(organ),
        case=case.pk,
        organ=organ,
        outcome=Outcome.APPROVE,
        pack=presidium.pack,
    )
