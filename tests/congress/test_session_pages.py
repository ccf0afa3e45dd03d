"""The pages of a session: who sees them, what they do without script, what the hall shows."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from compliance.university import PLAN
from congress.sitting import NAME, Sitting, congress_with, sitting
from congress.test_pages import client, text
from huizhang.congress.models import (
    Calling,
    Entitled,
    Milestone,
    ProposedAllocation,
    Scrutineer,
    Session,
    SessionResolution,
    Stay,
)
from huizhang.congress.queries.session.codes import code_from
from huizhang.people.models import NameSpelling, Student
from huizhang.people.queries import plan
from selection.serving import account_of

pytestmark = pytest.mark.django_db
PAGE = f"/congresses/{NAME}/session"
DOORS = f"/congresses/{NAME}/check-in"
QUEUE = f"{DOORS}/queue"
HALL = f"/congresses/{NAME}/hall"
OWN = f"/congresses/{NAME}/own-code"
SHEET = f"{PAGE}/codes"
OPENING = f"{PAGE}/opening"


@pytest.fixture(autouse=True)
def school(monkeypatch) -> None:
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    cache.clear()


@pytest.fixture
def there() -> Sitting:
    return sitting()


@pytest.fixture
def delegate(there):
    return account_of(Student.objects.get(pk=there.numbers[0]))


def code_of(number: str) -> str:
    return code_from(Entitled.objects.get(student=number).code)


def sent(account, *entries: dict, page: str = QUEUE):
    return client(account).post(page, json.dumps({"entries": entries}), content_type="application/json")


def entry(number: str, **more) -> dict:
    return {"key": str(uuid4()), "student_no": number, "act": "in", "at": timezone.now().isoformat()} | more


def test_each_page_is_for_those_whom_it_concerns(there, delegate):
    parts = {
        "leads": there.leads,
        "scrutineer": there.scrutineer,
        "delegate": delegate,
        "clerk": there.presidium.clerk,
    }
    found = {
        page: {part: client(account).get(page).status_code for part, account in parts.items()}
        for page in (PAGE, DOORS, HALL, OWN, SHEET)
    }
    assert found == {
        PAGE: {"leads": 200, "scrutineer": 200, "delegate": 200, "clerk": 403},
        DOORS: {"leads": 403, "scrutineer": 200, "delegate": 403, "clerk": 403},
        HALL: {"leads": 200, "scrutineer": 200, "delegate": 200, "clerk": 403},
        OWN: {"leads": 403, "scrutineer": 403, "delegate": 200, "clerk": 403},
        SHEET: {"leads": 200, "scrutineer": 403, "delegate": 403, "clerk": 403},
    }
    assert {page: Client().get(page).status_code for page in found} == dict.fromkeys(found, 302)


def test_the_books_are_opened_on_the_page():
    presidium, congress, _ = congress_with()
    page = client(presidium.members[0])
    assert "名册中有9人应到" in text(page.get(PAGE))
    begins = timezone.localtime() + timedelta(days=1)
    given = {"place": "报告厅", "begins": f"{begins:%Y-%m-%dT%H:%M}", "quorum": ">2/3"}
    shown = text(page.get(OPENING, given))
    for said in ("软件代表团", "超过2/3", "7 人", "锁定名册并启动会议"):
        assert said in shown
    early = text(page.get(OPENING, {**given, "begins": "2020-01-01T09:00"}))
    assert ("会议须在今天或以后开始" in early, "锁定名册并启动会议" in early) == (True, False)
    assert (page.post(OPENING, {**given, "place": ""}).status_code, Session.objects.count()) == (422, 0)
    assert page.post(OPENING, given).status_code == 302
    assert Session.objects.get(congress=congress).quorum == ">2/3"
    assert page.post(OPENING, given).status_code == 302
    assert client(presidium.clerk).post(OPENING, given).status_code == 403


def test_whoever_leads_is_led_to_the_steps_that_are_missing():
    presidium, congress, _ = congress_with()
    congress.milestones.filter(name="credentials").delete()
    ProposedAllocation.objects.update(total=20)
    shown = text(client(presidium.members[0]).get(PAGE))
    for said in (
        "代表资格尚未审查",
        f'href="/congresses/{quote(NAME)}/credentials"',
        "代表尚未全部选出",
        "第六条",
    ):
        assert said in shown
    assert 'name="place"' not in shown
    Calling.objects.all().delete()
    shown = text(client(presidium.members[0]).get(PAGE))
    assert ("本次大会已经召开" in shown, 'name="place"' in shown) == (True, False)


def test_whoever_leads_arranges_resolves_and_closes_on_the_page(there):
    page = client(there.leads)
    begins = timezone.localtime(there.session.begins) + timedelta(minutes=1)
    agenda = f"{begins:%H:%M} 20 审议工作报告 | 张三\n{begins:%H:%M} 30 选举"
    begins = f"{begins:%Y-%m-%d} "
    lines = "\n".join(begins + line for line in agenda.splitlines())
    for given in (
        {"act": "agenda", "agenda": lines},
        {"act": "presidium", "members": " ".join(there.numbers[:2])},
        {"act": "head", "delegation": there.session.delegations.first().pk, "student_no": ""},
        {"act": "paper", "file": SimpleUploadedFile("报告.pdf", b"%PDF-1.7\n")},
    ):
        status = 422 if given.get("student_no") == "" else 302
        assert page.post(PAGE, given).status_code == status, given
    there.came_in(7)
    vote = {"act": "resolve", "text": "批准工作报告", "majority": "decision", "method": "hands"}
    assert page.post(PAGE, {**vote, "in_favour": "8", "against": "0", "abstained": "0"}).status_code == 409
    assert page.post(PAGE, {**vote, "in_favour": "5", "against": "1", "abstained": "1"}).status_code == 302
    shown = text(page.get(PAGE))
    for said in ("审议工作报告", "报告.pdf", "代表1", "到会7人", "赞成5票"):
        assert said in shown
    assert page.post(PAGE, {"act": "close", "said": ""}).status_code == 302
    assert Milestone.objects.filter(name="session").exists()
    assert page.post(PAGE, {**vote, "in_favour": "5"}).status_code == 422
    assert SessionResolution.objects.count() == 1


def test_an_agenda_that_cannot_be_read_says_which_line(there):
    answer = client(there.leads).post(PAGE, {"act": "agenda", "agenda": "明天上午开会"})
    assert (answer.status_code, "第1行无法识别" in text(answer)) == (409, True)


def test_the_page_says_when_it_sat_and_when_it_sits_again(there):
    begins = timezone.localtime() + timedelta(days=7)
    given = {"act": "adjourn", "begins": f"{begins:%Y-%m-%dT%H:%M}", "place": "礼堂"}
    assert client(there.leads).post(PAGE, given).status_code == 302
    shown = text(client(there.leads).get(PAGE))
    for said in ("已休会的会议", "报告厅", f"{begins.day}日 {begins:%H:%M}"):
        assert said in shown


def test_nobody_else_leads_by_the_page(there, delegate):
    assert client(delegate).post(PAGE, {"act": "close", "said": ""}).status_code == 403
    assert client(there.scrutineer).post(PAGE, {"act": "hall"}).status_code == 403


def test_scrutineers_are_found_by_name_number_or_user_name_and_named(there, delegate):
    page = client(there.leads)
    for asked in (delegate.name, delegate.student_id, delegate.username):
        assert f'name="username" value="{delegate.username}"' in text(page.get(PAGE, {"who": asked}))
    assert "没有找到已启用的账号" in text(page.get(PAGE, {"who": "无此人"}))
    assert page.post(PAGE, {"act": "scrutineer", "username": delegate.username}).status_code == 302
    assert Scrutineer.objects.filter(account=delegate).exists()
    again = page.post(PAGE, {"act": "scrutineer", "username": delegate.username})
    assert (again.status_code, "已是签到人员" in text(again) or "已" in text(again)) == (409, True)
    assert f'value="{delegate.username}"' not in text(page.get(PAGE, {"who": delegate.name}))


def test_delegates_and_scrutineers_are_led_to_the_session_from_where_they_begin(there, delegate):
    for page in ("/", "/inbox/"):
        sits, checks = (text(client(one).get(page)) for one in (delegate, there.scrutineer))
        assert (f'href="{quote(OWN)}"' in sits, f'href="{quote(DOORS)}"' in sits) == (True, False)
        assert (f'href="{quote(OWN)}"' in checks, f'href="{quote(DOORS)}"' in checks) == (False, True)
        assert quote(NAME) not in text(client(there.presidium.clerk).get(page))
    Session.objects.update(closed_at=timezone.now())
    assert quote(NAME) not in text(client(delegate).get("/"))


def test_before_the_books_are_open_a_delegate_opens_the_page_and_no_code():
    presidium, _, numbers = congress_with()
    sits = client(account_of(Student.objects.get(pk=numbers[0])))
    shown = text(sits.get(PAGE))
    assert ("名册中有9人应到" in shown, 'name="place"' in shown) == (True, False)
    assert f'href="/congresses/{quote(NAME)}/proposals"' in shown
    assert f'href="{quote(PAGE)}"' in text(sits.get("/"))
    assert sits.get(OWN).status_code == 404
    assert client(presidium.clerk).get(PAGE).status_code == 403


def test_scrutineers_are_released_and_the_hall_gets_a_new_link(there):
    page, before = client(there.leads), there.session.hall_sha256
    named = Scrutineer.objects.get()
    assert page.post(PAGE, {"act": "release", "scrutineer": named.pk}).status_code == 302
    assert client(there.scrutineer).get(DOORS).status_code == 403
    assert page.post(PAGE, {"act": "hall"}).status_code == 302
    assert Session.objects.get().hall_sha256 != before


def test_people_are_found_by_name_pinyin_or_number_and_checked_in_without_script(there):
    NameSpelling.objects.create(name="代表1", pinyin="daibiao", initials="db")
    page, number = client(there.scrutineer), there.numbers[0]
    for asked in ("代表1", "daibiao", "db", number):
        assert f'value="{number}"' in text(page.get(DOORS, {"q": asked}))
    given = {"student_no": number, "key": str(uuid4()), "door": "东门", "act": "in"}
    assert page.post(DOORS, given).status_code == 302
    assert page.post(DOORS, given).status_code == 302
    again = page.post(DOORS, {**given, "key": str(uuid4())})
    assert (again.status_code, "不得重复签到" in text(again), "东门" in text(again)) == (409, True, True)
    assert page.post(DOORS, {**given, "key": str(uuid4()), "act": "out"}).status_code == 302
    assert Stay.objects.filter(left__isnull=False).count() == 1


def test_whoever_is_not_on_the_roll_is_said_not_to_be(there):
    page = client(there.scrutineer)
    assert "不在本次会议名册中" in text(page.get(DOORS, {"q": "20240899"}))
    assert "名册中没有找到" in text(page.get(DOORS, {"q": "无此人"}))


def test_the_door_page_asks_as_often_for_many_as_for_few(there):
    page = client(there.scrutineer)
    counts = []
    for number in (1, 8):
        there.came_in(number) if number == 1 else [there.came(one) for one in there.numbers[1:8]]
        with CaptureQueriesContext(connection) as asked:
            page.get(DOORS, {"q": "代表"})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_looking_at_a_code_writes_nothing_and_a_tap_checks_in(there):
    page, number = client(there.scrutineer), there.numbers[0]
    address = f"/c/{code_of(number)}"
    shown = text(page.get(address))
    assert ("代表1" in shown, Stay.objects.count()) == (True, 0)
    key = str(uuid4())
    assert page.post(address, {"key": key, "act": "in", "door": "东门"}).status_code == 302
    assert Stay.objects.get().entitled.student_id == number
    assert "已于" in text(page.get(address)) or "在场" in text(page.get(address))
    assert page.post(address, {"key": str(uuid4()), "act": "in"}).status_code == 409


def test_a_code_tells_others_only_who_may_use_it(there, delegate):
    address, nobody = f"/c/{code_of(there.numbers[1])}", f"/c/{'x' * 22}"
    for account in (None, there.leads, delegate):
        page = client(account) if account else Client()
        answers = [page.get(one) for one in (address, nobody)]
        assert [one.status_code for one in answers] == [403, 403]
        assert "代表2" not in text(answers[0])
    assert client(delegate).post(address, {"key": str(uuid4()), "act": "in"}).status_code == 403
    assert "本人的签到码" in text(client(delegate).get(f"/c/{code_of(there.numbers[0])}"))
    assert Stay.objects.count() == 0


def test_a_queue_is_answered_entry_by_entry(there):
    first, second = there.numbers[:2]
    entries = (entry(first, door="东门"), entry("20240899"), entry(second), entry("", code=code_of(first)))
    answer = sent(there.scrutineer, *entries).json()
    assert [one["state"] for one in answer["answers"]] == ["done", "refused", "done", "refused"]
    assert (answer["present"], answer["entitled"]) == (2, 9)
    again = sent(there.scrutineer, *entries).json()
    assert [one["state"] for one in again["answers"]] == ["done", "refused", "done", "refused"]
    assert Stay.objects.count() == 2
    out = sent(there.scrutineer, entry(first, act="out")).json()
    assert (out["answers"][0]["state"], out["present"]) == ("done", 1)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"entries": []}',
        '{"entries": [1]}',
        '{"entries": [{"key": 1}]}',
        "{",
        '{"entries": 3}',
    ],
)
def test_a_queue_that_cannot_be_read_is_refused(there, body):
    answer = client(there.scrutineer).post(QUEUE, body, content_type="application/json")
    assert (answer.status_code, len(answer.json()["problems"]), Stay.objects.count()) == (422, 1, 0)


def test_the_queue_is_for_scrutineers(there, delegate):
    assert sent(delegate, entry(there.numbers[0])).status_code == 403
    assert sent(there.leads, entry(there.numbers[0])).status_code == 403
    assert Stay.objects.count() == 0


def test_the_hall_shows_counts_and_delegations_and_nobody(there):
    there.came_in(6)
    token = code_from(there.session.hall)
    shown = text(Client().get(f"/hall/{token}"))
    assert "已达到法定人数" in shown
    assert "软件代表团" in shown
    assert not [name for name in ("代表1", *there.numbers) if name in shown]
    assert Client().get(f"/hall/{'x' * 22}").status_code == 404


def test_what_did_not_change_in_the_hall_is_not_sent_again(there):
    page, address = Client(), f"/hall/{code_from(there.session.hall)}"
    headers = {"HX-Request": "true"}
    first = page.get(address, headers=headers)
    with CaptureQueriesContext(connection) as asked:
        again = page.get(address, headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, len(asked)) == (304, b"", 1)
    there.came_in(1)
    cache.clear()
    changed = page.get(address, headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert (changed.status_code, "<html" in text(changed)) == (200, False)


def test_codes_are_printed_by_delegation_with_a_picture_each(there):
    page = client(there.leads)
    whole = text(page.get(SHEET))
    assert whole.count('role="img" aria-label="代表') == 9 or whole.count("<svg") >= 9
    one = there.session.delegations.get(name="网络代表团")
    assert text(page.get(SHEET, {"delegation": one.pk})).count("代表团</small>") == 3
    assert page.get(SHEET, {"delegation": "x"}).status_code == 404
    assert code_of(there.numbers[0]) not in whole


def test_a_delegate_shows_the_own_code(there, delegate):
    there.came(there.numbers[0], door="东门")
    shown = text(client(delegate).get(OWN))
    assert ("<svg" in shown, "东门" in shown, "代表2" in shown) == (True, True, False)


def test_papers_and_minutes_are_given_to_those_who_sit(there, delegate):
    there.came_in(7)
    there.went(there.numbers[0])
    there.resolved(5, 1)
    page = client(there.leads)
    page.post(PAGE, {"act": "paper", "file": SimpleUploadedFile("报告.pdf", b"%PDF-1.7\n")})
    paper = f"{PAGE}/papers/{there.session.papers.get().pk}"
    answers = {
        address: [
            client(account).get(address).status_code
            for account in (delegate, there.scrutineer, there.presidium.clerk)
        ]
        for address in (paper, f"{PAGE}/minutes.docx")
    }
    assert answers == {paper: [200, 200, 403], f"{PAGE}/minutes.docx": [200, 403, 403]}
    words = Document(BytesIO(client(delegate).get(f"{PAGE}/minutes.docx").content))
    said = "\n".join(one.text for one in words.paragraphs)
    for part in (
        "会议纪要",
        "草稿",
        "应到9人，实到7人",
        "批准工作报告",
        "赞成5，反对1，弃权0",
        "离席",
        "未到会：代表8",
    ):
        assert part in said
    pdf = PdfReader(BytesIO(client(delegate).get(f"{PAGE}/minutes.pdf").content))
    assert "决议" in "".join(one.extract_text() for one in pdf.pages)
    assert client(delegate).get(f"{PAGE}/minutes.txt").status_code == 404
