"""A college recommends two of its own: joint reviews, one word of return, a cap that asks for a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
SCHOOL_UNION = "校学生会"
ABOVE_ITS_CAP = {"kunming": "校研究生会", "xianning": "校学生会（北校区）"}
# whose word the chain of school departments asks for, before the league committee's
BESIDES = {"kunming": ("shenzhixing", "qinyue"), "xianning": ("shenzhixing",)}
WRONG = "部门与本人专长不符，请改报综合事务部。"
WHY = "承办全国论坛，临时增加人手；换届时恢复。"
BY_SIZE = {390: slice(0, 2), 1440: slice(2, 4)}
SignIn = Callable[[Page, str], None]


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request):
    return request.param


@pytest.fixture(scope="module")
def settings_of_school():
    """Without a public notice, which lasts longer than a test."""
    return "[days]\nnotice = 0\n"


@pytest.mark.parametrize("size", [(390, 844)], ids=["phone"])
def test_two_of_a_college_union_are_recommended_returned_once_corrected_and_appointed(
    page, size, plan, sign_in
):
    take_turns(page, "hewenlan", sign_in)
    student_no = staff_of_the_college(page)[BY_SIZE[size[0]]][0]
    number = handed_in(page, size, SCHOOL_UNION, staff_of_the_college(page)[BY_SIZE[size[0]]])

    take_turns(page, "gumingchuan", sign_in)
    open_case(page, number)
    say(page, "退回更正", WRONG)
    expect(page.get_by_text(DECIDED)).to_be_visible()

    take_turns(page, "hewenlan", sign_in)
    open_case(page, number)
    page.get_by_role("link", name="更正后重新提交").click()
    expect(page.get_by_text(WRONG)).to_be_visible()
    page.get_by_label("部门").select_option("综合事务部")
    page.get_by_role("button", name="重新提交").click()
    expect(page.get_by_role("heading", name="第 2 轮")).to_be_visible()

    approved_until_the_last_word(page, plan, number, sign_in)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()
    take_turns(page, "gumingchuan", sign_in)
    open_union(page, SCHOOL_UNION)
    expect(in_roster(page, student_no)).to_contain_text("综合事务部")


# an accepted reason holds for whoever comes after, so that one window has to do
@pytest.mark.parametrize("size", [(390, 844)], ids=["phone"])
def test_beyond_a_cap_the_last_word_gives_a_reason_that_the_league_committee_accepts(
    page, size, plan, sign_in
):
    union = ABOVE_ITS_CAP[plan]
    take_turns(page, "hewenlan", sign_in)
    chosen = staff_of_the_college(page)[BY_SIZE[size[0]]]
    number = handed_in(page, size, union, chosen)
    approved_until_the_last_word(page, plan, number, sign_in)
    say(page, "同意")
    expect(page.get_by_role("alert")).to_contain_text("60" if plan == "kunming" else "多")
    page.get_by_label("超出一般要求的理由").fill(WHY)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()

    take_turns(page, "gumingchuan", sign_in)
    open_union(page, union)
    expect(in_roster(page, chosen[0])).to_have_count(0)
    open_case(page, number)
    expect(page.get_by_label("超出一般要求的理由")).to_be_visible()
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()
    open_union(page, union)
    expect(in_roster(page, chosen[0])).to_contain_text("宣传联络部")


def staff_of_the_college(page: Page) -> list[str]:
    """The numbers of the college union's eligible staff."""
    go(page, "学生会组织")
    page.get_by_role("table").get_by_role("link", name="学院学生会").first.click()
    rows = page.locator("section[aria-labelledby=roster] tbody tr", has=page.locator("details.s-pass"))
    expect(rows.first).to_be_visible()
    staff = rows.filter(has=page.locator("td.post", has_text="工作人员"))
    return [cell.removeprefix("学号").strip() for cell in staff.locator("td:nth-child(2)").all_inner_texts()]


def handed_in(page: Page, size: tuple[int, int], union: str, numbers: Sequence[str]) -> str:
    """Both as a list; the number of the first one's case."""
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
