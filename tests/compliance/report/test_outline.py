from dataclasses import replace

import pytest

from compliance.sample_report import (
    CAP,
    CAP_COLLEGE,
    RANK,
    SCHOOL,
    SCHOOL_UNION,
    SERVICE,
    finding,
    report,
    rule,
    small,
)
from huizhang.compliance.report.labels import article_of, inside_quotes
from huizhang.compliance.report.outline import Square, board, outline, tally, unions
from huizhang.kernel.verdict import Status

SCHOOL_RULE = replace(CAP, subject="union.school")


@pytest.mark.parametrize(
    ("cite", "number"), [("三", 3), ("第十条", 10), ("六（二）", 6), ("附件", 0), ("", 0)]
)
def test_a_citation_names_its_article(cite, number):
    assert article_of(cite) == number


def test_all_ten_articles_are_there_even_without_findings():
    articles = outline(report())

    assert "".join(article.numeral for article in articles) == "一二三四五六七八九十"
    assert [article.rules for article in articles] == [()] * 10


def test_a_rule_that_cites_none_of_the_ten_comes_last():
    stray = rule("own.rule", "附件一", "本校规定", "Our own")

    assert outline(report(finding(stray, Status.PASS)))[-1].number == 0


def test_the_heaviest_findings_of_a_rule_come_first():
    statuses = (Status.NOT_APPLICABLE, Status.PASS, Status.CANNOT_TELL, Status.FAIL)
    made = report(*(finding(RANK, status, subject=str(number)) for number, status in enumerate(statuses)))

    group = outline(made)[3].rules[0]

    assert [one.status for one in group.findings] == [
        Status.FAIL,
        Status.CANNOT_TELL,
        Status.PASS,
        Status.NOT_APPLICABLE,
    ]
    assert [one.status for one in group.open] == [Status.FAIL, Status.CANNOT_TELL]


def test_the_board_counts_the_heaviest_status_of_each_union():
    made = report(
        finding(CAP, Status.PASS),
        finding(CAP, Status.NEEDS_REASON),
        finding(CAP_COLLEGE, Status.FAIL, "法学院学生会"),
        finding(SERVICE, Status.PASS, SCHOOL),
    )

    squares = board(made, outline(made))

    assert squares.unions == (SCHOOL, SCHOOL_UNION, "法学院学生会")
    assert squares.rows[2] == (Square(None, 0), Square(Status.NEEDS_REASON, 1), Square(Status.FAIL, 1))


def test_a_tally_leaves_out_what_does_not_occur():
    assert tally(small().findings)[:2] == [(Status.FAIL, 1), (Status.NEEDS_REASON, 1)]
    assert tally(()) == []


def test_school_unions_stand_before_college_unions():
    made = report(
        finding(SERVICE, Status.PASS, "法学院学生会"), finding(SCHOOL_RULE, Status.PASS, SCHOOL_UNION)
    )

    assert unions(made) == (SCHOOL_UNION, "法学院学生会")


def test_quotation_marks_within_a_quotation_become_single():
    assert inside_quotes("一般为“主席团”") == "一般为‘主席团’"
