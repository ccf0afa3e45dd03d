"""Article five from class to roster: recommended, consented to, determined; a refusal with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from browser.ways import (
    CONDUCT,
    DECIDED,
    go,
    in_roster,
    number_of_case,
    open_case,
    open_union,
    say,
    take_turns,
)

pytestmark = pytest.mark.usefixtures("university")


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request):
    return request.param


@pytest.fixture(scope="module")
def settings_of_school():
    """Without a public notice, which lasts longer than a test."""
    return "[days]\nnotice = 0\n"


def test_a_class_recommends_the_college_determines_and_the_roster_shows_it(page, size, sign_in):
    take_turns(page, "luxiaohe", sign_in)
    for _classmate in opened_one_by_one(page, "s-pass"):
        fill(page)
        if page.get_by_role("heading", name="提交之后的程序").count():
            break
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.get_by_role("button", name="提交", exact=True).click()
    number = number_of_case(page)
    about = page.locator("section[aria-labelledby=about] dd")
    student_no, union = about.first.locator("small").inner_text(), about.nth(1).inner_text()

    take_turns(page, "hewenlan", sign_in)
    open_case(page, number)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()

    take_turns(page, "shaohuaiyuan", sign_in)
    open_union(page, union)
    staff = in_roster(page, student_no).filter(has_text="工作人员")
    expect(staff).to_have_count(0)
    open_case(page, number)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()
    open_union(page, union)
    expect(staff).to_have_count(1)


def test_somebody_ineligible_is_refused_with_the_reasons(page, sign_in):
    take_turns(page, "luxiaohe", sign_in)
    next(opened_one_by_one(page, "s-fail"))
    reason = page.locator(".conditions > li.s-fail .plain li").first.inner_text()
    fill(page)

    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text(reason)
    expect(refusal).to_contain_text("第四条")
    expect(page.get_by_role("button", name="提交", exact=True)).to_have_count(0)


def opened_one_by_one(page: Page, status: str) -> Iterator[str]:
    """The page of each classmate of this standing, by name."""
    go(page, "推荐")
    names = page.locator(".pick li > a strong").all_inner_texts()
    for name in names:
        page.locator(".pick").get_by_text(name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"推荐{name}")
        if page.locator(f".overall .{status}").count():
            yield name
        page.locator(".crumbs a").last.click()
    raise AssertionError("nobody else is in this class")


def fill(page: Page) -> None:
    """To serve from today, the day before the one that is proposed."""
    page.get_by_label("职务").select_option(index=0)
    page.get_by_label("部门").select_option(index=1)
    start = page.get_by_label("任职起始日")
    start.fill((date.fromisoformat(start.input_value()) - timedelta(days=1)).isoformat())
    page.get_by_label("理想信念与品行表现").fill(CONDUCT)
    page.get_by_label("本组织已逐一核对").check()
    page.get_by_role("button", name="先检查，再提交").click()
    expect(page.get_by_role("alert").or_(page.locator("#coming"))).to_be_visible()
