"""The seats of a congress of 60,000 students, from another total to the frozen table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.crowds import MANY, grow
from browser.ways import DECIDED, open_case, open_last_congress, open_union, say, take_turns

UNION = "校学生会"


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def many(home: Path) -> int:
    return grow(home)


def test_seats_are_looked_at_proposed_and_frozen(many, page, size, plan, sign_in, serious_faults):
    assert many == MANY
    take_turns(page, "gumingchuan", sign_in)
    open_union(page, UNION)
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

    page.get_by_label("代表名额总数").fill("640")
    page.get_by_label("说明").fill("并列的名额按名称先后。")
    page.get_by_role("button", name="提交此分配方案", exact=True).click()
    expect(page).to_have_url(re.compile(r"/cases/\d+/$"))
    expect(page.locator("#main")).to_contain_text("640个，至少")
    number = page.locator("header.page-head > div > p").inner_text()

    open_case(page, number)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()
    page.goto(seats)
    expect(page.get_by_text("不再变更")).to_be_visible()
    expect(page.get_by_role("button", name="提交此分配方案")).to_have_count(0)
