"""What acts on delegates bring about, what they refuse, and that they leave nothing when the ledger fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

import cast
from approvals.university import seated
from congress.delegations import BRANCH, GUIDES, UNION, Sending, sending
from congress.prepared import prepared
from congress.university import enrolled
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case, Step
from huizhang.approvals.queries import inbox
from huizhang.congress.actions import (
    annul_delegate_election,
    call_congress,
    check_credentials,
    decide_candidacy,
    name_ex_officio,
    record_milestone,
)
from huizhang.congress.models import Candidacy, Congress, Credentials, Delegate, Leaving, Poll
from huizhang.congress.queries import on_file
from huizhang.congress.queries.candidates import alternates
from huizhang.congress.queries.electors import electors_of
from huizhang.congress.queries.judging import judged_delegates
from huizhang.congress.queries.seeing import Seen
from huizhang.congress.rosters import roster
from huizhang.congress.rules.calling import ASSEMBLY, Call
from huizhang.congress.rules.timeline import timeline
from huizhang.kernel.procedure import Outcome, State
from huizhang.kernel.strokes import by_strokes
from huizhang.ledger.models import Entry
from huizhang.org.queries import unions
from huizhang.people.models import ClassGroup, Club, College, Major, Student
from selection.serving import SINCE, break_ledger, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Sending:
    return sending("school")


def last() -> Entry:
    return Entry.objects.order_by("-seq").first()


def test_a_recommendation_waits_in_the_inbox_of_the_union(there):
    (one,) = there.recommended(0)
    assert (one.case.kind, one.case.state, one.constituency) == (
        "delegates.elected",
        State.OPEN,
        cast.COLLEGE,
    )
    assert [waiting.case for waiting in inbox(there.seated(UNION), today())] == [one.case]


def elsewhere(there: Sending) -> Student:
    college = College.objects.create(name=cast.OTHER_COLLEGE)
    major = Major.objects.create(college=college, name="英语")
    group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="英语2401")
    return Student.objects.create(student_no="20240999", name="外院同学", class_group=group, known_from=SINCE)


def test_a_delegate_from_another_college_is_refused_and_told_why(there):
    stranger = elsewhere(there)
    with pytest.raises(CaseRefused, match="外院同学 belongs to 外国语学院; 信息工程学院 sends only"):
        there.recommend(stranger.pk, constituency=cast.COLLEGE)
    with pytest.raises(CaseRefused, match="外国语学院 has no seats"):
        there.recommend(stranger.pk)


def test_another_class_does_not_recommend(there):
    group = ClassGroup.objects.create(
        major=there.university.group.major, entry_year=2024, level="本科", name="软件2402"
    )
    beside = seated(there.pack, BRANCH, there.university.college, group, "beside")
    with pytest.raises(CaseRefused, match="holds no seat"):
        there.recommend(there.number(0), actor=beside)
    assert Candidacy.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"status": "休学"}, "is not enrolled"),
        ({"ethnicity": "外国籍"}, "attends as an invited observer"),
    ],
)
def test_somebody_who_cannot_be_a_delegate_is_refused(there, facts, said):
    Student.objects.filter(pk=there.number(0)).update(**facts)
    with pytest.raises(CaseRefused, match=said):
        there.recommended(0)


def test_a_person_counts_once(there):
    there.recommended(0)
    with pytest.raises(CaseRefused, match="is put forward already"):
        there.recommended(0)
    there.recommended(1, 2)
    there.elect(there.result({0: 9, 1: 8, 2: 7}, (0, 1), (2,)))
    with pytest.raises(CaseRefused, match="is a delegate of this congress already"):
        there.recommended(0)
    with pytest.raises(CaseRefused, match="counts once"):
        office(there, 1)


@pytest.mark.parametrize("more", [{"said": " "}, {"said": "字" * 1001}, {"gender": "字" * 17}])
def test_what_is_written_fits(there, more):
    with pytest.raises(CaseRefused):
        there.recommended(0, **more)


def test_nobody_is_elected_by_a_word_but_may_be_refused_by_one(there):
    (one,) = there.recommended(0)
    facts = {"actor": there.seated(UNION), "case": one.case_id, "organ": UNION, "pack": there.pack}
    with pytest.raises(CaseRefused, match="elected by votes"):
        decide_candidacy(**facts, outcome=Outcome.APPROVE)
    with pytest.raises(CaseRefused, match="not returned"):
        decide_candidacy(**facts, outcome=Outcome.RETURN, opinion="补充")
    decide_candidacy(**facts, outcome=Outcome.REJECT, opinion="本人放弃")
    assert Case.objects.get(kind="delegates.elected").state == State.REJECTED
    there.recommended(0)


def test_the_election_ends_every_case_and_says_so_in_the_ledger(there):
    there.recommended(0, 1, 2, 3)
    there.elect(there.result({0: 9, 1: 8, 2: 7, 3: 0}, (0, 1), (2,)))
    states = dict(Case.objects.filter(kind="delegates.elected").values_list("subject", "state"))
    assert [states[there.number(n)] for n in range(4)] == ["approved"] * 3 + ["rejected"]
    assert [one.student_id for one in alternates(there.congress)] == [there.number(2)]
    entry = last()
    assert (entry.act, entry.organ, entry.subject) == (
        "record_delegate_election",
        UNION,
        there.congress.congress,
    )
    assert entry.payload["votes"] == {there.number(n): count for n, count in enumerate((9, 8, 7, 0))}
    assert entry.payload["elected"] == [there.number(0), there.number(1)]


def test_a_wrong_result_is_refused_and_nothing_changes(there):
    there.recommended(0, 1, 2)
    with pytest.raises(CaseRefused, match=r"elected are .* 同学1"):
        there.elect(there.result({0: 9, 1: 8, 2: 7}, (0, 2), (1,)))
    with pytest.raises(CaseRefused, match="has no seats"):
        there.elect(there.result({0: 9}, (0,)), constituency="外国语学院", actor=seat_elsewhere(there))
    assert (Poll.objects.count(), Delegate.objects.count()) == (0, 0)


def seat_elsewhere(there: Sending):
    college, _ = College.objects.get_or_create(name=cast.OTHER_COLLEGE)
    return seated(there.pack, UNION, college, there.university.group, "elsewhere")


def test_the_union_of_another_college_does_not_record_it(there):
    there.recommended(0, 1, 2)
    with pytest.raises(CaseRefused, match="holds no seat"):
        there.elect(there.result({0: 9, 1: 8, 2: 7}, (0, 1), (2,)), actor=seat_elsewhere(there))


def test_whoever_left_school_meanwhile_is_not_elected(there):
    there.recommended(0, 1, 2)
    Student.objects.filter(pk=there.number(1)).update(status="退学")
    with pytest.raises(CaseRefused, match="is not enrolled"):
        there.elect(there.result({0: 9, 1: 8, 2: 7}, (0, 1), (2,)))


def test_a_club_sends_one_of_its_members(there):
    Club.objects.create(club="合唱团", major=True)
    congress = sending_club(there)
    Student.objects.filter(pk__in=[there.number(4), there.number(5)]).update(clubs="合唱团")
    result = there.result({4: 5, 5: 1}, (4,), seats=1, eligible=2, present=2, valid=2)
    with pytest.raises(CaseRefused, match="cannot have 5 votes out of 2"):
        congress.elect(result, constituency="合唱团", kind="club")
    right = replace(result, votes={there.number(4): 2, there.number(5): 0})
    congress.elect(right, constituency="合唱团", kind="club")
    sent = Delegate.objects.get()
    assert (sent.student_id, sent.kind) == (there.number(4), "club")
    assert list(Step.objects.filter(student=sent.student_id).values_list("act", "organ")) == [
        ("elect", UNION)
    ]
    judged = judged_delegates(there.congress, there.pack, today())
    assert str(judged.people[there.number(4)].status) == "pass"
    outsider = replace(result, votes={there.number(6): 2, there.number(5): 0}, elected=(there.number(6),))
    with pytest.raises(CaseRefused, match="is no member of 合唱团"):
        congress.elect(outsider, constituency="合唱团", kind="club")


def sending_club(there: Sending) -> Sending:
    """The same people with another congress, in which the club has a seat."""
    allocation = there.congress.allocations.get()
    allocation.result["clubs"] = {"合唱团": 1}
    allocation.save()
    return there


def test_an_alternate_follows_whoever_leaves(there):
    there.elected()
    with pytest.raises(CaseRefused, match="No seat of 信息工程学院 is free"):
        there.follow()
    left = there.withdraw(0)
    assert (left.place, left.why, last().act) == ("elected", "休学", "withdraw_delegate")
    assert Case.objects.get(subject=there.number(0)).state == State.REJECTED
    assert there.follow().student_id == there.number(2)
    assert (last().act, last().payload["rank"]) == ("seat_alternate", 1)
    there.withdraw(1)
    with pytest.raises(CaseRefused, match="no alternate left"):
        there.follow()
    with pytest.raises(CaseRefused, match="neither a delegate nor an alternate"):
        there.withdraw(1)
    with pytest.raises(CaseRefused, match="Say why"):
        there.withdraw(2, why=" ")


def test_an_election_is_taken_back_and_held_anew(there):
    poll = there.elected()
    facts = {"actor": there.seated(UNION), "poll": poll, "pack": there.pack}
    with pytest.raises(CaseRefused, match="Say why"):
        annul_delegate_election(**facts, why="")
    annul_delegate_election(**facts, why="计票有误")
    assert (Delegate.objects.count(), alternates(there.congress).count()) == (0, 0)
    assert last().payload["lose_their_place"] == [there.number(n) for n in range(3)]
    with pytest.raises(CaseRefused, match="taken back already"):
        annul_delegate_election(**facts, why="计票有误")
    there.elected()
    assert Delegate.objects.count() == 2


def office(there: Sending, n: int, name: str = "主席团成员", pack=None) -> Delegate:
    return name_ex_officio(
        actor=there.seated(GUIDES[there.level]),
        congress=there.congress,
        student_no=there.number(n),
        office=name,
        pack=pack or there.pack,
    )


def test_a_delegate_by_office_stands_outside_the_seats(there):
    assert office(there, 5).kind == "ex_officio"
    assert there.elected().seats == 2
    with pytest.raises(CaseRefused, match="Name the office"):
        office(there, 6, "")
    none = replace(there.pack, electing=replace(there.pack.electing, ex_officio=False))
    with pytest.raises(CaseRefused, match="no delegates by their office"):
        office(there, 6, pack=none)
    there.withdraw(5, actor=there.seated(GUIDES[there.level]))
    assert set(Delegate.objects.values_list("kind", flat=True)) == {"college"}


def test_nobody_of_another_college_has_an_office_in_its_congress():
    there = sending("college")
    elsewhere = Major.objects.create(college=College.objects.get_or_create(name="外国语学院")[0], name="英语")
    group = ClassGroup.objects.create(major=elsewhere, entry_year=2024, level="本科", name="英语2401")
    stranger = enrolled("20240999", group)
    with pytest.raises(CaseRefused, match="does not represent"):
        name_ex_officio(
            actor=there.seated(GUIDES["college"]),
            congress=there.congress,
            student_no=stranger.pk,
            office="主席团成员",
            pack=there.pack,
        )
    assert not Delegate.objects.exists()


def checked(there: Sending, **more) -> Credentials:
    facts = {"committee": "江一帆、叶清和", "statement": "代表资格有效。", **more}
    return check_credentials(
        actor=there.seated(GUIDES[there.level]), congress=there.congress, pack=there.pack, **facts
    )


def test_the_report_counts_and_closes_the_list(there):
    there.elected()
    office(there, 5)
    report = checked(there).report
    assert {name: report[name] for name in ("seats", "elected", "ex_officio", "vacant", "all", "quota")} == {
        "seats": 2,
        "elected": 2,
        "ex_officio": 1,
        "vacant": 0,
        "all": 3,
        "quota": 1,
    }
    milestone = there.congress.milestones.get(name="credentials")
    assert "实有代表3名" in milestone.minutes
    for act in (lambda: there.withdraw(0), there.follow, lambda: there.recommended(7)):
        with pytest.raises(CaseRefused, match="credentials of this congress are checked"):
            act()


def test_no_report_on_nobody_or_on_somebody_who_is_no_delegate_rightly(there):
    with pytest.raises(CaseRefused, match="no delegates to check"):
        checked(there)
    there.elected()
    Student.objects.filter(pk=there.number(0)).update(status="退学")
    with pytest.raises(CaseRefused, match="is not rightly a delegate"):
        checked(there)
    with pytest.raises(CaseRefused, match="Name the members"):
        checked(there, committee="")
    assert Credentials.objects.count() == 0


def test_without_frozen_seats_or_after_the_session_nothing_moves(there):
    there.elected()
    facts = {"actor": there.seated(GUIDES["school"]), "congress": there.congress, "pack": there.pack}
    prepared(**{"by" if name == "actor" else name: one for name, one in facts.items()})
    record_milestone(**facts, name="session", day=today(), minutes="大会召开")
    with pytest.raises(CaseRefused, match="This congress was held"):
        there.withdraw(0)
    Congress.objects.create(congress="旧届", union_id=cast.SCHOOL_UNION, date=today() - timedelta(400))
    other = replace(there, congress=Congress.objects.get(congress="旧届"))
    with pytest.raises(CaseRefused, match="records were brought in"):
        other.recommended(5)


def test_seats_come_first():
    there = sending("college")
    there.congress.allocations.update(frozen_on=None)
    with pytest.raises(CaseRefused, match="seats of this congress are not decided yet"):
        there.recommended(0)


def test_a_general_assembly_needs_no_delegates():
    there = sending("college")
    there.congress.calling.delete()
    call = Call("全体学生大会", today() + timedelta(days=30), "筹备委员会", ASSEMBLY)
    teacher, union = there.seated(GUIDES["college"]), there.congress.union_id
    Congress.objects.filter(pk=there.congress.pk).update(date=today() - timedelta(1))
    congress = call_congress(actor=teacher, union=union, call=call, pack=there.pack)
    other = replace(there, congress=congress)
    with pytest.raises(CaseRefused, match="All students of the college meet"):
        other.recommended(0)
    record = next(one for one in unions() if one.union == union)
    steps = {
        one.name for one in timeline(there.pack, record, on_file(congress, there.pack, today()), today())
    }
    assert steps.isdisjoint({"seats", "delegates"}) and "credentials" in steps
    report = checked(other).report
    assert (report["assembly"], report["summary"]) == (True, "全体学生大会，应到人员为在读学生名册，共12人。")
    electors = electors_of(congress, record, there.pack, today())
    Student.objects.filter(pk=Student.objects.order_by("-pk").values("pk")[:1]).update(name="丁一")
    listed = BytesIO(roster(Seen(congress, record), electors, "xlsx", strokes=True))
    rows = CalamineWorkbook.from_filelike(listed).get_sheet_by_index(0).to_python()
    assert len(rows) == 13
    assert [row[2] for row in rows[1:]] == sorted((row[2] for row in rows[1:]), key=by_strokes)


ACTS = {
    "recommend": lambda there: there.recommended(5),
    "withdraw": lambda there: there.withdraw(0),
    "office": lambda there: office(there, 6),
    "check": checked,
    "annul": lambda there: annul_delegate_election(
        actor=there.seated(UNION), poll=Poll.objects.get(), why="计票有误", pack=there.pack
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_written_when_the_ledger_fails(there, monkeypatch, act):
    there.elected()
    before = counts()
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        ACTS[act](there)
    assert counts() == before


def test_no_election_is_written_when_the_ledger_fails(there, monkeypatch):
    there.recommended(0, 1, 2)
    before = counts()
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        there.elect(there.result({0: 9, 1: 8, 2: 7}, (0, 1), (2,)))
    assert counts() == before


def test_no_alternate_follows_when_the_ledger_fails(there, monkeypatch):
    there.elected()
    there.withdraw(0)
    before = counts()
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        there.follow()
    assert counts() == before


def counts() -> dict[str, object]:
    tables = (Candidacy, Poll, Delegate, Leaving, Credentials, Step, Case)
    places = sorted(Candidacy.objects.values_list("student", "place"))
    return {"places": places, **{table.__name__: table.objects.count() for table in tables}}
