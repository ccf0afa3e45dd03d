"""A session from its books to its minutes, by clicks and keys, with the hall screen open beside."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from browser.ways import AWAITED, open_union, take_turns

LEADS, SCRUTINEER = "gumingchuan", "yeqinghe"
SIGN_IN = Callable[[Page, str], None]


def open_session(page: Page, union: str, sign_in: SIGN_IN) -> str:
    """That of the union's congress that sits today, by whoever guides the union; the congress's name."""
    take_turns(page, LEADS, sign_in)
    open_union(page, union)
    page.locator("#main").get_by_role("link", name="代表大会", exact=True).click()
    page.locator(".inbox a", has_text=AWAITED).first.click()
    page.locator("#main").get_by_role("link", name="正式会议", exact=True).click()
    expect(page.get_by_role("heading", name="应到与实到")).to_be_visible()
    return page.locator("header.page-head > div > p").inner_text().split(" · ")[0]


def hand_in(page: Page, what: str, done: str, **fields: str) -> None:
    """One of the forms of the page, opened by its title."""
    page.locator("summary", has_text=what).click()
    form = page.locator("details.evidence[open]")
    for label, value in fields.items():
        form.get_by_label(label, exact=True).fill(value)
    form.get_by_role("button").click()
    expect(page.get_by_text(done)).to_be_visible()


def go_to_the_doors(page: Page, sign_in: SIGN_IN) -> None:
    """From where whoever checks people in begins."""
    take_turns(page, SCRUTINEER, sign_in)
    page.goto("/")
    page.locator("#main").get_by_role("link", name="会场签到").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("签到")


def absent(page: Page) -> list[str]:
    """The numbers of those on the roll who have not come, as the page at a door keeps them."""
    roll = json.loads(page.locator("#roll").text_content() or "[]")
    return [one["number"] for one in roll if not one["present"]]


def numbers_on_paper(page: Page) -> list[str]:
    page.get_by_role("link", name="打印签到码").click()
    expect(page.locator(".slips-of-codes svg").first).to_be_visible()
    found = page.locator(".slips-of-codes .slip-number").all_inner_texts()
    page.go_back()
    return found


def tap(page: Page, number: str) -> None:
    """As somebody at the door does: type, tap."""
    page.get_by_label("姓名、拼音、首字母或学号").fill(number)
    page.locator("#found").get_by_role("button", name="签到", exact=True).click()
    expect(page.locator("#queue-lines li", has_text=number).first).to_be_visible()


def present(page: Page) -> str:
    return page.locator("#tally [data-present]").inner_text()
