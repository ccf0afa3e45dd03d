"""The approval form of a case: every word of every round, for whoever may see the case."""

from __future__ import annotations

from io import BytesIO

import docx
import pypdf
import pytest
from django.test import Client
from django.utils import translation

from approvals.university import University
from huizhang.approvals.models import Case
from huizhang.approvals.printing import form_values
from huizhang.documents import typst
from huizhang.documents.typst import SANS, SERIF, FontMissing
from huizhang.kernel.procedure import Outcome
from huizhang.people.models import Account
from huizhang.selection.actions import correct, decide
from selection.test_nominating import BRANCH, LEAGUE, PARTY, nominated, ready, wish

pytestmark = pytest.mark.django_db
with_fonts = pytest.mark.skipif(not {SERIF, SANS} <= typst.installed(), reason="needs fonts-noto-cjk")


@pytest.fixture
def university(monkeypatch: pytest.MonkeyPatch) -> University:
    made = ready("kunming")
    for module in (
        "approvals.views.form",
        "approvals.views.case",
        "selection.kinds",
        "selection.particulars",
    ):
        monkeypatch.setattr(f"huizhang.{module}.plan_on", lambda day: made.pack)
    return made


@pytest.fixture
def case(university: University) -> Case:
    """Returned once, handed in again, and waiting for the college."""
    nomination = nominated(university, wish(university), BRANCH)
    decide(
        actor=university.seated[LEAGUE],
        case=nomination.case_id,
        organ=LEAGUE,
        outcome=Outcome.RETURN,
        pack=university.pack,
        opinion="补充事迹材料",
    )
    correct(
        actor=university.seated[BRANCH], nomination=nomination, wish=wish(university), pack=university.pack
    )
    return Case.objects.get(pk=nomination.case_id)


def get(account: Account, case: Case, ending: str):
    client = Client()
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client.get(f"/cases/{case.pk}/form.{ending}")


def test_every_organ_and_round_is_on_the_form(university: University, case: Case):
    with translation.override("zh-hans"):
        values = form_values(case, university.pack, case.opened_at.date())
    assert [[(one["organ"], one["outcome"]) for one in turn["words"]] for turn in values["rounds"]] == [
        [(university.pack.organ_name(BRANCH), "同意"), (university.pack.organ_name(LEAGUE), "退回更正")],
        [
            (university.pack.organ_name(BRANCH), "同意"),
            (university.pack.organ_name(LEAGUE), "（待作出）"),
            (university.pack.organ_name(PARTY), "（待作出）"),
        ],
    ]
    assert values["person"][:2] == [["姓名", university.student.name], ["学号", university.student.pk]]
    assert (values["institution"], values["number"]) == (university.pack.institution, case.number)


@with_fonts
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_whoever_sees_the_case_gets_its_form(university: University, case: Case, ending: str):
    answer = get(university.seated[PARTY], case, ending)
    assert (answer.status_code, answer.headers["Content-Disposition"][:10]) == (200, "attachment")
    if ending == "pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages)
    else:
        opened = docx.Document(BytesIO(answer.content))
        text = "".join(cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    assert "补充事迹材料" in text


def test_nobody_else_does_and_there_are_no_other_forms(university: University, case: Case):
    stranger = Account.objects.create_user("stranger", name="外人")
    assert get(stranger, case, "pdf").status_code == 404
    assert get(university.seated[PARTY], case, "exe").status_code == 404


def test_without_chinese_fonts_the_page_says_which_are_missing(university, case, monkeypatch):
    def missing() -> list[str]:
        raise FontMissing([SERIF])

    monkeypatch.setattr("huizhang.documents.typst.body_fonts", missing)
    answer = get(university.seated[PARTY], case, "pdf")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/cases/{case.pk}/")
