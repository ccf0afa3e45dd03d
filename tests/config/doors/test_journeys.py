"""Whole flows by commands alone, each by the person whose turn it is."""

from __future__ import annotations

from typing import Any

import pytest

from config.command_line import huizhang, told
from config.doors.deeds import UNION, day
from huizhang.org.models import Post
from huizhang.people.actions import issue_token
from huizhang.people.models import Account
from huizhang.selection.models import Notice
from selection.calling import classmate
from selection.noticing import over
from selection.serving import LEAGUE, PARTY, Presidium, account_of, carried
from selection.test_nominating import BRANCH, OFFICE

pytestmark = pytest.mark.django_db


def says(account: Account, *words: object) -> Any:
    return told(*words, token=issue_token(actor=account, account=account))


def test_from_an_open_call_to_the_roster(presidium: Presidium):
    student = account_of(classmate(presidium.university, 70))
    branch, league, party = (presidium.guiding(organ) for organ in (BRANCH, LEAGUE, PARTY))
    wanted = f"department_member@{OFFICE}=1"
    days = ("--closes", day(7), "--from", day(9))
    call = says(branch, "call", "open", "--union", UNION, "--said", "欢迎报名", *days, "--wanted", wanted)
    post = call["wanted"][0]["number"]
    mine = says(student, "call", "apply", call["number"], "--wanted", post, "--statement", "愿意服务")
    says(branch, "call", "shortlist", call["number"], "--application", mine["number"])
    says(branch, "call", "close", call["number"])
    (case,) = says(branch, "call", "recommend", call["number"], "--conduct", "品行端正")["cases"]
    for organ, account in ((LEAGUE, league), (PARTY, party)):
        says(account, "case", "decide", case, "--organ", organ, "--approve")
    (notice,) = says(student, "notice", "list")["items"]
    over(Notice.objects.get(pk=notice["number"]))
    says(party, "notice", "close", notice["number"], "--organ", "学院党组织")
    assert says(student, "call", "applied")["items"][0]["course"] == "in the post"
    assert Post.objects.get(student=student.student_id).basis == case


def test_a_project_from_its_proposal_to_the_hours(presidium: Presidium):
    member, clerk, league = presidium.members[0], presidium.clerk, presidium.guiding()
    asked = ("--name", "图书整理", "--purpose", "整理书架", "--from", day(), "--until", day(5), "--needed", 1)
    case = says(member, "project", "propose", "--union", UNION, *asked)["number"]
    says(league, "case", "decide", case, "--organ", LEAGUE, "--return", "--opinion", "再加一人")
    says(member, "project", "correct", case, "--needed", 2)
    token = issue_token(actor=league, account=league)
    early = huizhang("case", "decide", case, "--organ", LEAGUE, "--approve", token=token)
    assert (early.exit_code, "(article two)" in " ".join(early.stderr.split())) == (1, True)
    says(presidium.members[1], "meeting", "back", case, "--resolution", carried(UNION, member).pk)
    says(league, "case", "decide", case, "--organ", LEAGUE, "--approve")
    signed = says(clerk, "project", "sign-up", "图书整理")
    volunteer = says(member, "project", "accept", signed["number"])["volunteer"]
    worked = says(member, "project", "hours", volunteer, "--hours", "2.5")
    assert (worked["hours"], worked["student_no"]) == (2.5, clerk.student_id)
    assert says(clerk, "project", "show", "图书整理")["left"] == 1


def test_a_department_is_asked_for_once_and_opens_when_the_organ_agrees(presidium: Presidium):
    member = presidium.members[0]
    decision = carried(UNION, member).pk
    asked = ("--union", UNION, "--department", "学习部", "--said", "学风建设", "--resolution", decision)
    case = says(member, "department", "open", *asked)["number"]
    token = issue_token(actor=member, account=member)
    again = huizhang("department", "open", *asked, token=token)
    assert (again.exit_code, again.stdout) == (1, "")
    says(presidium.guiding(), "case", "decide", case, "--organ", LEAGUE, "--approve")
    found = says(member, "department", "list", "--union", UNION)["items"]
    assert {one["department"]: one["people"] for one in found} == {OFFICE: 1, "学习部": 0}
