"""No page of a college's board tells how a student of another college stands; every look at one is kept."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from cast import (
    COLLEGE,
    COLLEGE_LEAGUE_TEACHER,
    COLLEGE_UNION,
    DEPUTY_LEAGUE_SECRETARY,
    OTHER_COLLEGE,
    STUDENT,
)
from compliance.board.conftest import BACKEND, OTHER_UNION, SINCE
from huizhang.approvals.models import Reason, Step
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import standing
from huizhang.eligibility.models import StandingView
from huizhang.kernel.verdict import Status
from huizhang.org.models import Post
from huizhang.people.models import Seat, Token
from huizhang.people.queries import fingerprint
from huizhang.people.queries.visibility import Sight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("serving")]
VISITOR = "20249999"
OWN, OTHER, BOTH = (
    Sight(colleges=frozenset(some)) for some in ((COLLEGE,), (OTHER_COLLEGE,), (COLLEGE, OTHER_COLLEGE))
)


@pytest.fixture
def serving(university):
    """One of the college and one of another serve in the college's union; the other has a case there too."""
    for number in (STUDENT.student_no, VISITOR):
        Post.objects.create(union_id=COLLEGE_UNION, student_id=number, post="presidium_member", start=SINCE)
    Step.objects.create(
        case="案件一", kind="misconduct.inquiry", act="handle", organ="college_league_org",
        date=timezone.localdate(), union_id=COLLEGE_UNION, student_id=VISITOR, round=1,
    )  # fmt: skip


@pytest.fixture
def bearer(account_of):
    """The headers of a program that acts for a person."""

    def headers(person):
        Token.objects.create(account=account_of(person), sha256=fingerprint(person.name))
        return {"Authorization": f"Bearer {person.name}"}

    return headers


def now():
    return standing(timezone.localdate(), plan_on(timezone.localdate()))


def about(findings, number):
    report = now().report
    return [one for one in findings if number in report.people(one)]


def looked(number=VISITOR):
    return sorted(StandingView.objects.filter(student_no=number).values_list("what", flat=True))


def numbers(page):
    """{status: number} of the tiles of the board."""
    tiles = re.findall(r'<a class="s-(\w+?)(?: none)?" href="[^"]*"><span class="count">(\d+)', page)
    return {status: int(number) for status, number in tiles if int(number)}


def test_findings_about_a_student_are_open_to_whoever_sees_the_students_college():
    found = {sight: now().findings_in(sight) for sight in (OWN, OTHER, BOTH, Sight(school=True))}

    assert [len(about(found[sight], VISITOR)) > 0 for sight in found] == [False, True, True, True]
    assert [len(about(found[sight], STUDENT.student_no)) > 0 for sight in found] == [True, False, True, True]
    assert found[Sight(school=True)] == now().findings


def test_a_case_is_about_the_student_in_its_steps():
    cases = [one for one in now().findings if one.subject == "案件一"]

    assert [now().report.people(one) for one in cases] == [frozenset({VISITOR})]
    assert [one.subject for one in now().findings_in(OWN) if one.subject == "案件一"] == []


def test_a_count_of_people_is_about_nobody():
    counted = [one for one in now().findings if one.rule.of == "presidium" and one.union == COLLEGE_UNION]

    assert [(one.verdict.observed, now().report.people(one)) for one in counted] == [(2, frozenset())]
    assert [one in now().findings_in(OWN) for one in counted] == [True]


@pytest.mark.parametrize(
    "sight", [OWN, OTHER, BOTH, Sight(school=True)], ids=["own", "other", "both", "school"]
)
def test_the_squares_count_the_findings_that_are_open(sight):
    """Of the unions that such a reader sees."""
    unions = {COLLEGE_UNION: COLLEGE, OTHER_UNION: OTHER_COLLEGE}
    seen = [union for union, college in unions.items() if sight.college(college)]
    squares = {
        (article, union, status): number
        for article, line in now().squares_in(sight).items()
        for union, square in line.items()
        for status, number in square.items()
        if union in seen
    }

    open_to = [one for one in now().findings_in(sight) if one.union in seen]
    assert squares == Counter((one.rule.cite, one.union, str(one.status)) for one in open_to)


def test_every_page_of_the_board_tells_the_teacher_the_same_without_the_visitor(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)
    open_to = [one for one in now().findings_in(OWN) if one.union == COLLEGE_UNION]
    pages = {
        page: client.get(page) for page in ("/board/", "/board/findings", "/board/year", "/board/report.html")
    }

    assert numbers(pages["/board/"].content.decode()) == Counter(str(one.status) for one in open_to)
    assert pages["/board/findings"].context["page"].paginator.count == len(open_to)
    last = pages["/board/year"].context["line"].points[-1]
    assert {status: n for status, n in last.counts.items() if n} == Counter(one.status for one in open_to)
    # among the rows behind a count the visitor is still one of those who serve
    shown = [about_whom(page.content.decode()) & {VISITOR, "案件一"} for page in pages.values()]
    assert (shown, looked()) == ([set()] * 4, [])


