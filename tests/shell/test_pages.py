"""What holds for every page: its policy, language and switches, and that it stands on an empty database."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from architecture.tree import SOURCE
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Reason, Status
from huizhang.people.models import Account
from huizhang.policy.words import PackText
from huizhang.shell.components import Gauge, status_tabs

TEMPLATES = sorted(
    path for path in SOURCE.glob("*/templates/**/*.html") if path.parts[-3:-1] != ("compliance", "report")
)
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:src|href|action)=\"(?:https?:)?//")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_script_or_style_and_fetches_nothing_from_elsewhere(template):
    text = template.read_text()

    assert (INLINE.findall(text), ELSEWHERE.findall(text)) == ([], [])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_what_a_template_says_is_collected(template):
    assert "blocktranslate" not in template.read_text()


@pytest.mark.django_db
def test_the_policy_allows_nothing_but_our_own_files(client):
    told = client.get("/offline").headers["Content-Security-Policy"]
    policy = dict(directive.split(" ", 1) for directive in told.split("; "))

    assert {name: policy[name] for name in ("default-src", "script-src", "style-src")} == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
    }
    assert "unsafe" not in told


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/account/sign-in/", "/offline", "/gallery"])
def test_a_page_stands_on_an_empty_database(client, url):
    assert client.get(url).status_code == 200


@pytest.mark.django_db
def test_the_home_of_somebody_without_a_seat_says_who_grants_seats(client):
    client.force_login(Account.objects.create_user("bailusheng", name="白露生"), BACKEND)

    assert "席位由校团委授予" in client.get("/").content.decode()


BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_asked_to(client):
    answer = client.get("/")

    assert (answer.status_code, answer.url) == (302, "/account/sign-in/")


@pytest.mark.django_db
def test_nobody_registers(client):
    assert client.get("/account/signup/").status_code == 404


@pytest.mark.django_db
def test_a_name_is_locked_after_five_wrong_passwords(client):
    Account.objects.create_user("guming", "right-password-9", name="顾明")
    wrong = {"login": "guming", "password": "wrong"}
    statuses = [client.post("/account/sign-in/", wrong).status_code for _ in range(5)]
    right = client.post("/account/sign-in/", {"login": "guming", "password": "right-password-9"})

    assert (statuses[:4], right.status_code) == ([200] * 4, 429)


@pytest.mark.django_db
def test_outside_the_demo_nobody_signs_in_by_one_click(client, settings):
    settings.DEMO = False

    assert client.post("/account/sign-in/as", {"username": "gumingchuan"}).status_code == 404


@pytest.mark.django_db
def test_pages_are_chinese_until_english_is_chosen_and_the_switch_keeps_the_page(client):
    before = client.get("/offline", headers={"accept-language": "en"}).content.decode()
    answer = client.post("/language", {"language": "en", "next": "/offline?from=here"})
    after = client.get(answer.url).content.decode()

    assert answer.url == "/offline?from=here"
    assert ('lang="zh-Hans"' in before, "网络已断开" in before) == (True, True)
    assert ('lang="en"' in after, "No connection" in after) == (True, True)


@pytest.mark.parametrize("next", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_a_switch_never_leads_elsewhere(client, next):
    assert client.post("/theme", {"theme": "dark", "next": next}).url == "/"


@pytest.mark.django_db
def test_the_chosen_theme_is_written_into_the_page(client):
    client.post("/theme", {"theme": "dark", "next": "/offline"})

    assert 'data-bs-theme="dark"' in client.get("/offline").content.decode()


@pytest.mark.django_db
def test_the_health_page_answers_where_the_database_does(client):
    assert (client.get("/health").status_code, client.get("/health").json()) == (200, {"database": "ok"})


def rendered(text, **context):
    return Template("{% load shell %}" + text).render(Context(context))


def test_a_verdict_is_icon_and_word_and_colour_and_opens_its_reasons():
    reasons = [Reason(Status.FAIL, "第三条", message("{n} people, at most {max}", n=63, max=60))]
    html = component('<c-verdict status="fail" :reasons="reasons" />', reasons=reasons)

    assert [part in html for part in ("icons.svg#fail", "不合规", "s-fail", "63人，至多60人", "第三条")] == [
        True
    ] * 5


def component(text, **context):
    from django_cotton.compiler_regex import CottonCompiler

    return Template(CottonCompiler().process("{% load shell %}" + text)).render(Context(context))


def test_hostile_text_stays_text():
    html = component('<c-clause :article="hostile" :says="hostile" />', hostile="<script>alert(1)</script>")

    assert ("<script>" in html, "&lt;script&gt;" in html) == (False, True)
    assert rendered('{% say "Good day, {name}" name=hostile %}', hostile="<b>") == "您好，&lt;b&gt;"


def test_a_gauge_draws_what_is_used_beside_the_number_of_the_rule():
    gauge = Gauge("工作人员", "48 / 60", Status.PASS, 48, line=60)

    assert (gauge.used_width, gauge.line_x) == (266, 333)


def test_the_status_filter_keeps_what_else_the_address_says(rf):
    tabs = status_tabs(rf.get("/?status=fail&union=a&page=3"), {"fail": 2, "pass": 5})

    assert [(tab.status, tab.count, tab.url, tab.here) for tab in tabs] == [
        (None, 7, "?union=a", False),
        ("fail", 2, "?union=a&status=fail", True),
        ("pass", 5, "?union=a&status=pass", False),
    ]


def test_the_languages_are_chinese_first_and_english():
    assert [code for code, _ in settings.LANGUAGES] == ["zh-hans", "en"]


@pytest.mark.django_db
@pytest.mark.parametrize(("password", "heading"), [("right-password-9", "修改密码"), (None, "设置密码")])
def test_a_person_changes_the_password_or_chooses_the_first_one(client, password, heading):
    client.force_login(Account.objects.create_user("bailusheng", password, name="白露生"), BACKEND)

    assert f"<h1>{heading}</h1>" in client.get("/account/password/", follow=True).content.decode()


@pytest.mark.parametrize(("language", "told"), [("zh-hans", "校团委"), ("en", "school league committee")])
def test_a_text_that_a_pack_carries_in_both_languages_is_told_in_the_readers(language, told):
    organ = PackText("school league committee", chinese="校团委")
    template = Template("{% load shell %}{{ organ|told }}")

    with translation.override(language):
        assert template.render(Context({"organ": organ})) == told


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/account/password/", "/no-such-page"])
def test_pages_that_ask_for_no_authority_show_the_whole_navigation(client, path):
    account = Account.objects.create_user("zhouyuan", "right-password-9", name="周远", is_administrator=True)
    client.force_login(account, BACKEND)

    assert 'href="/account/codes/"' in client.get(path).content.decode()
