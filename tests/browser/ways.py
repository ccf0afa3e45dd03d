"""What journeys share: going by the navigation, people who take turns at one screen, cases that move on."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

CONDUCT = "理想信念坚定，品行端正，遵纪守法，热心服务同学。"
DECIDED = "已记录您的意见"
# beside a congress that was called
AWAITED = "已发起，尚未召开"


def go(page: Page, place: str) -> None:
    """By the navigation, which a phone keeps behind its menu."""
    menu = page.get_by_role("link", name="菜单", exact=True)
    if menu.is_visible():
        menu.click()
    page.locator("#navigation").get_by_role("link", name=place, exact=True).click()


def take_turns(page: Page, username: str, sign_in: Callable[[Page, str], None]) -> None:
    """Whoever sat here before is gone; the next one signs in."""
    page.context.clear_cookies()
    sign_in(page, username)


def number_of_case(page: Page) -> str:
    """That of the case that is open."""
    expect(page).to_have_url(re.compile(r"/cases/\d+/$"))
    return page.locator("header.page-head > div > p").inner_text().split(" · ")[-1]


def open_case(page: Page, number: str) -> None:
    """From the inbox; one of a list from among all cases, for the inbox shows a list as one row."""
    go(page, "待办")
    expect(page.get_by_role("heading", level=1)).to_have_text("待办")
    row = page.locator(".inbox a", has_text=number)
    if row.count():
        row.first.click()
    else:
        page.get_by_role("link", name="全部事项", exact=True).click()
        page.get_by_role("table").get_by_role("link", name=number, exact=True).click()
    expect(page.locator("header.page-head")).to_contain_text(number)


def say(page: Page, word: str, opinion: str = "") -> None:
    """同意, 退回更正 or 不同意, for the one organ that is asked."""
    asked = page.locator("section.decide")
    asked.get_by_label("意见", exact=True).fill(opinion)
    asked.get_by_role("button", name=word, exact=True).click()


def open_union(page: Page, name: str) -> None:
    go(page, "学生会组织")
    page.get_by_role("table").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def in_roster(page: Page, student_no: str) -> Locator:
    """The row of this person among everybody with a post."""
    return page.locator("section[aria-labelledby=roster] tbody tr", has_text=student_no)


def open_last_congress(page: Page) -> None:
    """Of the union that is open: the newest that was held."""
    page.locator("#main").get_by_role("link", name="代表大会", exact=True).click()
    page.locator(".inbox a").filter(has_not_text=AWAITED).first.click()
