"""A reason as a case: written by one, returned and accepted by another from the inbox, the board changed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("university")
FIRST, BETTER = "承办全国论坛，临时增设。", "承办全国论坛，临时增设，明年一月恢复。"


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_a_reason_is_returned_corrected_and_accepted(page, size, sign_in, serious_faults):
    sign_in(page, "shenzhixing")
    page.goto("/board/findings?status=needs_reason")
    page.get_by_role("link", name="填写或接受说明").first.click()
    finding = page.url
    page.get_by_label("偏离的原因及预计期限").fill(FIRST)
    page.get_by_role("button", name="提交说明").click()
    expect(page.get_by_text("须由他人作出决定")).to_be_visible()
    assert serious_faults(page) == []

    decide(page, sign_in, "退回更正", "写明恢复的时间")

    page.context.clear_cookies()
    sign_in(page, "shenzhixing")
    page.goto("/inbox/")
    page.get_by_role("link", name="偏离一般要求的说明").first.click()
    page.get_by_role("link", name="更正后重新提交").click()
    expect(page.get_by_text("写明恢复的时间").first).to_be_visible()
    page.get_by_label("偏离的原因及预计期限").fill(BETTER)
    page.get_by_role("button", name="重新提交", exact=True).click()
    expect(page.get_by_text("第 2 轮")).to_be_visible()

    decide(page, sign_in, "同意", "")
    page.goto(finding)
    expect(page.locator("article.finding .verdict").first).to_have_text("已说明")
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def decide(page: Page, sign_in, word: str, opinion: str) -> None:
    """The deputy secretary of the school league committee, from the inbox."""
    page.context.clear_cookies()
    sign_in(page, "gumingchuan")
    page.goto("/inbox/")
    page.get_by_role("link", name="偏离一般要求的说明").first.click()
    page.get_by_label("意见", exact=True).fill(opinion)
    page.get_by_role("button", name=word, exact=True).click()
    expect(page.get_by_text("已记录您的意见")).to_be_visible()
