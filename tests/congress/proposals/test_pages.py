"""The pages of proposals: who sees what, what each form does, how much they ask of the database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import cast
from compliance.university import PLAN
from congress.proposals.proposing import (
    REPLIED,
    WORDS,
    Proposing,
    answered,
    check,
    checked,
    docket,
    docketed,
    does,
    drafted,
    fresh,
    handed_in,
    proposing,
    seconded,
)
from congress.test_pages import client, text
from huizhang.congress import actions
from huizhang.congress.models import Proposal
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.procedure import Outcome as Word
from huizhang.people.models import Account
from huizhang.people.queries import plan
from selection.serving import LEAGUE

pytestmark = pytest.mark.django_db
LIST = "/congresses/第六次学代会/proposals"
GIVEN = {name: getattr(WORDS, name) for name in WORDS.__slots__}
REFUSAL = Disposition(Outcome.REFUSE, ground="power", said="请向市政部门反映。")


@pytest.fixture
def there(monkeypatch) -> Proposing:
    found = proposing()
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return found


@pytest.fixture
def outsider() -> Account:
    return Account.objects.create_user(cast.OUTSIDER.name, name=cast.OUTSIDER.name)


def page(made: Proposal, act: str = "") -> str:
    return f"/proposals/{made.pk}/{act}"


def test_a_delegate_writes_opens_and_hands_in(there):
    me = client(there.proposer)
    assert "撰写提案" in text(me.get(LIST))
    assert me.post(f"{LIST}/new", {**GIVEN, "title": ""}).status_code == 422
    answer = me.post(f"{LIST}/new", GIVEN)
    made = Proposal.objects.get()
    assert (answer.status_code, answer.url, made.stage) == (302, page(made), Stage.DRAFT)
    assert me.post(page(made, "act"), {"act": "hand_in"}).status_code == 409
    assert me.post(page(made, "act"), {"act": "open"}).status_code == 302
    for other in there.delegates[1:3]:
        assert "附议此提案" in text(client(other).get(page(made)))
        assert client(other).post(page(made, "act"), {"act": "second"}).status_code == 302
    assert me.post(page(made, "act"), {"act": "hand_in"}).status_code == 302
    shown = text(me.get(page(made)))
    assert "代表12、代表13" in shown
    assert "审查中" in shown


def test_a_draft_is_changed_and_put_away_by_its_proposer_alone(there):
    made, me = drafted(there), client(there.proposer)
    other = client(there.delegates[1])
    for act in ("", "edit"):
        assert other.get(page(made, act)).status_code == 404
    assert "延长图书馆开放时间" not in text(other.get(LIST))
    assert me.post(page(made, "edit"), {**GIVEN, "title": "改过的案由"}).status_code == 302
    assert fresh(made).title == "改过的案由"
    assert me.get(page(made, "edit")).status_code == 200
    assert other.post(page(made, "drop")).status_code == 404
    assert (me.post(page(made, "drop")).status_code, Proposal.objects.count()) == (302, 0)
    kept = handed_in(there)
    assert other.get(page(kept, "edit")).status_code == 403
    assert me.post(page(kept, "drop")).status_code == 403
    assert me.post(page(kept, "edit"), GIVEN).status_code == 409


def test_what_looks_for_seconders_is_seen_by_delegates_only(there, outsider):
    made = seconded(there)
    assert client(there.delegates[4]).get(page(made)).status_code == 200
    assert client(outsider).get(page(made)).status_code == 404
    assert "延长图书馆" not in text(client(outsider).get(LIST))
    assert "延长图书馆" in text(client(there.delegates[4]).get(LIST))


def test_everybody_who_is_signed_in_reads_what_is_handed_in(there, outsider):
    made = handed_in(there)
    assert client(outsider).get("/congresses/无此届/proposals").status_code == 404
    assert "延长图书馆" in text(client(outsider).get(LIST))
    shown = text(client(outsider).get(page(made)))
    assert WORDS.problem in shown
    assert there.proposer.student_id not in shown
    assert client(outsider).get(f"{LIST}/new").status_code == 403


def test_the_text_of_a_refused_one_is_open_to_its_proposer_and_the_organs(there, outsider):
    made = checked(there)
    docket(there, made, REFUSAL)
    seen = {
        "proposer": there.proposer,
        "organ": there.seat(LEAGUE),
        "outsider": outsider,
        "delegate": there.delegates[4],
    }
    found = {name: WORDS.problem in text(client(one).get(page(made))) for name, one in seen.items()}
    assert found == {"proposer": True, "organ": True, "outsider": False, "delegate": False}
    hidden = text(client(outsider).get(page(made)))
    assert (made.title in hidden, "请向市政部门反映" in hidden) == (True, False)


def test_the_list_is_filtered_and_searched(there):
    docketed(there)
    handed_in(there, title="食堂增加窗口", category="权益维护")
    me = client(there.proposer)

    def titles(query: str) -> tuple[bool, bool]:
        found = text(me.get(f"{LIST}?{query}"))
        return "延长图书馆" in found, "食堂增加" in found

    assert titles("") == (True, True)
    assert titles("state=docketed") == (True, False)
    assert titles("state=filed") == (False, True)
    assert titles("category=权益维护") == (False, True)
    assert titles("q=图书馆") == (True, False)
    assert titles("q=代表11") == (True, True)
    assert titles("q=%25") == (False, False)
    assert titles("state=nonsense&page=99") == (True, True)


def test_the_list_asks_no_more_for_three_than_for_one(there):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client(there.proposer).get(LIST)
        return len(caught)

    docketed(there)
    queries()
    before = queries()
    docketed(there, title="第二件")
    docketed(there, title="第三件")
    assert queries() == before


def test_the_organ_returns_merges_and_dockets_on_the_page(there):
    made, other = checked(there), checked(there, there.delegates[4], title="图书馆周末开放")
    teacher = client(there.seat(LEAGUE))
    given = {"organ": LEAGUE}
    assert "立案并交办" in text(teacher.get(page(made)))
    assert "立案并交办" not in text(client(there.proposer).get(page(made)))
    assert teacher.post(page(made, "merge"), given).status_code == 409
    assert teacher.post(page(made, "merge"), {**given, "other": [other.pk, "x"]}).status_code == 302
    assert "代表11、代表15" in text(teacher.get(page(made)))
    assert "已并入" in text(teacher.get(page(other)))
    assert teacher.post(page(other, "part"), given).status_code == 302
    assert teacher.post(page(other, "part"), given).status_code == 409
    assert teacher.post(page(other, "check"), {**given, "outcome": "return"}).status_code == 409
    back = {**given, "outcome": "return", "opinion": "请写明时间"}
    assert teacher.post(page(other, "check"), back).status_code == 302
    assert "请写明时间" in text(client(there.delegates[4]).get(page(other)))
    wish = {**given, "outcome": "docket", "office": ""}
    assert teacher.post(page(made, "docket"), {**wish, "outcome": "nonsense"}).status_code == 422
    refused = teacher.post(page(made, "docket"), wish)
    assert (refused.status_code, "请选择承办单位" in text(refused)) == (409, True)
    assert teacher.post(page(made, "docket"), {**wish, "office": there.office}).status_code == 302
    assert fresh(made).stage == Stage.DOCKETED


def test_the_office_replies_and_the_proposer_rates_on_the_page(there):
    made = docketed(there)
    office, me = client(there.seat(there.office)), client(there.proposer)
    given = {"organ": there.office, "opinion": REPLIED}
    assert me.post(page(made, "reply"), given).status_code == 409
    assert office.post(page(made, "reply"), {**given, "opinion": " "}).status_code == 409
    assert office.post(page(made, "reply"), given).status_code == 302
    assert REPLIED in text(me.get(page(made)))
    assert office.post(page(made, "rate"), {"satisfied": "yes"}).status_code == 409
    assert me.post(page(made, "rate"), {"satisfied": "no", "words": ""}).status_code == 409
    assert me.post(page(made, "rate"), {"satisfied": "no", "words": "没有时间表"}).status_code == 302
    assert "再次答复" in text(me.get(page(made)))
    assert fresh(made).stage == Stage.DOCKETED


def test_the_reply_is_given_from_the_inbox_too(there):
    made = docketed(there)
    case = made.replies.get().case
    office = client(there.seat(there.office))
    assert f"/cases/{case.pk}/" in text(office.get("/inbox/"))
    shown = text(office.get(f"/cases/{case.pk}/"))
    assert "下方填写的意见即为答复" in shown
    given = {"organ": there.office, "outcome": "approve", "opinion": REPLIED}
    assert office.post(f"/cases/{case.pk}/decide", given).status_code == 302
    assert fresh(made).stage == Stage.ANSWERED


def test_the_case_of_a_proposal_leads_to_its_page_and_its_form_is_printed(there):
    made = checked(there)
    teacher = client(there.seat(LEAGUE))
    shown = text(teacher.get(f"/cases/{made.case_id}/"))
    assert f'href="/proposals/{made.pk}/"' in shown
    answer = teacher.post(f"/cases/{made.case_id}/decide", {"organ": LEAGUE, "outcome": "approve"})
    assert (answer.status_code, "请到提案页面办理" in text(answer)) == (409, True)
    assert teacher.get(f"/cases/{made.case_id}/form.docx").status_code == 200


def test_the_round_before_is_kept_for_the_proposer_and_the_organs(there, outsider):
    made = checked(there)
    check(there, made, LEAGUE, Word.RETURN, "请写明时间")
    me = client(there.proposer)
    me.post(page(made, "edit"), {**GIVEN, "suggestion": "延长到零点。"})
    me.post(page(made, "act"), {"act": "hand_in"})
    assert "第1轮提交的文本" in text(me.get(page(made)))
    assert "第1轮提交的文本" not in text(client(outsider).get(page(made)))


def test_the_report_is_a_page_and_two_papers(there, outsider):
    answered(there)
    docket(there, checked(there), REFUSAL)
    reader = client(outsider)
    shown = text(reader.get(f"{LIST}/report"))
    assert "提案工作报告" in shown
    word, pdf = reader.get(f"{LIST}/report.docx"), reader.get(f"{LIST}/report.pdf")
    assert (word.content[:2], pdf.content[:5]) == (b"PK", b"%PDF-")
    assert reader.get(f"{LIST}/report.xls").status_code == 404


def test_hostile_words_are_shown_as_text(there):
    evil = "<script>alert(1)</script>"
    made = checked(there, title=evil, problem=f"{evil}\n<img src=x>")
    teacher = there.seat(LEAGUE)
    does(
        actions.docket_proposal,
        there,
        teacher,
        made,
        organ=LEAGUE,
        wish=Disposition(Outcome.REFUSE, "", "form", evil),
    )
    for url in (LIST, page(made), f"/cases/{made.case_id}/"):
        shown = text(client(teacher).get(url))
        assert evil not in shown
        assert "<img src=x" not in shown
        assert "&lt;script&gt;" in shown


def test_no_other_act_is_known(there):
    assert client(there.proposer).post(page(drafted(there), "act"), {"act": "nonsense"}).status_code == 404


def test_one_page_leads_to_the_own_proposals_and_to_those_of_every_congress(there, outsider):
    made = handed_in(there)
    drafted(there, title="草稿一件")
    assert {"草稿一件", made.title, "第六次学代会"} <= words_in(there.proposer, "草稿一件", made.title)
    assert words_in(there.delegates[1], "草稿一件", made.title) == {made.title, "第六次学代会"}
    assert words_in(outsider, "草稿一件", made.title) == {"第六次学代会"}


def words_in(reader: Account, *words: str) -> set[str]:
    shown = text(client(reader).get("/proposals/"))
    return {one for one in (*words, "第六次学代会") if one in shown}
