"""The deputy secretary's way: a square, its evidence, a reason accepted, the board changed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.ways import take_turns

pytestmark = pytest.mark.usefixtures("university")
WHY = "承办全国论坛，临时增设，明年一月恢复。"


@pytest.mark.parametrize("size", ["desk"], indirect=True)
def test_a_deviation_is_explained_and_the_board_changes(page, sign_in, serious_faults):
    sign_in(page, "shenzhixing")
    page.goto("/board/?status=needs_reason")
    assert serious_faults(page) == []
    page.locator("a.square:visible").first.click()
    expect(page).to_have_url(re.compile("/board/findings"))
    finding = page.locator("article.finding").first
    finding.locator("details.evidence > summary").first.click()
    expect(finding.locator("table").first).to_be_visible()
    assert serious_faults(page) == []

    finding.get_by_role("link", name="填写或接受说明").click()
    page.get_by_label("偏离的原因及预计期限").fill(WHY)
    page.get_by_role("button", name="提交说明").click()
    expect(page.get_by_text(WHY)).to_be_visible()
    assert serious_faults(page) == []
    deviation = page.url

    take_turns(page, "gumingchuan", sign_in)
    page.goto(deviation)
    page.get_by_role("button", name="名义接受").first.click()

    expect(page.get_by_text("说明已接受并记入台账")).to_be_visible()
    expect(page.locator("article.finding .verdict").first).to_have_text("已说明")


def test_the_year_is_drawn_and_stands_beside_a_table(page, size, sign_in, serious_faults):
    sign_in(page, "hewenlan")
    page.goto("/board/")
    page.locator(".foot").scroll_into_view_if_needed()
    expect(page.locator(".chart svg")).to_be_visible()
    expect(page.get_by_text("尚未检查")).to_have_count(0, timeout=240_000)

    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_board_leads_everywhere_without_script(page_without_script):
    page = page_without_script
    page.goto("/account/sign-in/")
    page.get_by_role("button", name="贺文澜").click()
    page.goto("/board/")
    page.get_by_role("link", name="查看近十二个月").click()
    expect(page.get_by_role("table")).to_be_visible()
