"""A congress elects its presidium: 300 ballots, a tie, a run-off, and anybody can count them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.tellers import correct, go_to_the_sheet, write_down
from browser.voting import (
    COUNTS,
    LEADS,
    Hall,
    act,
    cast,
    cast_by_program,
    checked_by_both,
    filled,
    open_elections,
    passing_by,
    piles,
    set_up,
)
from browser.ways import DECIDED, in_roster, number_of_case, open_case, open_union, say, take_turns

VOTES, PARTY, UNION = "xushuyan", "wenjingyun", "校学生会"
HALL = {"width": 1920, "height": 1080}
TELLERS, ON_PAPER = ("luxiaohe", "yeqinghe"), "选举提案委员会委员"
FIRST, RUN_OFF = "选举第十届主席团", "选举第十届主席团（第二轮）"


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def hall(home: Path) -> Hall:
    return filled(home)


@pytest.fixture
def looked_at(size, serious_faults) -> Callable[[Page], None]:
    """A page is narrow enough, and has nothing serious for a screen reader."""

    def fits(page: Page) -> None:
        width = page.viewport_size["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious_faults(page) == []

    return fits


def test_five_of_seven_are_elected_after_a_run_off_and_anybody_counts_again(
    hall, university, page, plan, sign_in, looked_at, browser_of_debian, tmp_path
):
    a, b, c, d, e, f, g = hall.stand.values()
    open_elections(page, hall, sign_in)
    looked_at(page)
    page.get_by_role("link", name="主席团选举", exact=True).last.click()
    looked_at(page)
    first = set_up(page, FIRST, 席位="5")
    act(page, "启动投票")
    expect(page.get_by_text("发出300张，已投0张")).to_be_visible()
    looked_at(page)
    beside = browser_of_debian.new_context(base_url=university, viewport=HALL)
    screen = beside.new_page()
    screen.goto(page.get_by_role("link", name="免登录链接").get_attribute("href"))
    looked_at(screen)

    take_turns(page, VOTES, sign_in)
    cast(page, FIRST, (a, b, c, d, e), looked_at)
    expect(screen.locator(".present dd")).to_have_text("1")
    expect(screen.locator(".bars")).to_have_count(0)
    ballots = piles((99, (a, b, c, d, e)), (100, (a, b, c, d, f)), (50, (a, b, c, e, f)), (50, (d, g, e, f)))
    receipts = cast_by_program(university, number_in(first), hall, ballots)
    assert len(set(receipts)) == 299
    expect(screen.locator(".present dd")).to_have_text("300")
    expect(screen.locator(".bars")).to_have_count(0)

    close(page, first, sign_in)
    counted(page, FIRST, sign_in, looked_at)
    expect(page.locator(".bars .verdict", has_text="当选")).to_have_count(4)
    expect(page.locator(".bars .verdict", has_text="同票")).to_have_count(2)
    expect(screen.locator(".bars .verdict", has_text="同票")).to_have_count(2)
    looked_at(screen)

    second = run_off(page, first, sign_in, looked_at)
    take_turns(page, VOTES, sign_in)
    cast(page, RUN_OFF, (f,))
    cast_by_program(university, number_in(second), hall, piles((10, (e,)), (160, (f,))))
    expect(screen.get_by_role("heading", level=1)).to_have_text(RUN_OFF)
    expect(screen.locator(".present dd")).to_have_text("171")
    close(page, second, sign_in)
    counted(page, RUN_OFF, sign_in)
    expect(page.locator(".bars .verdict", has_text="当选")).to_have_count(1)
    expect(screen.locator(".bars .verdict", has_text="当选")).to_have_count(1)
    beside.close()

    take_turns(page, LEADS, sign_in)
    published(page, first)
    looked_at(page)
    assert verified(page, tmp_path) == (0, 0)
    passed_on(page, first, "同票两名候选人进行第二轮投票。")
    published(page, second)
    assert verified(page, tmp_path) == (0, 0)
    passed_on(page, second)
    approved(page, sign_in, looked_at)
    open_union(page, UNION)
    numbers = {name: number for number, name in hall.stand.items()}
    for name in (a, b, c, d, f):
        expect(in_roster(page, numbers[name]).filter(has_text="主席团成员")).to_have_count(1)
    for name in (e, g):
        expect(in_roster(page, numbers[name])).to_have_count(0)


def number_in(election: str) -> int:
    return int(election.rsplit("/", 1)[-1])


def close(page: Page, election: str, sign_in) -> None:
    take_turns(page, LEADS, sign_in)
    page.goto(election)
    act(page, "截止投票")
    expect(page.get_by_text("投票已截止，票箱已封存。")).to_be_visible()


def counted(page: Page, title: str, sign_in, looked_at=passing_by) -> None:
    """By a scrutineer, who is called to it on the page on which everybody begins."""
    take_turns(page, COUNTS, sign_in)
    page.goto("/")
    page.locator("#main .inbox a", has_text="开始计票").filter(
        has=page.get_by_text(title, exact=True)
    ).click()
    act(page, "开始计票")
    expect(page.get_by_text("计票完成。")).to_be_visible()
    looked_at(page)


def run_off(page: Page, first: str, sign_in, looked_at) -> str:
    """Among those tied, for the seat that is open: both are on the form already."""
    take_turns(page, LEADS, sign_in)
    page.goto(f"{first}/count")
    page.get_by_role("link", name="再选一轮").click()
    expect(page.get_by_label("席位")).to_have_value("1")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    looked_at(page)
    address = set_up(page, RUN_OFF)
    act(page, "启动投票")
    expect(page.get_by_text("发出300张，已投0张")).to_be_visible()
    return address


def published(page: Page, election: str) -> None:
    page.goto(election)
    page.get_by_role("link", name="计票与结果").click()
    act(page, "公布选票和计票结果")
    expect(page.get_by_text("任何人都可以下载")).to_be_visible()


def passed_on(page: Page, election: str, unfilled: str = "") -> None:
    page.goto(f"{election}/count")
    page.get_by_label("未选出名额的处理").fill(unfilled)
    act(page, "移交结果")
    expect(page.get_by_text("结果已移交大会。")).to_be_visible()


def verified(page: Page, folder: Path) -> tuple[int, int]:
    """As somebody in the audience does: from the public page, against the hash that is printed there."""
    page.get_by_role("link", name="公开的结果页").click()
    found = []
    for ending in (".zip", ".py"):
        with page.expect_download() as handed:
            page.locator("#main a", has_text=ending).click()
        found.append(folder / handed.value.suggested_filename)
        handed.value.save_as(found[-1])
    printed = page.locator("pre code").inner_text().rsplit(" ", 1)[-1]
    return checked_by_both(*found, printed)


def word(page: Page, reference: str) -> None:
    """The only one that is waited for now."""
    page.locator("summary", has_text="登记大会或上级组织的意见").click()
    form = page.locator("details.evidence[open]")
    form.get_by_label("出处").fill(reference)
    form.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("已登记。")).to_be_visible()


def approved(page: Page, sign_in, looked_at) -> None:
    """Announced to the congress, approved by the Party committee, filed above."""
    page.get_by_role("link", name="会议进程").first.click()
    course = page.url
    looked_at(page)
    word(page, "大会主席团宣布选举结果")
    page.locator("summary", has_text="请示").click()
    page.get_by_role("button", name="提交", exact=True).click()
    page.locator(".inbox a", has_text="选举结果").first.click()
    number = number_of_case(page)
    take_turns(page, PARTY, sign_in)
    open_case(page, number)
    looked_at(page)
    say(page, "同意")
    expect(page.get_by_text(DECIDED)).to_be_visible()
    take_turns(page, LEADS, sign_in)
    page.goto(course)
    word(page, "省学联复函〔2026〕12号")
    word(page, "省学联复函〔2026〕12号，已转上级学生会")
    expect(page.get_by_text("各环节均已完成。")).to_be_visible()


@pytest.mark.parametrize("plan", ["xianning"], indirect=True)
@pytest.mark.parametrize("size", ["desk"], indirect=True)
def test_two_tellers_write_a_paper_ballot_down_apart_and_nothing_is_counted_before_they_agree(
    hall, page, sign_in, looked_at
):
    numbers, (a, b, c) = list(hall.stand)[:3], list(hall.stand.values())[:3]
    open_elections(page, hall, sign_in)
    page.get_by_role("link", name="其他选举", exact=True).click()
    page.get_by_label("投票方式").select_option(label="纸质选票")
    more = {
        "选举职务": "提案委员会委员",
        "席位": "2",
        "候选人": " ".join(numbers),
    }
    election = set_up(page, ON_PAPER, TELLERS, **more)
    act(page, "启动投票")
    act(page, "截止投票")
    page.get_by_role("link", name="计票与结果").click()
    page.get_by_label("发出选票").fill("300")
    page.get_by_label("收回选票").fill("298")
    page.get_by_role("button", name="登记", exact=True).click()
    looked_at(page)

    go_to_the_sheet(page, ON_PAPER, TELLERS[0], sign_in)
    looked_at(page)
    write_down(page, 298, {a: 280, b: 201, c: 90})
    go_to_the_sheet(page, ON_PAPER, TELLERS[1], sign_in)
    write_down(page, 298, {a: 280, b: 210, c: 90})
    differing = page.get_by_role("table", name="不一致之处").locator("tbody tr")
    expect(differing).to_have_count(2)
    expect(differing.first).to_contain_text(b)
    looked_at(page)
    correct(page, 298, {a: 280, b: 201, c: 90})
    expect(page.get_by_text("两张计票单均已提交，结果一致。")).to_be_visible()
    page.goto(f"{election}/count")
    act(page, "开始计票")
    expect(page.locator(".bars .verdict", has_text="当选")).to_have_count(2)
    looked_at(page)
