"""Somebody more than is generally allowed: a reason is asked for, given, and accepted.

An accepted reason holds for whoever comes after, so that every window has a university of its own.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import SIZES
from browser.sending import approved_until_the_last_word, handed_in, staff_of_the_college
from browser.ways import DECIDED, in_roster, open_case, open_union, say, take_turns

pytestmark = pytest.mark.usefixtures("university")
ABOVE_ITS_CAP = {"kunming": "校研究生会", "xianning": "校学生会（北校区）"}
WHY = "承办全国论坛，临时增加人手；换届时恢复。"


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request):
    return request.param


@pytest.fixture(scope="module", params=SIZES)
def size(request):
    return SIZES[request.param]


@pytest.fixture(scope="module")
def settings_of_school(size):
    """Without a public notice, which lasts longer than a test."""
    return "[days]\nnotice = 0\n"


def test_beyond_a_cap_whoever_recommends_gives_a_reason_that_the_league_committee_accepts(
    page, size, plan, sign_in
):
    union = ABOVE_ITS_CAP[plan]
    take_turns(page, "hewenlan", sign_in)
    chosen = staff_of_the_college(page)[:2]
    number = handed_in(page, size, union, chosen, reason=WHY)
    approved_until_the_last_word(page, plan, number, sign_in)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()

    take_turns(page, "gumingchuan", sign_in)
    open_union(page, union)
    expect(in_roster(page, chosen[0])).to_have_count(0)
    open_case(page, number)
    exceeds = page.locator("section[aria-labelledby=exceeds]")
    expect(exceeds).to_contain_text(WHY)
    expect(exceeds).to_contain_text("60" if plan == "kunming" else "多")
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()
    open_union(page, union)
    expect(in_roster(page, chosen[0])).to_contain_text("宣传联络部")
