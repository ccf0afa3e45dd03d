"""A recommendation whose chain has steps on a condition: asked for, spared with the reason, judged again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

import cast
from approvals.university import University, founded
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome
from huizhang.org.rules.projects import Plan
from huizhang.people.queries import plan
from huizhang.policy.resolve import resolve
from huizhang.selection.actions.projects import correct_project, decide_project, propose_project
from policy.packs import local_pack

pytestmark = pytest.mark.django_db
COMMITTEE, PARTY = "school_league_committee", "school_party_committee"
CHAIN = """
[[chain]]
id = "project.approve"
patch = [
  { act = "approve", joins = { school_graduate_affairs = { union_kind = "graduate_union" } } },
  { insert = "determine", after = "approve", by = ["%s"], when = { volunteers = { at_least = 50 } } },
]
"""
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def university(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> University:
    ours = local_pack(tmp_path / "ours", chains=CHAIN % PARTY)
    monkeypatch.setattr(plan, "SCHOOL", ours)
    made = founded(str(ours))
    assert resolve(str(ours)).hash == made.pack.hash
    return made


def wanted(volunteers: int) -> Plan:
    today = timezone.localdate()
    return Plan("迎新", "引导新生", today, today + timedelta(days=5), volunteers)


def proposed(university: University, volunteers: int) -> Case:
    return propose_project(
        actor=university.seated[COMMITTEE],
        union=cast.SCHOOL_UNION,
        plan=wanted(volunteers),
        pack=university.pack,
    )


def way(case: Case) -> tuple[list[str], list[str]]:
    case.refresh_from_db()
    asked = [slot["organ"] for stage in case.stages for slot in stage["slots"]]
    return asked, [one["organ"] for one in case.spared]


def test_what_the_facts_ask_for_is_asked_and_the_rest_is_spared(university: University):
    assert way(proposed(university, 10)) == ([COMMITTEE], ["school_graduate_affairs", PARTY])


def test_a_larger_project_goes_on_to_the_party_committee(university: University):
    assert way(proposed(university, 50)) == ([COMMITTEE, PARTY], ["school_graduate_affairs"])


def test_what_is_corrected_is_asked_again_by_its_new_facts(university: University):
    case = proposed(university, 10)
    actor, other = university.seated[COMMITTEE], university.others[COMMITTEE]
    word = {"organ": COMMITTEE, "outcome": Outcome.RETURN, "opinion": "人数不足", "pack": university.pack}
    decide_project(actor=other, case=case.pk, **word)
    correct_project(actor=actor, case=Case.objects.get(), plan=wanted(80), pack=university.pack)

    assert way(case) == ([COMMITTEE, PARTY], ["school_graduate_affairs"])


def test_the_page_says_what_is_not_needed_and_why(university: University):
    case, client = proposed(university, 10), Client()
    client.force_login(university.seated[COMMITTEE], BACKEND)
    page = client.get(f"/cases/{case.pk}/").content.decode()

    assert "无需办理：所需志愿者人数为10；仅在不少于50时需要" in page
    assert "无需办理：组织类型为学生会；仅在研究生会时需要" in page
