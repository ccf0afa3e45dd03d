"""The seats of a congress, from another total to the frozen table."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.ways import DECIDED, open_case, open_last_congress, open_union, say, take_turns

pytestmark = [
    pytest.mark.usefixtures("university"),
    pytest.mark.parametrize("size", ["desk"], indirect=True),
]


def test_seats_are_looked_at_proposed_and_frozen(page, size, sign_in, serious_faults):
    take_turns(page, "gumingchuan", sign_in)
    open_union(page, "校研究生会")
    open_last_congress(page)
    page.get_by_role("link", name="名额分配", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("代表名额分配")
    seats = page.url
    expect(page.locator(".chart svg")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert serious_faults(page) == []

    page.get_by_label("代表名额总数").fill("1")
    page.get_by_role("button", name="计算", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("可行的办法")

    page.get_by_label("代表名额总数").fill("30")
    page.get_by_label("说明").fill("并列的名额按名称先后。")
    page.get_by_role("button", name="提交此分配方案", exact=True).click()
    expect(page).to_have_url(re.compile(r"/cases/\d+/$"))
    expect(page.locator("#main")).to_contain_text("30个，至少")
    number = page.locator("header.page-head > div > p").inner_text()

    open_case(page, number)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()
    page.goto(seats)
    expect(page.get_by_text("不再变更")).to_be_visible()
    expect(page.get_by_role("button", name="提交此分配方案")).to_have_count(0)
