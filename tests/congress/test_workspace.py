"""The workspace of a congress: who sees it, what it says is due, what is recorded and asked for on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

import cast
from compliance.university import PLAN
from congress.test_calling import NAME, asked, called, held, planned, recorded, word
from congress.test_pages import client, text
from huizhang.approvals.models import Case
from huizhang.congress.actions import decide_request
from huizhang.congress.models import Congress, Milestone
from huizhang.congress.views.shown_course import organ_of
from huizhang.kernel.procedure import Outcome, State
from huizhang.kernel.records import Union
from huizhang.people.queries import plan
from selection.serving import PARTY, Presidium, says, serving, today

pytestmark = pytest.mark.django_db
LIST = f"/unions/{cast.COLLEGE_UNION}/congresses"
PAGE = f"/congresses/{NAME}/"
CALL = {"name": NAME, "day": "2026-12-31", "prepared_by": "筹委会", "elected_by": "congress"}


@pytest.fixture
def there(monkeypatch) -> Presidium:
    found = serving()
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return found


def test_a_congress_is_called_on_the_page_of_its_union(there):
    member = client(there.members[0])
    assert "发起召开大会" in text(member.get(LIST))
    answer = member.post(LIST, {**CALL, "day": planned().isoformat()})
    assert (answer.status_code, Congress.objects.get().congress) == (302, NAME)
    listed = text(member.get(LIST))
    assert "已发起，尚未召开" in listed
    assert 'name="prepared_by"' not in listed


def test_a_call_that_comes_late_is_asked_about_first(there):
    member = client(there.members[0])
    near = {**CALL, "day": planned(20).isoformat()}
    answer = member.post(LIST, near)
    assert (answer.status_code, Congress.objects.count()) == (200, 0)
    assert 'name="anyway"' in text(answer)
    assert member.post(LIST, {**near, "anyway": "1"}).status_code == 302
    assert "尚未召开" in text(member.get(LIST))


def test_whether_the_congress_meets_each_year_is_judged_by_the_plan(there):
    member = client(there.members[0])
    assert "s-needs_reason" in text(member.get(LIST))
    made = called(there)
    assert "s-needs_reason" in text(member.get(LIST))
    held(there, made)
    assert "s-pass" in text(member.get(LIST))


def test_what_is_wrong_with_a_call_is_said_on_the_form(there):
    member = client(there.members[0])
    assert member.post(LIST, {**CALL, "day": ""}).status_code == 422
    answer = member.post(LIST, {**CALL, "day": "2020-01-01"})
    assert (answer.status_code, Congress.objects.count()) == (409, 0)
    assert "召开日期须为今后的日期" in text(answer)


def test_those_who_only_look_neither_call_nor_record(there):
    called(there)
    party = client(there.guiding(PARTY))
    page = text(party.get(PAGE))
    assert "筹备请示" in page
    assert 'name="minutes"' not in page
    assert party.post(PAGE, {"act": "record"}).status_code == 403
    assert party.post(LIST, CALL).status_code == 403
    assert client(there.clerk).get(PAGE).status_code == 403
    assert client(there.guiding("school_league_committee")).get("/congresses/无此届/").status_code == 404


def test_the_course_shows_what_is_due_and_what_is_overdue(there):
    made = called(there, day=planned(5))
    page = text(client(there.members[0]).get(PAGE))
    assert page.count("已逾期") >= 4
    assert "下一环节：筹备请示" in page
    assert "第六条" in page
    recorded(there, made, "committee")
    assert "应到20人，实到19人" in text(client(there.members[0]).get(PAGE))


def test_the_request_is_handed_in_decided_and_answered(there):
    called(there)
    member = client(there.members[0])
    page = text(member.get(PAGE))
    assert "现申请启动筹备工作" in page
    answer = member.post(PAGE, {"act": "preparing", "said": "根据方案，现申请筹备。"})
    made = Case.objects.get()
    assert (answer.status_code, made.kind, made.subject) == (302, "congress.preparing", NAME)
    party = client(there.guiding(PARTY))
    shown = text(party.get(f"/cases/{made.pk}/"))
    assert "根据方案，现申请筹备。" in shown
    assert f"/cases/{made.pk}/request.docx" in shown
    answer = party.post(f"/cases/{made.pk}/decide", {"organ": PARTY, "outcome": "approve", "opinion": ""})
    made.refresh_from_db()
    assert (answer.status_code, made.state) == (302, State.APPROVED)
    given = {
        "act": "word",
        "whose": "preparing:upper_union",
        "on": today().isoformat(),
        "reference": "复函〔2026〕3号",
    }
    assert member.post(PAGE, {**given, "whose": "preparing:congress"}).status_code == 422
    assert member.post(PAGE, {**given, "whose": "filed:upper_federation"}).status_code == 422
    assert member.post(PAGE, given).status_code == 302
    page = text(member.get(PAGE))
    assert "下一环节：成立筹备委员会" in page
    assert "登记大会或上级组织的意见" not in page


def test_the_request_is_a_paper_in_chinese(there):
    case = asked(there, called(there), "preparing", said="第一段。\n第二段。")
    member = client(there.members[0])
    word_file = member.get(f"/cases/{case.pk}/request.docx")
    assert (word_file.status_code, word_file.content[:2]) == (200, b"PK")
    pdf = member.get(f"/cases/{case.pk}/request.pdf")
    assert pdf.content[:5] == b"%PDF-"
    assert member.get(f"/cases/{case.pk}/request.xls").status_code == 404
    assert client(there.clerk).get(f"/cases/{case.pk}/request.docx").status_code == 404
    assert member.get(f"/cases/{case.pk}/form.docx").status_code == 200


def test_what_came_back_is_corrected_by_whoever_handed_it_in(there):
    case = asked(there, called(there), "preparing")
    says(decide_request, there, case, PARTY, Outcome.RETURN, opinion="请写明时间")
    page = f"/cases/{case.pk}/request"
    assert client(there.members[1]).get(page).status_code == 404
    member = client(there.members[0])
    assert "现申请启动筹备工作。" in text(member.get(page))
    assert member.post(page, {"said": " "}).status_code == 422
    assert member.post(page, {"said": "拟于十二月召开。"}).status_code == 302
    case.refresh_from_db()
    assert (case.round, case.facts["said"]) == (2, "拟于十二月召开。")


def test_what_took_place_is_recorded_on_the_page(there):
    called(there)
    member = client(there.members[0])
    given = {"act": "record", "name": "committee", "day": today().isoformat(), "minutes": "筹委会7人。"}
    assert member.post(PAGE, {**given, "minutes": ""}).status_code == 422
    late = (today() + timedelta(days=2)).isoformat()
    assert member.post(PAGE, {**given, "day": late}).status_code == 409
    assert member.post(PAGE, {"act": "nonsense"}).status_code == 422
    assert member.post(PAGE, given).status_code == 302
    assert Milestone.objects.get().minutes == "筹委会7人。"


def test_hostile_words_are_shown_as_text(there):
    made = called(there, prepared_by="<script>alert(1)</script>")
    recorded(there, made, "committee", minutes="<img src=x onerror=alert(2)>")
    page = text(client(there.members[0]).get(PAGE))
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_the_page_asks_no_more_for_a_long_course_than_for_a_short_one(there):
    made = called(there)
    says(decide_request, there, asked(there, made, "preparing"), PARTY)
    before = queries_of_page(there)
    word(there, made, "preparing", "upper_union")
    for name in ("committee", "credentials", "preliminary"):
        recorded(there, made, name)
    assert queries_of_page(there) == before


def queries_of_page(there: Presidium) -> int:
    member = client(there.members[0])
    with CaptureQueriesContext(connection) as queries:
        assert member.get(PAGE).status_code == 200
    return len(queries)


def test_graduates_meet_in_a_congress_of_their_own_name(there):
    graduates, students = (
        Union(f"校{kind}", "school", kind=kind) for kind in ("graduate_union", "student_union")
    )
    with override("zh-hans"):
        found = [organ_of(one, "congress", there.pack) for one in (graduates, students)]
    assert found == ["研究生代表大会", "学生代表大会"]
