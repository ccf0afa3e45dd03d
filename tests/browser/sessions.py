"""A session from its books to its minutes, by clicks and keys, with the hall screen open beside."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from browser.ways import open_last_congress, open_union, take_turns

LEADS, SCRUTINEER = "gumingchuan", "yeqinghe"
SIGN_IN = Callable[[Page, str], None]


def open_books(page: Page, union: str, sign_in: SIGN_IN) -> str:
    """Of the union's last congress, by whoever guides the union; its name."""
    take_turns(page, LEADS, sign_in)
    open_union(page, union)
    open_last_congress(page)
    page.locator("#main").get_by_role("link", name="正式会议", exact=True).click()
    page.get_by_label("会场", exact=True).fill("大礼堂")
    page.get_by_label("开始时间").fill("2026-11-01T09:00")
    page.get_by_role("button", name="启动会议").click()
    expect(page.get_by_text("会议已启动，名册已锁定。")).to_be_visible()
    return page.locator("header.page-head > div > p").inner_text().split(" · ")[0]


def hand_in(page: Page, what: str, done: str, **fields: str) -> None:
    """One of the forms of the page, opened by its title."""
    page.locator("summary", has_text=what).click()
    form = page.locator("details.evidence[open]")
    for label, value in fields.items():
        form.get_by_label(label, exact=True).fill(value)
    form.get_by_role("button").click()
    expect(page.get_by_text(done)).to_be_visible()


def arrange(page: Page) -> None:
    hand_in(page, "指定签到人员", "已指定", 签到人员的用户名=SCRUTINEER)
    hand_in(page, "确定议程", "议程已确定", 议程="2026-11-01 09:00 20 审议工作报告 | 张三")
    expect(page.locator("section[aria-labelledby=agenda]")).to_contain_text("审议工作报告")


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
