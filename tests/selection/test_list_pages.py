"""A list in the browser: pasted, checked, handed in as a whole, decided together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import cast
from approvals.university import University
from compliance.university import PLAN
from huizhang.approvals.actions import decide, decide_together
from huizhang.approvals.models import Case, Decision
from huizhang.eligibility.models import Standing
from huizhang.kernel.procedure import Outcome
from huizhang.org.models import Post
from huizhang.people.models import Account, Student
from huizhang.people.queries import plan
from huizhang.selection.actions import Wish, weigh, weigh_all
from huizhang.selection.models import Notice
from selection.browsing import BACKEND, signed_in
from selection.test_nominating import BRANCH, LEAGUE, OFFICE, PARTY, SINCE, another, ready, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def kunming(monkeypatch) -> University:
    university = ready("kunming")
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return university


@pytest.fixture
def branch(kunming) -> Client:
    return signed_in(kunming, BRANCH)


def pasted(*numbers: str, post: str = "工作人员") -> str:
    return "\n".join(["学号\t职务\t部门", *(f"{number}\t{post}\t{OFFICE}" for number in numbers)])


def listed(**other: str) -> dict[str, str]:
    start = timezone.localdate() + timedelta(days=1)
    facts = {"union": cast.COLLEGE_UNION, "start": start.isoformat(), "conduct": "品行端正"}
    return {**facts, "checked": "on", **other}


def classmates(university: University, number: int) -> list[Student]:
    made = [another(university, 300 + one) for one in range(number)]
    for student in made:
        stands(student, 3, 100)
    return made


def test_a_list_is_checked_row_by_row_before_anything_is_written(kunming, branch):
    good, bad = classmates(kunming, 2)
    stands(bad, 90, 100)
    answer = branch.post("/recommend/list", listed(rows=pasted(good.pk, bad.pk, "99999999")))

    rows = [(row.line.student_no, row.status, len(row.faults)) for row in answer.context["rows"]]
    assert rows == [(good.pk, "pass", 0), (bad.pk, "fail", 1), ("99999999", None, 1)]
    assert (answer.status_code, Case.objects.count()) == (409, 0)


def test_a_list_beyond_the_limits_says_by_how_much(kunming, branch):
    people = classmates(kunming, 3)
    answer = branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people), post="部长")))

    limits = [
        (one.subject, [said.say() for said in one.reasons], one.blocks) for one in answer.context["limits"]
    ]
    assert (answer.status_code, limits) == (409, [(OFFICE, ["3, 1 more than 2"], True)])
    handed_in = branch.post(
        "/recommend/list", listed(rows=pasted(*(one.pk for one in people), post="部长"), act="hand_in")
    )
    assert (handed_in.status_code, Case.objects.count()) == (409, 0)


def presidium(university: University, members: int, end: date | None) -> list[str]:
    """The names of those who serve in it until then."""
    served = [another(university, 400 + number) for number in range(members)]
    facts = {"union_id": cast.COLLEGE_UNION, "post": "presidium_member", "start": SINCE, "end": end}
    for student in served:
        Post.objects.create(student=student, **facts)
    return [one.name for one in served]


@pytest.mark.parametrize("lasts", [True, False])
def test_a_full_presidium_refuses_another_member_unless_somebody_may_leave(kunming, branch, lasts):
    end = timezone.localdate() + timedelta(days=200) if lasts else None
    names = presidium(kunming, 3, end)
    (student,) = classmates(kunming, 1)
    given = listed(rows=f"学号\t职务\t部门\n{student.pk}\t主席团成员\t", representative="学院")
    answer = branch.post("/recommend/list", given)

    found = [(one.asks, one.certain, one.may_leave) for one in answer.context["limits"]]
    asks = kunming.pack.rules["presidium.size.college"].zh
    assert (answer.status_code, found) == (
        409 if lasts else 200,
        [(asks, lasts, () if lasts else tuple(names))],
    )
    branch.post("/recommend/list", {**given, "act": "hand_in"})
    assert Case.objects.count() == (0 if lasts else 1)


def test_a_congress_may_choose_among_more_candidates_than_places(kunming, branch):
    presidium(kunming, 2, timezone.localdate() + timedelta(days=200))
    rows = "\n".join(["学号\t职务\t部门", *(f"{one.pk}\t主席团成员\t" for one in classmates(kunming, 3))])
    answer = branch.post("/recommend/list", listed(rows=rows, representative="学院", act="hand_in"))
    assert (answer.status_code, Case.objects.count()) == (302, 3)


def test_a_list_is_handed_in_as_a_whole_and_decided_together(kunming, branch):
    people = classmates(kunming, 3)
    answer = branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people)), act="hand_in"))
    batch = Case.objects.first().batch
    assert answer.headers["Location"] == f"/cases/lists/{batch}/"

    for organ in (LEAGUE, PARTY):
        word = {"organ": organ, "outcome": "approve", "case": list(Case.objects.values_list("pk", flat=True))}
        said = signed_in(kunming, organ).post(f"/cases/lists/{batch}/decide", word)
        assert said.status_code == 302
    shown = sorted(Notice.objects.values_list("nomination__student", flat=True))
    assert (shown, Post.objects.count()) == ([one.pk for one in people], 0)


def test_a_list_shows_where_its_people_come_from_before_and_after_it_is_handed_in(kunming, branch):
    first, second = classmates(kunming, 2)
    Post.objects.create(student=first, union_id=cast.COLLEGE_UNION, post="department_member", start=SINCE)
    rows = pasted(first.pk, second.pk, post="部长")
    checked = branch.post("/recommend/list", listed(rows=rows)).context["shares"]
    branch.post("/recommend/list", listed(rows=rows, act="hand_in"))
    handed_in = branch.get(f"/cases/lists/{Case.objects.first().batch}/")

    assert checked == handed_in.context["shares"]
    told = [(post.name.text, post.department) for _, post, _ in handed_in.context["rows"]]
    assert told == [("department head", OFFICE)] * 2
    assert (checked.colleges, checked.grades) == (((cast.COLLEGE, 2),), ((2024, 2),))
    assert (checked.staff, checked.others) == (1, 1)


def test_a_list_says_how_everybody_on_it_stands_and_what_the_last_word_brings(kunming, branch):
    first, second = classmates(kunming, 2)
    facts = {"union_id": cast.COLLEGE_UNION, "post": "department_head", "department": OFFICE}
    Post.objects.create(student=first, **facts, start=SINCE)
    rows = pasted(first.pk, second.pk, post="工作人员")
    branch.post("/recommend/list", listed(rows=rows, act="hand_in"))
    address = f"/cases/lists/{Case.objects.first().batch}/"
    before = signed_in(kunming, LEAGUE).get(address).context["organs"]
    word = {"organ": LEAGUE, "outcome": "approve", "case": list(Case.objects.values_list("pk", flat=True))}
    signed_in(kunming, LEAGUE).post(f"{address}decide", word)
    page = signed_in(kunming, PARTY).get(address)
    ((_, _, asked, brings),) = page.context["organs"]

    assert [len(brings) for _, _, _, brings in before] == [0]
    assert [one.text[:38] for one in brings] == ["This is the last word. Approved, a pub"]
    assert [(post.status, len(post.beside)) for _, post, _ in asked] == [("pass", 1), ("pass", 0)]
    text = page.content.decode()
    assert "已在本会任职：部门负责人" in text
    assert text.count("#eligibility") == 4


def test_the_inbox_shows_a_list_as_one_row_and_one_by_itself_as_a_case(kunming, branch):
    people = classmates(kunming, 4)
    branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people[:3])), act="hand_in"))
    branch.post("/recommend/list", listed(rows=pasted(people[3].pk), act="hand_in"))
    batch = Case.objects.exclude(batch="").first().batch
    league = signed_in(kunming, LEAGUE)
    shown = league.get("/inbox/")
    assert [one.listed for one in shown.context["rows"]] == [3, 0]
    assert shown.content.decode().count(f"/cases/lists/{batch}/") == 1
    first = Case.objects.filter(batch=batch).order_by("pk")[0]
    league.post(f"/cases/{first.pk}/decide", {"organ": LEAGUE, "outcome": "approve"})
    assert [one.listed for one in league.get("/inbox/").context["rows"]] == [2, 0]
    rest = Case.objects.filter(batch=batch).exclude(pk=first.pk).order_by("pk")
    league.post(f"/cases/{rest[0].pk}/decide", {"organ": LEAGUE, "outcome": "approve"})
    last = league.get("/inbox/")
    assert f"/cases/{rest[1].pk}/" in last.content.decode()
    assert [one.listed for one in last.context["rows"]] == [1, 0]


def test_the_last_word_on_a_list_reads_the_standings_once_for_all_of_it(kunming, branch):
    asked = []
    for number in (2, 3):
        people = [another(kunming, 700 + 10 * number + one) for one in range(number)]
        for student in people:
            stands(student, 3, 100)
        branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people)), act="hand_in"))
        cases = list(Case.objects.filter(student__in=people))
        for organ in (LEAGUE, PARTY):
            with CaptureQueriesContext(connection) as questions:
                decide_together(
                    actor=kunming.seated[organ], cases=cases, organ=organ, outcome=Outcome.APPROVE,
                    pack=kunming.pack,
                )  # fmt: skip
        asked.append(sum(f'FROM "{Standing._meta.db_table}"' in one["sql"] for one in questions))
        assert Post.objects.filter(student__in=people).count() == number
    assert asked == [1, 1]


def test_one_refusal_leaves_the_whole_list_undecided(kunming, branch):
    people = classmates(kunming, 2)
    branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people)), act="hand_in"))
    first, second = Case.objects.order_by("pk")
    pack = kunming.pack
    decide(
        actor=kunming.seated[LEAGUE],
        case=second.pk,
        organ=LEAGUE,
        outcome=Outcome.RETURN,
        opinion="补充",
        pack=pack,
    )
    word = {"organ": LEAGUE, "outcome": "approve", "case": [first.pk, second.pk]}
    said = signed_in(kunming, LEAGUE).post(f"/cases/lists/{first.batch}/decide", word)

    assert (said.status_code, first.decisions.filter(organ=LEAGUE).count()) == (409, 0)


def test_a_list_out_of_sight_does_not_exist(kunming, branch):
    people = classmates(kunming, 2)
    branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people)), act="hand_in"))
    stranger = Client()
    stranger.force_login(Account.objects.create_user("白露生", name="白露生"), BACKEND)

    assert stranger.get(f"/cases/lists/{Case.objects.first().batch}/").status_code == 404


def test_the_share_from_college_unions_is_told(kunming):
    held = {"union_id": cast.SCHOOL_UNION, "post": "department_member", "department": OFFICE, "start": SINCE}
    Post.objects.create(student=another(kunming, 1), from_college_union=True, **held)
    people = classmates(kunming, 2)
    rows = pasted(*(one.pk for one in people))
    answer = signed_in(kunming, LEAGUE).post("/recommend/list", listed(union=cast.SCHOOL_UNION, rows=rows))

    shares = [[said.say() for said in one.reasons] for one in answer.context["limits"]]
    assert shares == [["1 of 3; 50 % needs 2: 1 short"]]


def test_a_list_is_decided_wholly_or_not_at_all_when_the_ledger_fails(kunming, branch, monkeypatch):
    people = classmates(kunming, 2)
    branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people)), act="hand_in"))

    def broken(*_arguments, **_facts):
        raise OSError("the ledger cannot be written")

    monkeypatch.setattr("huizhang.ledger.actions.record", broken)
    facts = {"organ": LEAGUE, "outcome": Outcome.APPROVE, "pack": kunming.pack}
    with pytest.raises(OSError, match="ledger"):
        decide_together(actor=kunming.seated[LEAGUE], cases=list(Case.objects.all()), **facts)
    assert Decision.objects.filter(organ=LEAGUE).count() == 0


def test_a_list_is_judged_like_each_of_its_people(kunming, branch):
    people = [kunming.student, *classmates(kunming, 3)]
    stands(people[1], 80, 100, failed=2)
    Standing.objects.filter(student=people[2]).delete()
    day = timezone.localdate()
    wishes = [Wish(cast.COLLEGE_UNION, one.pk, "department_member", day, "端正", OFFICE) for one in people]

    assert weigh_all(wishes, kunming.pack, day) == [weigh(one, kunming.pack, day) for one in wishes]


def test_the_page_of_a_list_asks_as_many_questions_for_many_people(kunming, branch):
    counted = []
    for number in (2, 6):
        people = [another(kunming, 500 + 10 * number + one) for one in range(number)]
        for student in people:
            stands(student, 3, 100)
        branch.post("/recommend/list", listed(rows=pasted(*(one.pk for one in people)), act="hand_in"))
        page = f"/cases/lists/{Case.objects.last().batch}/"
        with CaptureQueriesContext(connection) as questions:
            shown = signed_in(kunming, LEAGUE).get(page)
        counted.append((len(questions), len(shown.context["rows"]) == number))
    assert counted[0] == counted[1]
