"""Delegates are checked in past the quorum while the hall watches, also while the network is gone."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import Page, expect

from browser.sessions import (
    LEADS,
    absent,
    go_to_the_doors,
    hand_in,
    numbers_on_paper,
    open_session,
    present,
    tap,
)
from browser.ways import take_turns

UNIONS = {"kunming": "计算机学院学生会", "xianning": "机电汽车学院学生会"}


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request: pytest.FixtureRequest) -> str:
    return request.param


def fits(page: Page, width: int) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= width


def test_delegates_check_in_past_the_quorum_with_the_hall_watching(
    page, size, plan, sign_in, serious_faults, browser_of_debian
):
    name = open_session(page, UNIONS[plan], sign_in)
    assert (fits(page, size[0]), serious_faults(page)) == (True, [])
    numbers = numbers_on_paper(page)
    least = math.ceil(len(numbers) * 2 / 3)
    link = page.get_by_role("link", name="会场大屏").last.get_attribute("href")
    address = page.url
    beside = browser_of_debian.new_context(base_url=address, viewport={"width": 1920, "height": 1080})
    hall = beside.new_page()
    hall.goto(link)
    assert (fits(hall, 1920), serious_faults(hall)) == (True, [])

    go_to_the_doors(page, sign_in)
    assert (fits(page, size[0]), serious_faults(page)) == (True, [])
    to_come = absent(page)
    came = len(numbers) - len(to_come)
    expect(hall.locator(".present dd")).to_have_text(str(came))
    page.context.set_offline(True)
    for number in to_come[:2]:
        tap(page, number)
    expect(page.locator("#queue-waiting [data-count]")).to_have_text("2")
    expect(hall.locator(".present dd")).to_have_text(str(came))
    page.context.set_offline(False)
    expect(page.locator("#queue-waiting")).to_be_hidden()
    assert present(page) == str(came + 2)
    expect(hall.locator(".present dd")).to_have_text(str(came + 2))
    for number in to_come[2 : least - came]:
        tap(page, number)
    expect(hall.get_by_text("已达到法定人数")).to_be_visible()
    beside.close()

    page.goto(f"/congresses/{name}/check-in")
    page.get_by_label("姓名、拼音、首字母或学号").fill(to_come[0])
    expect(page.locator("#found").get_by_text("到会")).to_be_visible()
    page.locator("#found").get_by_role("button", name="离席").click()
    expect(page.locator("#queue-lines").get_by_text("已离席").first).to_be_visible()

    page.goto(f"/congresses/{name}/check-in")
    tap(page, to_come[0])
    expect(page.locator("#queue-lines").get_by_text("已签到").first).to_be_visible()

    take_turns(page, LEADS, sign_in)
    page.goto(address)
    hand_in(page, "登记表决结果", "表决结果已登记", 表决事项="批准工作报告", 赞成=str(least))
    expect(page.locator("section[aria-labelledby=resolutions] .verdict")).to_have_text("通过")
    with page.expect_download() as handed:
        page.get_by_role("link", name="会议纪要（Word）").click()
    assert handed.value.suggested_filename == f"会议纪要 {name}.docx"


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_without_script_a_delegate_is_checked_in_by_a_form(page_without_script, sign_in, plan):
    page = page_without_script
    go_to_the_doors(page, sign_in)
    number = absent(page)[-1]
    came = int(present(page))
    page.get_by_label("姓名、拼音、首字母或学号").fill(number)
    page.get_by_role("button", name="查找").click()
    page.locator("#found").get_by_role("button", name="签到", exact=True).click()
    expect(page.locator(".notice.success")).to_contain_text("已签到")
    expect(page.locator("#tally [data-present]")).to_have_text(str(came + 1))
