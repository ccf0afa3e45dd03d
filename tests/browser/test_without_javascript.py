"""With JavaScript off every main page is whole, and every form does what it says."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from browser.places import PAGES, visited
from browser.rosters import Newcomer, write
from browser.ways import take_turns

pytestmark = [
    pytest.mark.usefixtures("university"),
    pytest.mark.parametrize("size", ["phone"], indirect=True),
]
NEWCOMERS = (Newcomer("202619990201", "司徒望舒", "2026级", date(2026, 9, 10)),)


@pytest.mark.parametrize("username", PAGES, ids=lambda name: name or "visitor")
def test_every_page_is_whole(page_without_script, sign_in, username):
    page = page_without_script
    if username:
        sign_in(page, username)
    broken = []
    for address, answer in visited(page, username):
        whole = page.get_by_role("heading", level=1).count() == 1 and page.locator("footer").count() == 1
        waiting = page.locator("#main .loading").filter(visible=True).count()
        if not whole or waiting or answer.status >= 500:
            broken.append(address)

    assert broken == []


def test_forms_are_sent_and_answered(page_without_script, sign_in):
    page = page_without_script
    sign_in(page, "gumingchuan")
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compliance board")
    page.get_by_role("button", name="中文", exact=True).click()
    page.locator("summary[aria-label='浅色或深色']").click()
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")

    page.goto("/board/")
    page.get_by_label("日期").fill("2026-09-01")
    page.get_by_role("button", name="查看", exact=True).click()
    expect(page.get_by_text("2026年9月1日").first).to_be_visible()
    page.goto("/students/")
    page.get_by_label("姓名、拼音、首字母或学号").fill("202310110")
    page.get_by_role("button", name="查找", exact=True).click()
    expect(page.locator("#found tbody tr").first).to_contain_text("202310110")
    page.goto("/ledger/")
    page.get_by_label("事项", exact=True).select_option("import")
    page.get_by_role("button", name="查找", exact=True).click()
    expect(page.locator("tbody tr").first).to_contain_text("导入数据")
    page.goto("/plans/compare")
    page.get_by_role("button", name="比较").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/account/tokens/")
    page.get_by_role("button", name="发放令牌").click()
    expect(page.locator("code.token")).to_be_visible()
    page.get_by_role("button", name="吊销").first.click()
    expect(page.get_by_text("已吊销").first).to_be_visible()


def test_a_setting_shows_its_effect_before_it_is_saved(page_without_script, sign_in):
    page = page_without_script
    sign_in(page, "gumingchuan")
    page.goto("/settings/staff.cap.college/max")
    page.get_by_label("新的值").fill("40")
    page.get_by_role("button", name="查看影响").click()

    expect(page.get_by_role("heading", name="对今日判断的影响")).to_be_visible()
    expect(page.get_by_role("button", name="保存设置")).to_be_visible()


def test_a_reason_is_written_and_accepted(page_without_script, sign_in):
    page = page_without_script
    sign_in(page, "shenzhixing")
    page.goto("/board/findings?status=needs_reason")
    page.get_by_role("link", name="填写或接受说明").first.click()
    page.get_by_label("偏离的原因及预计期限").fill("筹备换届，一月恢复。")
    page.get_by_role("button", name="提交说明").click()
    deviation = page.url
    take_turns(page, "gumingchuan", sign_in)
    page.goto(deviation)
    page.get_by_role("button", name="团委名义接受").click()

    expect(page.locator("article.finding .verdict").first).to_have_text("已说明")


def test_records_come_in_and_are_taken_back(page_without_script, sign_in, tmp_path):
    page = page_without_script
    sign_in(page, "hewenlan")
    page.locator("a.brand").click()
    college = page.locator("#seats + ul small").inner_text().split(" · ")[0]
    page.goto("/records/upload")
    roster = write(tmp_path / "名册.xlsx", college, f"{college}学生会", NEWCOMERS)
    page.get_by_label("文件", exact=True).set_input_files(roster)
    page.get_by_role("button", name="读取并预览").click()
    page.get_by_role("button", name="全部导入").click()
    expect(page.get_by_text("已全部导入")).to_be_visible()
    page.get_by_role("link", name="撤销这次导入").click()
    page.get_by_role("button", name="撤销第").click()

    expect(page.get_by_text("已撤销导入")).to_be_visible()
