"""A congress is called, asked for and granted; its page says what is due."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from browser.ways import AWAITED, DECIDED, number_of_case, open_case, open_union, say, take_turns

pytestmark = [
    pytest.mark.usefixtures("university"),
    pytest.mark.parametrize("size", ["phone"], indirect=True),
]
UNION = "校学生会"
PARTY = "wenjingyun"


def test_a_congress_is_called_asked_for_and_granted(page, size, sign_in, serious_faults):
    session = f"{UNION}第九次代表大会"
    take_turns(page, "gumingchuan", sign_in)
    open_union(page, UNION)
    page.locator("#main").get_by_role("link", name="代表大会", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert serious_faults(page) == []
    cancel_the_one_that_is_called(page)
    page.get_by_label("届次").fill(session)
    page.get_by_label("拟召开日期").fill((date.today() + timedelta(days=20)).isoformat())
    page.get_by_label("筹备机构").fill("大会筹备委员会")
    page.get_by_role("button", name="发起", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("成立筹备委员会")
    page.get_by_role("button", name="仍按此日期发起", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(session)
    course = page.url
    expect(page.get_by_text("下一环节：筹备请示")).to_be_visible()
    expect(page.get_by_text("已逾期").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert serious_faults(page) == []

    page.get_by_text("登记已完成的环节", exact=True).click()
    asked = page.locator("details.evidence[open]")
    asked.get_by_label("会议纪要").fill("筹委会7人，会议通过筹备方案。")
    asked.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("筹委会7人")).to_be_visible()

    page.locator("summary", has_text="筹备请示").click()
    page.get_by_role("button", name="提交", exact=True).click()
    page.locator(".inbox a", has_text="请示").click()
    number = number_of_case(page)
    with page.expect_download() as handed:
        page.get_by_role("link", name="Word", exact=True).last.click()
    assert re.fullmatch(r"请示 HZ\d{4}-\d+\.docx", handed.value.suggested_filename)

    take_turns(page, PARTY, sign_in)
    open_case(page, number)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()

    take_turns(page, "gumingchuan", sign_in)
    page.goto(course)
    page.locator("summary", has_text="登记大会或上级组织的意见").click()
    answered = page.locator("details.evidence[open]")
    answered.get_by_label("出处").fill("学联复函〔2026〕3号")
    answered.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("下一环节：筹备请示")).to_have_count(0)


def cancel_the_one_that_is_called(page: Page) -> None:
    """A union calls one congress at a time."""
    congresses = page.url
    page.locator(".inbox a", has_text=AWAITED).click()
    page.locator("summary", has_text="取消本次学代会").click()
    form = page.locator("details.evidence[open]")
    form.get_by_label("理由", exact=True).fill("与期末考试冲突")
    form.get_by_role("button", name="取消本次学代会").click()
    expect(page.get_by_text("本次学代会已取消。")).to_be_visible()
    page.goto(congresses)