def about_whom(page):
    """The numbers and cases that findings on a page or in a report are headed by."""
    headed = re.findall(r'<(?:strong|span class="who")>(?:\S+ )?([^<]+)<', page)
    return set(headed)


def test_the_report_of_a_teacher_has_no_finding_about_the_visitor(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)

    report = client.get("/board/report.html").content.decode()

    assert about_whom(report) & {STUDENT.student_no, VISITOR, "案件一"} == {STUDENT.student_no}
    assert (looked(), looked(STUDENT.student_no)) == ([], ["report"])


def test_the_reason_page_knows_nothing_of_a_finding_about_the_visitor(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)
    finding = about(now().findings, VISITOR)[0]
    named = {"rule": finding.rule.id, "union": COLLEGE_UNION, "subject": VISITOR}
    address = f"/board/reason?{urlencode(named)}"

    answer = client.get(address)
    client.post(address, {"why": "说明"})

    assert ("one" in answer.context, Reason.objects.exists(), looked()) == (False, False, [])


def test_the_union_page_and_the_list_of_unions_leave_the_visitor_out(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)
    page = client.get(f"/unions/{COLLEGE_UNION}").context
    row = next(row for row in page["page"] if row.student_no == VISITOR)

    assert (row.open, row.political_status, row.verdicts) == (False, "", ())
    assert [one for one in page["open"] if VISITOR in one.about or one.about == "案件一"] == []
    assert sum(page["counted"].values()) == len(
        [one for one in now().findings_in(OWN) if one.union == COLLEGE_UNION]
    )
    assert (looked(), looked(STUDENT.student_no)) == ([], ["roster"])


def test_whoever_guides_one_college_and_serves_another_sees_how_the_first_alone_stands(as_person):
    client = as_person(COLLEGE_LEAGUE_TEACHER)
    account = Seat.objects.get(organ="college_league_org").account
    Seat.objects.create(account=account, organ="class_league_branch", college_id=OTHER_COLLEGE, start=SINCE)
    client.force_login(account, BACKEND)

    rows = client.get("/unions/").context["rows"]
    assert [(union.union, status is None) for union, _, status in rows] == [
        (COLLEGE_UNION, False), (OTHER_UNION, True),
    ]  # fmt: skip


def test_the_api_gives_the_same_findings_and_numbers_as_the_pages(client, bearer):
    headers = bearer(COLLEGE_LEAGUE_TEACHER)
    found = client.get("/api/findings", {"size": 200}, headers=headers).json()
    union = client.get(f"/api/unions/{COLLEGE_UNION}", headers=headers).json()

    open_to = [one for one in now().findings_in(OWN) if one.union == COLLEGE_UNION]
    assert found["count"] == sum(union["findings"].values()) == len(open_to)
    assert [one for one in found["items"] if one["subject"] in (VISITOR, "案件一")] == []
    assert (looked(), looked(STUDENT.student_no)) == ([], ["api"])


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("/board/", []),
        ("/board/year", []),
        ("/board/findings?article=4", ["findings"]),
        ("/board/report.html", ["report"]),
        ("/board/report.pdf", ["report"]),
        (f"/unions/{COLLEGE_UNION}", ["roster"]),
        (f"/unions/{COLLEGE_UNION}?file=csv", ["download"]),
        ("/unions/", []),
        ("/students/?q=2024", []),
        (f"/students/{VISITOR}", ["page"]),
        ("/plan/", []),
    ],
)
def test_whoever_is_shown_a_standing_leaves_a_record_and_a_count_leaves_none(as_person, address, what):
    assert as_person(DEPUTY_LEAGUE_SECRETARY).get(address).status_code == 200
    assert looked() == what


@pytest.mark.parametrize("address", ["/api/findings?article=4", f"/api/students/{VISITOR}"])
def test_a_program_that_is_told_a_standing_leaves_a_record(client, bearer, address):
    assert client.get(address, headers=bearer(DEPUTY_LEAGUE_SECRETARY)).status_code == 200
    assert looked() == ["api"]


def test_the_student_reads_who_looked_and_at_what(as_person, client):
    as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/findings?article=4")
    looks = as_person(DEPUTY_LEAGUE_SECRETARY).get(f"/students/{VISITOR}").context["looks"]

    assert [(look.name, look.what.say()) for look in looks] == [
        ("顾明川", "this page"), ("顾明川", "findings"),
    ]  # fmt: skip


def test_a_finding_of_a_day_may_be_asked_for_by_its_rule(as_person):
    client = as_person(DEPUTY_LEAGUE_SECRETARY)
    rule = about(now().findings, VISITOR)[0].rule
    page = client.get("/board/findings", {"rule": rule.id}).context

    assert {one.finding.rule.id for one in page["page"]} == {rule.id}
    assert page["rule"] == rule.zh
    assert client.get("/board/findings", {"rule": "no.such"}).status_code == 200


def test_explaining_is_of_deviations_from_generally_only():
    explainable = {one.rule.force for one in now().findings if one.status is Status.NEEDS_REASON}

    assert {str(force) for force in explainable} == {"generally"}
