"""A student votes on a phone: by taps, by keys, without script; a broken connection costs no mark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

VOTER, NEIGHBOUR = "yeqinghe", "luxiaohe"
pytestmark = pytest.mark.parametrize("size", ["phone"], indirect=True)


def open_ballot(page: Page) -> None:
    page.goto("/elections")
    page.get_by_role("link", name="立即投票").click()
    expect(people(page).first).to_be_visible()


def people(page: Page) -> Locator:
    """Each candidate of the ballot, a group of three choices."""
    return page.locator("form.ballot").get_by_role("group")


def mark(page: Page, place: int, choice: str) -> None:
    people(page).nth(place).get_by_role("radio", name=choice).check()


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= 390


def test_marks_outlive_a_broken_connection_and_are_gone_once_cast(page, sign_in, serious_faults):
    sign_in(page, NEIGHBOUR)
    open_ballot(page)
    mark(page, 0, "赞成")
    sign_in(page, VOTER)
    open_ballot(page)
    # on a device that two voters share
    expect(page.get_by_role("status")).to_have_text("已赞成0人，应选2名")
    for place in range(3):
        mark(page, place, "赞成")
    expect(page.get_by_role("status")).to_have_text("已赞成3人，应选2名：请取消部分赞成")
    assert (fits(page), serious_faults(page)) == (True, [])
    page.get_by_role("button", name="核对选票").click()
    expect(page.get_by_role("alert")).to_contain_text("赞成了3人，而应选2名")
    mark(page, 2, "反对")
    page.context.set_offline(True)
    page.context.set_offline(False)
    open_ballot(page)
    expect(page.get_by_role("status")).to_have_text("已赞成2人，应选2名")
    # by keys alone: the first radio, then the two others of its group, then on to the button
    people(page).first.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("status")).to_have_text("已赞成1人，应选2名")
    page.get_by_role("button", name="核对选票").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".marked li").first).to_contain_text("反对")
    assert (fits(page), serious_faults(page)) == (True, [])
    page.get_by_role("button", name="投出选票").press("Enter")
    expect(page.get_by_role("heading", name="您已投票")).to_be_visible()
    code = page.locator(".receipt").inner_text()
    assert (fits(page), serious_faults(page)) == (True, [])
    assert page.evaluate("localStorage.length") == 0
    page.goto("/elections")
    expect(page.get_by_role("link", name="立即投票")).to_have_count(0)
    page.locator("ul.inbox a", has_text="伙食委员会").click()
    page.get_by_role("link", name="我的回执").click()
    assert page.locator(".receipt").inner_text() == code


def test_a_ballot_is_cast_without_script(page_without_script, sign_in):
    page = page_without_script
    sign_in(page, NEIGHBOUR)
    open_ballot(page)
    mark(page, 0, "赞成")
    page.get_by_role("button", name="核对选票").click()
    page.get_by_role("button", name="返回修改").click()
    mark(page, 1, "赞成")
    page.get_by_role("button", name="核对选票").click()
    expect(page.get_by_text("已赞成2人，应选2名")).to_be_visible()
    page.get_by_role("button", name="投出选票").click()
    expect(page.get_by_role("heading", name="您已投票")).to_be_visible()
