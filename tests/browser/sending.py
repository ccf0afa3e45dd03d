"""From a college to the school's unions: whom it may send, the list handed in, the words until the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from browser.ways import CONDUCT, DECIDED, go, number_of_case, open_case, say, take_turns

# whose word the chain of school departments asks for, before the league committee's
BESIDES = {"kunming": ("shenzhixing", "qinyue"), "xianning": ("shenzhixing",)}
SignIn = Callable[[Page, str], None]


def staff_of_the_college(page: Page) -> list[str]:
    """The numbers of the college union's eligible staff."""
    go(page, "学生会组织")
    page.get_by_role("table").get_by_role("link", name="学院学生会").first.click()
    rows = page.locator("section[aria-labelledby=roster] tbody tr", has=page.locator("details.s-pass"))
    expect(rows.first).to_be_visible()
    staff = rows.filter(has=page.locator("td.post", has_text="工作人员"))
    return [cell.removeprefix("学号").strip() for cell in staff.locator("td:nth-child(2)").all_inner_texts()]


def handed_in(page: Page, size: tuple[int, int], union: str, numbers: Sequence[str], reason: str = "") -> str:
    """Both as a list, with a reason where one is asked for; the number of the first one's case."""
    assert len(numbers) == 2
    go(page, "推荐")
    page.get_by_role("link", name="推荐名单").click()
    page.get_by_label("组织", exact=True).select_option(union)
    rows = [f"{number}\t工作人员\t宣传联络部" for number in numbers]
    page.get_by_label("名单", exact=True).fill("\n".join(("学号\t职务\t部门", *rows)))
    start = page.get_by_label("任职起始日")
    start.fill((date.fromisoformat(start.input_value()) - timedelta(days=1)).isoformat())
    page.get_by_label("理想信念与品行表现").fill(CONDUCT)
    page.get_by_label("本组织已逐一核对").check()
    page.get_by_role("button", name="检查名单").click()
    expect(page.get_by_role("heading", name="名单检查结果")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    if reason:
        page.get_by_label("超出一般要求的理由").fill(reason)
    page.get_by_role("button", name="全部提交（2 人）").click()
    page.get_by_role("table").get_by_role("link").first.click()
    return number_of_case(page)


def approved_until_the_last_word(page: Page, plan: str, number: str, sign_in: SignIn) -> None:
    """Reviewed by all, determined by all but one, before whom the case lies open."""
    *others, last = BESIDES[plan]
    for username in (*others, last, "gumingchuan", "gumingchuan", *others):
        take_turns(page, username, sign_in)
        open_case(page, number)
        say(page, "同意")
        expect(page.get_by_text(DECIDED)).to_be_visible()
    take_turns(page, last, sign_in)
    open_case(page, number)
