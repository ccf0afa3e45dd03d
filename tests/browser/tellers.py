"""A ballot on paper, as two tellers write it down: pile by pile, each at the own screen."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from browser.voting import SignIn
from browser.ways import take_turns


def go_to_the_sheet(page: Page, title: str, teller: str, sign_in: SignIn) -> None:
    """From where everybody begins."""
    take_turns(page, teller, sign_in)
    page.goto("/")
    page.locator("#main .inbox a", has_text="纸质选票").filter(has_text=title).click()
    page.get_by_role("link", name="您的计票单").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("您的计票单")


def write_down(page: Page, valid: int, approved: Mapping[str, int]) -> None:
    """One pile, on which whoever does not approve of somebody abstains; then the sheet is handed in."""
    page.get_by_label("有效票", exact=True).fill(str(valid))
    for name, votes in approved.items():
        page.get_by_label(f"{name}，赞成").fill(str(votes))
        page.get_by_label(f"{name}，弃权").fill(str(valid - votes))
    page.get_by_role("button", name="登记到我的计票单").click()
    expect(page.get_by_text("已登记到您的计票单。")).to_be_visible()
    page.get_by_role("button", name="提交我的计票单").click()
    expect(page.get_by_text("您的计票单已提交。")).to_be_visible()


def correct(page: Page, valid: int, approved: Mapping[str, int]) -> None:
    """The own sheet comes back, its one pile is mended, and the page says while one writes what is wrong."""
    page.get_by_role("button", name="取回我的计票单以更正").click()
    page.get_by_role("link", name="更正第1叠").click()
    name, votes = next(iter(approved.items()))
    page.get_by_label(f"{name}，赞成").fill(str(votes + 1))
    expect(page.get_by_text(f"{valid + 1}，应为{valid}")).to_be_visible()
    write_down(page, valid, approved)
