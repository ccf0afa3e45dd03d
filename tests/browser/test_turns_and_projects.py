"""Next term's executive chair; a volunteer project from its call to the release."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from browser.ways import DECIDED, go, number_of_case, open_case, open_union, say, take_turns

pytestmark = pytest.mark.usefixtures("university")
UNION_BY_SIZE = {390: "校学生会", 1440: "校研究生会"}


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request):
    return request.param


def test_a_project_calls_for_volunteers_counts_their_hours_and_releases_them(page, size, sign_in):
    name = f"新生报到志愿服务{size[0]}"
    take_turns(page, "gumingchuan", sign_in)
    propose(page, name)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()

    take_turns(page, "yeqinghe", sign_in)
    open_project(page, name)
    page.get_by_role("button", name="报名", exact=True).click()
    expect(page.get_by_text("已报名，请等待答复。")).to_be_visible()

    take_turns(page, "gumingchuan", sign_in)
    open_project(page, name)
    page.get_by_role("button", name="录用", exact=True).click()
    expect(page.get_by_text("已录用为本项目志愿者。")).to_be_visible()
    page.locator("summary", has_text="时长").click()
    page.get_by_label("时长").fill("2.5")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("时长已登记。")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.locator("summary", has_text="解除").click()
    page.get_by_role("button", name="解除", exact=True).click()
    expect(page.get_by_text("志愿者已解除。")).to_be_visible()

    take_turns(page, "yeqinghe", sign_in)
    go(page, "志愿者项目")
    helped = page.locator(".conditions li", has_text=name)
    expect(helped).to_contain_text("2.5")
    with page.expect_download() as download:
        helped.get_by_role("link", name="服务证书").click()
    assert download.value.suggested_filename.startswith(name)


def test_the_executive_chair_of_the_next_term_is_proposed_and_settled(page, size, plan, sign_in):
    union = UNION_BY_SIZE[size[0]] if plan == "kunming" else "校学生会"
    take_turns(page, "gumingchuan", sign_in)
    open_union(page, union)
    page.locator("#main").get_by_role("link", name="轮值", exact=True).click()
    if plan == "xianning":
        expect(page.get_by_label("执行主席")).to_have_count(0)
        return
    heading = page.get_by_role("heading", name=re.compile("提出 .* 轮值人选"))
    term = re.search(r"提出 (\S+) 轮值人选", heading.inner_text())[1]
    chair = page.get_by_label("执行主席")
    first = chair.locator("option").first.inner_text().split()[0]
    name_decision(page, "同意按轮值顺序提名下学期执行主席")
    page.get_by_role("button", name="提交", exact=True).click()
    number = number_of_case(page)
    open_case(page, number)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()

    open_union(page, union)
    page.locator("#main").get_by_role("link", name="轮值", exact=True).click()
    turn = page.locator(".turns li", has_text=term)
    expect(turn).to_contain_text(first)
    expect(turn).not_to_contain_text("建议")


def propose(page: Page, name: str) -> None:
    """For today and a month, by the union's guiding organ."""
    open_union(page, "校学生会")
    page.locator("#main").get_by_role("link", name="项目与志愿者", exact=True).click()
    today = date.today()
    page.get_by_label("项目", exact=True).fill(name)
    page.get_by_label("项目内容").fill("九月三日在东门迎接新生、指路、搬运行李。")
    page.get_by_label("第一天").fill(today.isoformat())
    page.get_by_label("结束日（不含当日）").fill((today + timedelta(days=30)).isoformat())
    page.get_by_label("所需人数").fill("10")
    name_decision(page, "同意本学期志愿服务项目安排")
    page.get_by_role("button", name="提交", exact=True).click()
    open_case(page, number_of_case(page))


def name_decision(page: Page, said: str) -> None:
    """Of the presidium, for an important matter."""
    decision = page.get_by_label("主席团决定")
    decision.select_option(decision.locator("option", has_text=said).get_attribute("value"))


def open_project(page: Page, name: str) -> None:
    go(page, "志愿者项目")
    page.locator(".inbox a", has_text=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
