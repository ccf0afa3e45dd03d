"""A proposal from the first word to the rated reply, and the report on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.ways import go, take_turns

pytestmark = pytest.mark.usefixtures("university")
PROBLEM = "图书馆晚上九点半关门。"
SUGGESTION = "延长到晚上十一点。"
REPLIED = "自下周起延长到晚上十一点。"


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def settings_of_school() -> str:
    return "\n[proposals]\nseconders = 0\n"


def open_proposals(page: Page) -> None:
    """By the links that everybody has."""
    go(page, "提案")
    page.locator(".inbox a", has_text="全体学生大会").last.click()


def fits(page: Page, size: tuple[int, int], serious_faults) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert serious_faults(page) == []


def test_a_proposal_is_seconded_docketed_replied_to_and_rated(page, size, sign_in, serious_faults):
    title = f"延长图书馆开放时间 {size[0]}"
    take_turns(page, "yeqinghe", sign_in)
    open_proposals(page)
    fits(page, size, serious_faults)
    page.get_by_role("link", name="撰写提案").click()
    form = page.url
    page.get_by_label("案由").fill(title)
    page.get_by_label("类别").select_option("生活服务")
    page.get_by_label("背景").fill("期末自习座位紧张。")
    page.get_by_label("问题").fill(PROBLEM)
    page.context.set_offline(True)
    page.get_by_role("button", name="保存草稿").click()
    page.context.set_offline(False)
    page.goto(form)
    expect(page.get_by_label("问题")).to_have_value(PROBLEM)
    expect(page.get_by_text("已恢复您之前填写但尚未保存的内容")).to_be_visible()
    fits(page, size, serious_faults)
    page.get_by_label("建议").fill(SUGGESTION)
    page.get_by_role("button", name="保存草稿").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    proposal = page.url
    page.get_by_role("button", name="开放附议").click()
    expect(page.get_by_text("代表现在可以附议了")).to_be_visible()

    take_turns(page, "luxiaohe", sign_in)
    open_proposals(page)
    page.locator(".inbox a", has_text=title).click()
    page.get_by_role("button", name="我附议此提案").click()
    expect(page.get_by_text("您已附议。")).to_be_visible()

    take_turns(page, "yeqinghe", sign_in)
    page.goto(proposal)
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.get_by_text("提案已提交")).to_be_visible()
    fits(page, size, serious_faults)
    page.goto(form)
    expect(page.get_by_label("问题")).to_have_value("")

    take_turns(page, "hewenlan", sign_in)
    go(page, "待办")
    page.locator(".inbox a", has_text=title).click()
    fits(page, size, serious_faults)
    page.get_by_role("link", name="提案页面").click()
    fits(page, size, serious_faults)
    page.get_by_label("承办单位").select_option("学院办公室")
    page.get_by_role("button", name="作出处理").click()
    expect(page.get_by_text("已立案，办理中")).to_be_visible()
    page.get_by_label("答复内容").fill(REPLIED)
    fits(page, size, serious_faults)
    page.get_by_role("button", name="提交答复").click()
    expect(page.get_by_text("答复已登记")).to_be_visible()

    take_turns(page, "yeqinghe", sign_in)
    page.goto(proposal)
    page.get_by_label("您对答复是否满意").select_option("yes")
    page.get_by_role("button", name="提交评价").click()
    expect(page.get_by_text("办结，提案人满意")).to_be_visible()
    fits(page, size, serious_faults)
    page.locator(".crumbs a").click()
    page.get_by_role("link", name="工作报告").click()
    fits(page, size, serious_faults)
    with page.expect_download() as handed:
        page.get_by_role("link", name="Word").click()
    assert handed.value.suggested_filename.endswith("提案工作报告.docx")
