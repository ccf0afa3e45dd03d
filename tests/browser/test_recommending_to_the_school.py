"""A college recommends two of its own to the school: joint reviews, one word of return, correction, posts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.sending import approved_until_the_last_word, handed_in, staff_of_the_college
from browser.ways import DECIDED, in_roster, open_case, open_union, say, take_turns

pytestmark = pytest.mark.usefixtures("university")
SCHOOL_UNION = "校学生会"
WRONG = "部门与本人专长不符，请改报综合事务部。"
BY_SIZE = {390: slice(0, 2), 1440: slice(2, 4)}


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request):
    return request.param


@pytest.fixture(scope="module")
def settings_of_school():
    """Without a public notice, which lasts longer than a test."""
    return "[days]\nnotice = 0\n"


def test_two_of_a_college_union_are_recommended_returned_once_corrected_and_appointed(
    page, size, plan, sign_in
):
    take_turns(page, "hewenlan", sign_in)
    chosen = staff_of_the_college(page)[BY_SIZE[size[0]]]
    number = handed_in(page, size, SCHOOL_UNION, chosen)

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
    expect(in_roster(page, chosen[0])).to_contain_text("综合事务部")
