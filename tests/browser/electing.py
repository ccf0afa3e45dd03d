"""A college's delegates from the class to the credentials report, by clicks and keys."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from browser.ways import go, take_turns

CLASS, UNION, OFFICER = "luxiaohe", "jiangyifan", "gumingchuan"
# what is kept to show of each page: narrow enough, and nothing serious for a screen reader
Fits = Callable[[Page], None]


def recommend(page: Page, sign_in: Callable[[Page, str], None], fits: Fits) -> None:
    """A classmate who is not put forward yet."""
    take_turns(page, CLASS, sign_in)
    go(page, "代表")
    fits(page)
    page.locator(".inbox a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("代表")
    fits(page)
    page.get_by_role("link", name="推荐代表", exact=True).click()
    fits(page)
    page.locator("#main ul.inbox a").filter(has_not_text="已被推荐").first.click()
    fits(page)
    page.get_by_label("推荐理由").fill("主动为同学服务，作风踏实。")
    page.get_by_label("是否学生骨干").select_option(label="否")
    page.get_by_role("button", name="推荐", exact=True).click()
    expect(page.get_by_text("已推荐，等待选举")).to_be_visible()


def elect(page: Page, sign_in: Callable[[Page, str], None], fits: Fits) -> None:
    """From the inbox to the recorded election: too few ballots are refused, then it counts."""
    take_turns(page, UNION, sign_in)
    go(page, "待办")
    page.locator(".inbox a", has_text="代表大会代表").first.click()
    expect(page.get_by_role("button", name="同意", exact=True)).to_have_count(0)
    page.get_by_role("link", name="前往登记选举", exact=True).click()
    fits(page)
    for label, value in (("本次应选名额", 3), ("应到人数", 10), ("收回选票", 4), ("有效票", 4)):
        page.get_by_label(label, exact=True).fill(str(value))
    for number, field in enumerate(page.locator("[id^=id_votes]").all()):
        field.fill(str(4 if number < 3 else 0))
    page.get_by_label("监票、计票人").fill("监票人王某、李某")
    page.get_by_label("会议纪要").fill("学院礼堂，无记名投票。")
    page.get_by_role("button", name="登记选举结果", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("请重新投票")
    page.get_by_label("收回选票", exact=True).fill("10")
    page.get_by_label("有效票", exact=True).fill("10")
    for number, field in enumerate(page.locator("[id^=id_votes]").all()):
        field.fill(str(8 - number if number < 3 else 2))
    page.get_by_role("button", name="登记选举结果", exact=True).click()
    expect(page.get_by_text("选举结果已登记")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("^代表"))).to_have_count(3)
    fits(page)


def check(page: Page, sign_in: Callable[[Page, str], None], fits: Fits) -> None:
    """The committee's report, in Word; from then on the list is closed."""
    take_turns(page, OFFICER, sign_in)
    page.goto("/unions/校学生会/congresses")
    page.locator(".inbox a", has_text="第九次代表大会").click()
    page.locator("#main").get_by_role("link", name="代表", exact=True).click()
    expect(page.get_by_role("table", name="按名额单位列出的代表").locator("tbody tr")).to_have_count(3)
    fits(page)
    page.locator("#main").get_by_role("link", name="资格审查", exact=True).click()
    fits(page)
    page.get_by_label("代表资格审查委员会成员").fill("王某、李某、赵某")
    page.get_by_label("审查意见").fill("经逐名审查，代表资格有效。")
    page.get_by_role("button", name="登记审查结果", exact=True).click()
    expect(page.get_by_text("资格审查已登记")).to_be_visible()
    with page.expect_download() as handed:
        page.get_by_role("link", name="Word", exact=True).first.click()
    assert handed.value.suggested_filename.endswith("代表资格审查报告.docx")
    page.locator("#main").get_by_role("link", name="代表", exact=True).click()
    expect(page.get_by_text("代表不再变动")).to_be_visible()
