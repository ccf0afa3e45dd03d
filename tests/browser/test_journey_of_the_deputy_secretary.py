"""The deputy secretary: a failing square, its evidence and article; a reason accepted, the board changed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.ways import DECIDED, go, open_case, say, take_turns

pytestmark = pytest.mark.usefixtures("university")
WHY = "承办全国论坛，临时增设；明年一月换届时恢复。"


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request):
    return request.param


def test_a_failing_square_leads_to_its_evidence_and_article(page, sign_in):
    sign_in(page, "gumingchuan")
    go(page, "合规总览")
    square = page.locator("a.square.s-fail:visible").first
    number = int(square.locator("b").inner_text())
    square.click()

    expect(page).to_have_url(re.compile("/board/findings"))
    failing = page.locator("article.finding.s-fail")
    expect(failing).to_have_count(min(number, 50))
    finding = failing.filter(has=page.locator("details.evidence")).first
    expect(finding.locator(".fix")).to_contain_text("整改")
    finding.locator("details.evidence > summary").first.click()
    expect(finding.locator("details.evidence[open] table").first).to_be_visible()

    article = finding.locator(".source").get_by_role("link")
    cited = article.inner_text().removesuffix("条")
    article.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(cited)
    expect(page.locator("article.clause").first).to_be_visible()


def test_a_reason_is_written_and_accepted_and_the_board_changes(page, sign_in):
    take_turns(page, "shenzhixing", sign_in)
    go(page, "合规总览")
    before = tiles(page)
    page.get_by_role("navigation", name="只看一种结论").get_by_role("link", name="需说明").click()
    page.locator("a.square:visible").first.click()
    finding = page.locator("article.finding").first
    rule, union = finding.locator("code").inner_text(), finding.locator(".whom").inner_text()
    finding.get_by_role("link", name="填写或接受说明").click()

    page.get_by_label("偏离的原因及预计期限").fill(WHY)
    page.get_by_role("button", name="提交说明").click()
    expect(page.locator("blockquote")).to_have_text(WHY)
    expect(page.locator("article.finding .verdict").first).to_have_text("需说明")
    number = page.locator(".reason-given footer a").inner_text()

    take_turns(page, "gumingchuan", sign_in)
    open_case(page, number)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()

    go(page, "合规总览")
    assert tiles(page) == {
        **before,
        "needs_reason": before["needs_reason"] - 1,
        "explained": before["explained"] + 1,
    }
    page.locator(".status-tiles a.s-explained").click()
    explained = page.locator("article.finding", has_text=rule).filter(has_text=union)
    expect(explained.locator(".verdict").first).to_have_text("已说明")


def tiles(page: Page) -> dict[str, int]:
    """The board's counts by status."""
    found = page.locator(".status-tiles a").all()
    return {
        re.search(r"s-(\w+)", one.get_attribute("class") or "")[1]: int(one.locator(".count").inner_text())
        for one in found
    }
