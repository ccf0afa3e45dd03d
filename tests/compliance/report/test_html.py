import re
from html.parser import HTMLParser

import pytest

from compliance.sample_report import NOMINATION, SCHOOL_UNION, finding, large, report, small
from huizhang.compliance.report.html import render
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.shell.language import CHINESE, ENGLISH

HOSTILE = '<script>alert(1)</script>{{ 7|add:7 }}{% now "Y" %}"\'&<img src=x onerror=alert(1)>'
VOID = {"meta", "input", "img", "br", "hr", "link"}
# HTML lets these end by themselves.
SELF_ENDING = {"tr", "td", "th", "p"}


class Reader(HTMLParser):
    """Collects tags, ids and text, and notices tags that are closed in the wrong order."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.ids, self.links, self.texts = [], [], [], []
        self.open, self.crossed = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        given = dict(attributes)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])
        if tag not in VOID | SELF_ENDING:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in SELF_ENDING and (not self.open or self.open.pop() != tag):
            self.crossed.append(tag)

    def handle_data(self, text):
        self.texts.append(text)


def hostile():
    return report(
        finding(
            NOMINATION,
            Status.FAIL,
            HOSTILE,
            "2024001",
            message("{act} by {organ} was refused on {day}", act=HOSTILE, organ="x", day="y"),
            (evidence("steps", case=HOSTILE),),
        )
    )


def test_all_six_statuses_are_shown_in_words():
    texts = "".join(Reader(render(small(), CHINESE)).texts)

    assert [
        word for word in ("不合规", "需说明", "待核", "已说明", "合规", "不适用") if word not in texts
    ] == []


def test_the_page_speaks_english_when_asked():
    page = render(small(), ENGLISH)

    assert '<html lang="en">' in page
    assert "Complete the steps and record their dates" in page
    assert "21 November 2026" in page
    assert "不合规" not in page


def test_the_page_names_the_plan_its_number_and_its_hash():
    made = small()
    page = render(made, CHINESE)

    assert made.pack.title in page
    assert made.pack.number in page
    assert made.pack.hash in page
    assert "2026年11月21日" in page


@pytest.mark.parametrize("make", [small, large, report, hostile])
def test_the_page_is_well_formed_and_every_link_arrives(make):
    page = Reader(render(make(), CHINESE))

    assert page.crossed == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) - set(page.ids) - {f"a{number}" for number in range(1, 11)} == set()


def test_the_page_needs_nothing_from_anywhere():
    page = render(large(1), CHINESE)

    assert re.findall(r"https?://|//[a-z]|url\(|@import|<script|<link|<img|\son\w+=", page) == []


def test_hostile_text_is_shown_as_text():
    page = render(hostile(), CHINESE)
    read = Reader(page)

    assert "script" not in read.tags
    assert "img" not in read.tags
    assert HOSTILE in read.texts


def test_a_report_without_findings_says_so():
    page = render(report(), CHINESE)

    assert "没有结论：方案中没有可以审查的规则。" in page


def test_evidence_is_shown_under_headers_that_people_know():
    page = render(small(), CHINESE)

    assert '<th scope="col">学号' in page
    assert "<td>学院团组织" in page
    assert "<td>推荐" in page


def test_what_is_missing_is_not_mended_by_removing_people():
    texts = Reader(render(report(finding(NOMINATION, Status.CANNOT_TELL)), CHINESE)).texts

    assert "补齐所缺记录后重新审查" in texts
    assert "补齐程序并记录日期" not in texts


def test_long_lists_are_folded_by_status_and_union():
    page = render(large(1), CHINESE)

    assert page.count('<details class="fold s-fail">') >= 20
    assert SCHOOL_UNION in page


def test_a_university_of_60000_students_fits_into_three_megabytes():
    assert len(render(large(), CHINESE).encode()) < 3_000_000
