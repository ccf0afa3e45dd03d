"""The way in, as people take it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import PASSWORD

pytestmark = pytest.mark.usefixtures("university")


def type_in(page: Page, username: str, password: str) -> None:
    page.goto("/account/sign-in/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.locator("#main").get_by_role("button", name="登录", exact=True).click()


def test_somebody_signs_in_by_typing_and_sees_for_whom_they_act(page, serious_faults):
    type_in(page, "gumingchuan", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("合规总览")
    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_have_text("您好，顾明川")
    expect(page.get_by_text("校团委", exact=True)).to_be_visible()
    assert serious_faults(page) == []


def test_typing_is_enough_without_script(page_without_script):
    type_in(page_without_script, "hewenlan", PASSWORD)

    expect(page_without_script.get_by_role("heading", level=1)).to_have_text("合规总览")


def test_one_click_is_enough_in_the_demo_and_the_page_is_whole_without_script(page_without_script):
    page = page_without_script
    page.goto("/account/sign-in/")
    page.get_by_role("button", name="贺文澜").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("合规总览")
    expect(page.get_by_text("贺文澜").first).to_be_attached()


def test_a_wrong_password_is_told_on_the_page(page, serious_faults):
    type_in(page, "gumingchuan", "wrong")

    expect(page.locator(".errorlist")).to_be_visible()
    assert serious_faults(page) == []


def test_language_and_theme_change_on_the_page_where_one_is(page, sign_in, serious_faults):
    sign_in(page, "yeqinghe")
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good day")
    page.locator("summary[aria-label='Light or dark']").click()
    page.get_by_role("button", name="Dark").click()

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert serious_faults(page) == []


def test_the_gallery_has_no_serious_fault_and_fits_the_screen(page, size, serious_faults):
    page.goto("/gallery")

    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
