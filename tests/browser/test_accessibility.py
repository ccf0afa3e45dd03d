"""Every main page: no serious fault for axe-core, no scrolling sideways; the keyboard.

On a phone by day, on a desk by night.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import SIZES
from browser.places import PAGES, visited

pytestmark = pytest.mark.usefixtures("university")


@pytest.mark.parametrize("size", ["phone"], indirect=True)
@pytest.mark.parametrize("username", PAGES, ids=lambda name: name or "visitor")
def test_no_page_has_a_serious_fault_or_scrolls_sideways(page, size, sign_in, serious_faults, username):
    page.emulate_media(reduced_motion="reduce")
    if username:
        sign_in(page, username)
    found = {}
    for address, _ in visited(page, username):
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        faults = [*looked_at(page, "phone", "light", serious_faults, [])]
        # by night it is the same page in other colours
        faults += looked_at(page, "desk", "dark", serious_faults, ["color-contrast"])
        look(page, "phone", "light")
        if faults:
            found[address] = faults

    assert found == {}, found


def look(page: Page, size: str, colours: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=colours)


def looked_at(page: Page, size: str, colours: str, serious_faults, only: list[str]) -> list[str]:
    look(page, size, colours)
    sideways = page.evaluate("document.documentElement.scrollWidth") > SIZES[size][0]
    return [*serious_faults(page, only), *(["scrolls sideways"] if sideways else [])]


def test_the_keyboard_is_enough_from_signing_in_to_a_finding(page):
    page.goto("/account/sign-in/")
    reach(page, "用户名")
    page.keyboard.type("gumingchuan")
    page.keyboard.press("Tab")
    page.keyboard.type("会章-demo-2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("合规总览")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    square = page.locator("a.square:visible").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if square.evaluate("(it) => it === document.activeElement"):
            break
    expect(square).to_be_focused()
    assert square.evaluate("(it) => getComputedStyle(it).outlineStyle") == "solid"
    page.keyboard.press("Enter")

    expect(page.locator("article.finding").first).to_be_visible()
    summary = page.locator("article.finding summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.finding table").first).to_be_visible()


def reach(page: Page, name: str) -> None:
    """Tab until what has this name has the focus."""
    for _ in range(60):
        focused = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
        )
        if focused == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {name} by the keyboard")
