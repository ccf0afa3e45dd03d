"""A college teacher brings in a messy roster, mends two cells, brings it in, finds it, and takes it back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from browser.rosters import Newcomer, write

pytestmark = pytest.mark.usefixtures("university")
RIGHT = (
    Newcomer("202619990101", "欧阳𠮷明", "2026级", date(2026, 9, 10)),
    Newcomer("202619990102", "龘小雨", "2026级", "2026/9/10"),
    Newcomer("202619990103", "闻人知秋", "2026", "2026.9.10"),
    Newcomer("202619990104", "陆见山", "2026级", "2026年9月10日"),
)
WRONG = (RIGHT[0], replace(RIGHT[1], entry_year="待核实"), RIGHT[2], replace(RIGHT[3], since="2026-13-40"))


@pytest.fixture(scope="module", params=["kunming", "xianning"])
def plan(request):
    return request.param


def test_a_messy_roster_is_mended_taken_in_found_and_taken_back(page, sign_in, tmp_path):
    sign_in(page, "hewenlan")
    page.locator("a.brand").click()
    college = page.locator("#seats + ul small").inner_text().split(" · ")[0]
    union = f"{college}学生会"

    upload(page, write(tmp_path / f"{college}迎新.xlsx", college, union, WRONG))
    expect(page.get_by_role("alert")).to_contain_text("共2个问题")
    problems = page.locator("#problems tbody tr")
    expect(problems).to_have_count(2)
    expect(problems.filter(has_text="待核实")).to_contain_text("students")
    expect(problems.filter(has_text="2026-13-40")).to_contain_text("任职")
    assert states(page) == {"学生": ["3", "0", "0", "1"], "任职": ["3", "0", "0", "1"]}
    expect(page.get_by_role("button", name="全部导入")).to_have_count(0)

    with page.expect_download() as download:
        page.get_by_role("link", name="下载错误清单").click()
    sheets = CalamineWorkbook.from_path(download.value.path())
    listed, *tables = sheets.sheet_names
    told = sheets.get_sheet_by_name(listed).to_python()
    assert [row[4] for row in told[1:]] == ["待核实", "2026-13-40"]
    assert tables == ["students", "posts"]

    page.get_by_role("link", name="重新选择文件").click()
    send(page, write(tmp_path / f"{college}迎新（改）.xlsx", college, union, RIGHT))
    assert states(page) == {"学生": ["4", "0", "0", "0"], "任职": ["4", "0", "0", "0"]}
    page.get_by_role("link", name="4", exact=True).first.click()
    expect(page.locator("tbody tr")).to_have_count(4)
    expect(page.locator("tbody tr").nth(1)).to_contain_text("龘小雨")
    page.locator(".crumbs a").last.click()
    page.get_by_role("button", name="全部导入").click()
    expect(page.get_by_text("已全部导入。可在本页撤销。")).to_be_visible()

    number = page.url
    expect(found(page, "龘小雨")).to_have_count(1)
    found(page, "龘小雨").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("龘小雨")

    page.goto(number)
    page.get_by_role("link", name="撤销这次导入").click()
    page.get_by_role("button", name=re.compile("撤销第.*次导入")).click()
    expect(page.get_by_text("已撤销导入：数据恢复到导入之前。")).to_be_visible()
    expect(found(page, "龘小雨")).to_have_count(0)


def upload(page: Page, file) -> None:
    page.locator("#main").get_by_role("link", name="数据导入导出").click()
    page.get_by_role("link", name="导入数据").click()
    send(page, file)


def send(page: Page, file) -> None:
    page.get_by_label("文件", exact=True).set_input_files(file)
    page.get_by_role("button", name="读取并预览").click()


def states(page: Page) -> dict[str, list[str]]:
    """New, changed, same and bad rows by table."""
    table = page.get_by_role("table", name="各表行数")
    return {
        row.get_by_role("rowheader").inner_text(): [cell.inner_text() for cell in row.locator("td").all()]
        for row in table.locator("tbody tr").all()
    }


def found(page: Page, name: str):
    """The rows of the search by name."""
    page.goto("/students/")
    page.get_by_label("姓名、拼音、首字母或学号").fill(name)
    page.get_by_role("button", name="查找", exact=True).click()
    return page.locator("#found tbody tr")
