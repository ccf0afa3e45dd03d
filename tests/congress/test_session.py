"""The books of a session: opened once, with a frozen roll; arranged, resolved, closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

import cast
from congress.prepared import prepared
from congress.sitting import DELEGATIONS, NAME, Sitting, congress_with, opening, sitting
from congress.university import enrolled
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Step
from huizhang.congress.actions import cancel_congress, record_milestone
from huizhang.congress.actions import session as acts
from huizhang.congress.models import (
    Congress,
    Delegate,
    Delegation,
    Entitled,
    Milestone,
    ProposedAllocation,
    Scrutineer,
    Session,
    SessionPaper,
    SessionPoint,
    SessionResolution,
    Stay,
)
from huizhang.congress.queries.session.roll import entitled
from huizhang.congress.rules.calling import ASSEMBLY
from huizhang.congress.rules.session.arranging import Point
from huizhang.congress.rules.session.opening import Before, faults_of_opening
from huizhang.congress.rules.session.resolving import CHARTER, COUNT
from huizhang.congress.rules.session.steps import HOW
from huizhang.congress.rules.timeline import Name
from huizhang.ledger.models import Entry
from huizhang.people.models import Student
from selection.serving import LEAGUE, Presidium, break_ledger

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%\n"


@pytest.fixture
def there() -> Sitting:
    return sitting()


def last() -> Entry:
    return Entry.objects.order_by("-seq").first()


def test_the_books_freeze_the_roll_the_quorum_and_the_majorities(there):
    found = Session.objects.get()
    entry = Entry.objects.get(act="open_session")
    assert (found.quorum, found.decisions, found.charter) == (">=2/3", ">1/2", ">=2/3")
    assert [(one.name, one.members.count()) for one in Delegation.objects.order_by("-name")] == [
        (DELEGATIONS[0], 6),
        (DELEGATIONS[1], 3),
    ]
    assert (entry.organ, entry.subject, entry.payload["entitled"]) == ("college_union", NAME, 9)
    Delegate.objects.filter(student=there.numbers[0]).delete()
    assert Entitled.objects.count() == 9


def test_the_congress_chooses_its_quorum():
    assert sitting(quorum=">1/2").session.quorum == ">1/2"


def test_an_organ_that_guides_the_union_opens_the_books_too():
    presidium, congress, _ = congress_with()
    made = acts.open_session(
        actor=presidium.guiding(LEAGUE), congress=congress, opening=opening(), pack=presidium.pack
    )
    assert made.organ == LEAGUE


def test_in_a_general_assembly_every_enrolled_student_of_the_college_is_entitled():
    presidium, congress, numbers = congress_with(3)
    Congress.objects.update(elected_by=ASSEMBLY)
    congress.refresh_from_db()
    left = enrolled("20200101", presidium.university.group)
    Student.objects.filter(pk=left.pk).update(status="毕业")
    rows = dict(entitled(congress))
    assert (set(numbers) < set(rows), left.pk in rows) == (True, False)
    assert rows[numbers[0]] == "网络2401"
    assert set(rows) == {one.pk for one in Student.objects.filter(status="在读")} or len(rows) > 3


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"place": " "}, "Say where the congress sits"),
        ({"place": "字" * 101}, "Shorten the place"),
        ({"quorum": "2/3"}, "Write the quorum as a part"),
        ({"quorum": ">=3/2"}, "Write the quorum as a part"),
    ],
    ids=["no place", "long", "no sign", "more than all"],
)
def test_books_without_what_they_need_are_refused(more, said):
    presidium, congress, _ = congress_with()
    with pytest.raises(CaseRefused, match=said):
        acts.open_session(
            actor=presidium.members[0], congress=congress, opening=opening(**more), pack=presidium.pack
        )
    assert (Session.objects.count(), Entry.objects.filter(act="open_session").count()) == (0, 0)


def test_books_are_opened_once_for_somebody_and_not_after_the_session(there):
    congress = there.session.congress
    with pytest.raises(CaseRefused, match="open already"):
        acts.open_session(actor=there.leads, congress=congress, opening=opening(), pack=there.pack)
    empty = Congress.objects.create(congress="空会", union_id=cast.COLLEGE_UNION, date=date(2026, 12, 1))
    brought_in = refused(there.presidium, empty)
    prepared(empty, there.leads, there.pack)
    Milestone.objects.create(congress=empty, name="session", day=date(2026, 12, 1), minutes="已召开")
    assert refused(there.presidium, empty) == brought_in
    assert brought_in == [
        "This congress was held, or its records were brought in; it is not held twice.",
        "Nobody is entitled to sit; put the delegates of this congress on record first.",
    ]


def refused(presidium: Presidium, congress: Congress, **more) -> list[str]:
    acting = {"actor": presidium.members[0], "pack": presidium.pack}
    with pytest.raises(CaseRefused) as found:
        acts.open_session(congress=congress, opening=opening(**more), **acting)
    return [said.text for said in found.value.messages]


def test_books_are_opened_after_every_step_before_the_session():
    presidium, congress, _ = congress_with()
    Milestone.objects.all().delete()
    Step.objects.all().delete()
    ProposedAllocation.objects.update(frozen_on=None)
    with pytest.raises(CaseRefused) as found:
        acts.open_session(
            actor=presidium.members[0], congress=congress, opening=opening(), pack=presidium.pack
        )
    *practice, delegates, credentials = found.value.messages
    assert practice == [HOW[one] for one in (Name.PREPARING, Name.COMMITTEE, Name.SEATS, Name.CONVENING)]
    assert (delegates.values["how"], delegates.values["article"]) == (HOW[Name.DELEGATES], "六")
    assert credentials == HOW[Name.CREDENTIALS]
    with pytest.raises(CaseRefused, match="The credentials are not checked"):
        record_milestone(
            actor=presidium.members[0],
            congress=congress,
            name="session",
            day=timezone.localdate(),
            minutes="已召开",
            pack=presidium.pack,
        )
    assert not (Session.objects.exists() or Milestone.objects.exists())


def test_a_session_does_not_begin_before_its_delegates_were_examined():
    presidium, congress, _ = congress_with()
    (said,) = refused(presidium, congress, begins=timezone.now() - timedelta(hours=13))
    assert said.startswith("The session begins today or on a day to come.")
    before = Before(9, later=((Name.CREDENTIALS, date(2026, 12, 2)),))
    (later,) = faults_of_opening(opening(), before)
    assert (
        later.say() == "“Credentials checked” was on 2026-12-02; the session begins on that day or after it."
    )


def test_while_the_books_are_open_the_call_stands(there):
    with pytest.raises(CaseRefused, match="books of its session are open"):
        cancel_congress(
            actor=there.leads, congress=there.session.congress, said="与毕业季冲突", pack=there.pack
        )


def test_once_the_books_are_open_the_credentials_stand_as_they_were_checked(there):
    with pytest.raises(CaseRefused, match="opened with the roll as it was checked"):
        record_milestone(
            actor=there.leads,
            congress=there.session.congress,
            name="credentials",
            day=timezone.localdate(),
            minutes="再次审查",
            pack=there.pack,
        )


def test_whoever_leads_names_scrutineers_and_releases_them(there):
    named = Scrutineer.objects.get()
    with pytest.raises(CaseRefused, match="checks people in already"):
        name(there, there.scrutineer.username)
    with pytest.raises(CaseRefused, match="no open account"):
        name(there, "nobody")
    acts.release_scrutineer(actor=there.leads, scrutineer=named, pack=there.pack)
    with pytest.raises(CaseRefused, match="released already"):
        acts.release_scrutineer(actor=there.leads, scrutineer=named, pack=there.pack)
    with pytest.raises(CaseRefused, match="Only those whom the union named"):
        there.came(there.numbers[0])
    name(there, there.scrutineer.username)
    assert there.came(there.numbers[0]).by == there.scrutineer


def name(there: Sitting, username: str, **more) -> Scrutineer:
    return acts.name_scrutineer(
        **{"actor": there.leads, "session": there.session, "username": username, "pack": there.pack} | more
    )


def point(there: Sitting, text: str = "审议工作报告", after: int = 0, **more) -> Point:
    begins = there.session.begins + timedelta(minutes=after)
    return Point(**{"text": text, "begins": begins, "minutes": 20, "speaker": "张三"} | more)


def agenda(there: Sitting, *points: Point, **more):
    facts = {"actor": there.leads, "session": there.session, "points": points, "pack": there.pack} | more
    return acts.set_agenda(**facts)


def test_the_agenda_is_set_as_a_whole(there):
    agenda(there, point(there))
    agenda(there, point(there), point(there, "选举", 20))
    assert [(one.number, one.text, one.minutes) for one in SessionPoint.objects.all()] == [
        (1, "审议工作报告", 20),
        (2, "选举", 20),
    ]
    assert last().payload["before"] == ["审议工作报告"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"text": " "}, "write what it is"),
        ({"minutes": 0}, "it takes 1 to 600 minutes"),
        ({"after": -1}, "before the session does"),
        ({"speaker": "字" * 65}, "shorten the name"),
    ],
    ids=["nothing", "no time", "early", "speaker"],
)
def test_an_agenda_that_cannot_be_is_refused(there, more, said):
    with pytest.raises(CaseRefused, match=said):
        agenda(there, point(there, **more))
    with pytest.raises(CaseRefused, match="at least one point"):
        agenda(there)
    assert SessionPoint.objects.count() == 0


def seat(there: Sitting, *members: str, **more):
    facts = {"actor": there.leads, "session": there.session, "members": members, "pack": there.pack} | more
    return acts.seat_presidium(**facts)


def test_the_presidium_of_the_session_comes_from_the_roll(there):
    first, second, third = there.numbers[:3]
    seat(there, first, second)
    seat(there, second, third)
    presiding = Entitled.objects.filter(presiding__isnull=False).order_by("presiding")
    assert [one.student_id for one in presiding] == [second, third]
    assert last().payload == {"members": [second, third], "before": [first, second]}
    with pytest.raises(CaseRefused, match="not on the roll"):
        seat(there, "20240899")
    with pytest.raises(CaseRefused, match="Name everybody once"):
        seat(there, first, first)


def test_a_delegation_is_headed_by_one_of_its_own(there):
    first = Delegation.objects.get(name=DELEGATIONS[0])
    acts.head_delegation(actor=there.leads, delegation=first, student_no=there.numbers[0], pack=there.pack)
    assert Delegation.objects.get(pk=first.pk).head_id == there.numbers[0]
    with pytest.raises(CaseRefused, match="one of its own members"):
        acts.head_delegation(
            actor=there.leads, delegation=first, student_no=there.numbers[-1], pack=there.pack
        )


def paper(there: Sitting, name: str = "报告.pdf", content: bytes = PDF, **more) -> SessionPaper:
    facts = {"actor": there.leads, "session": there.session, "pack": there.pack} | more
    return acts.add_paper(name=name, content=content, **facts)


def test_papers_are_told_by_their_content_and_lie_once(there):
    assert (paper(there).name, SessionPaper.objects.get().media_type) == ("报告.pdf", "application/pdf")
    for content, said in (
        (PDF, "lies with this session already"),
        (b"", "is empty"),
        (b"<html>", "is none of"),
    ):
        with pytest.raises(CaseRefused, match=said):
            paper(there, content=content)
    assert SessionPaper.objects.count() == 1


def test_a_resolution_is_carried_by_more_than_half_of_those_present(there):
    there.came_in(6)
    made = there.resolved(4, 1, 1)
    assert (made.present, made.entitled, made.needed, made.carried) == (6, 9, 4, True)
    assert there.resolved(3, 3).carried is False
    assert [one.number for one in SessionResolution.objects.all()] == [1, 2]
    assert last().payload["carried"] is False


def test_the_charter_takes_two_thirds_and_whoever_left_does_not_count(there):
    there.came_in(7)
    there.went(there.numbers[0])
    assert there.resolved(4, 2, majority=CHARTER, method=COUNT).carried is True
    assert there.resolved(3, majority=CHARTER).carried is False


@pytest.mark.parametrize(
    ("votes", "more", "said"),
    [
        ((6, 1), {}, "more than the 6 who are present"),
        ((-1, 2), {}, "whole numbers from zero on"),
        ((0,), {}, "Enter how many voted"),
        ((4,), {"text": ""}, "Write what is voted on"),
        ((4,), {"text": "字" * 301}, "Shorten the text"),
        ((4,), {"majority": "unanimous"}, "which majority"),
    ],
    ids=["too many", "negative", "none", "no text", "long", "majority"],
)
def test_votes_that_cannot_be_are_refused(there, votes, more, said):
    there.came_in(6)
    with pytest.raises(CaseRefused, match=said):
        there.resolved(*votes, **more)
    assert SessionResolution.objects.count() == 0


def test_without_its_quorum_the_congress_decides_nothing(there):
    there.came_in(5)
    with pytest.raises(CaseRefused, match="without its quorum"):
        there.resolved(5)
    assert SessionResolution.objects.count() == 0


def close(there: Sitting, said: str = "", **more) -> Session:
    return acts.close_session(
        **{"actor": there.leads, "session": there.session, "said": said, "pack": there.pack} | more
    )


def test_closing_records_the_session_with_its_minutes(there):
    there.came_in(7)
    there.resolved(5, 1, 1)
    there.went(there.numbers[0])
    close(there, "会议选举产生新一届主席团。")
    milestone = Milestone.objects.get(name="session")
    assert milestone.day == timezone.localdate(there.session.begins)
    head, resolution, said = milestone.minutes.splitlines()
    assert head.startswith("应到9人，实到7人，同时在场最多7人；法定人数不少于应到人数的2/3，即6人")
    assert resolution == "1. 批准工作报告：到会7人，举手表决：赞成5，反对1，弃权1，通过。"
    assert said == "会议选举产生新一届主席团。"
    acts_of_closing = list(Entry.objects.order_by("-seq").values_list("act", flat=True)[:2])
    assert acts_of_closing == ["close_session", "record_milestone"]
    with pytest.raises(CaseRefused, match="The session is closed"):
        there.came(there.numbers[8])


def test_while_the_books_are_open_the_session_is_recorded_by_closing_them(there):
    facts = {"name": "session", "day": timezone.localdate(), "minutes": "会议召开"}
    with pytest.raises(CaseRefused, match="books of its session are open"):
        record_milestone(actor=there.leads, congress=there.session.congress, pack=there.pack, **facts)
    assert not Milestone.objects.filter(name=Name.SESSION).exists()


def test_a_session_that_never_had_its_quorum_is_adjourned_and_not_closed(there):
    there.came_in(5)
    with pytest.raises(CaseRefused, match="At no time 6 of 9"):
        close(there)
    later = timezone.now() + timedelta(days=7)
    acts.adjourn_session(
        actor=there.leads, session=there.session, begins=later, place="礼堂", pack=there.pack
    )
    found = Session.objects.get()
    assert (found.place, found.begins, Stay.objects.filter(left__isnull=True).count()) == ("礼堂", later, 0)
    with pytest.raises(CaseRefused, match="has not begun"):
        close(there)
    with pytest.raises(CaseRefused, match="an hour to come"):
        acts.adjourn_session(
            actor=there.leads, session=there.session, begins=timezone.now(), place="礼堂", pack=there.pack
        )
    assert not Milestone.objects.filter(name=Name.SESSION).exists()


def test_a_code_that_was_lost_opens_nothing_any_more(there):
    line = Entitled.objects.get(student=there.numbers[0])
    before, hall = line.code_sha256, there.session.hall_sha256
    acts.renew_code(actor=there.leads, line=line, pack=there.pack)
    acts.renew_hall(actor=there.leads, session=there.session, pack=there.pack)
    assert Entitled.objects.get(pk=line.pk).code_sha256 != before
    assert Session.objects.get().hall_sha256 != hall
    assert line.code not in str(Entry.objects.get(act="renew_code").payload)


ACTS = {
    "name": lambda there, actor: name(there, "nobody", actor=actor),
    "agenda": lambda there, actor: agenda(there, point(there), actor=actor),
    "presidium": lambda there, actor: seat(there, there.numbers[0], actor=actor),
    "paper": lambda there, actor: paper(there, actor=actor),
    "resolve": lambda there, actor: there.resolved(4, actor=actor),
    "close": lambda there, actor: close(there, actor=actor),
    "head": lambda there, actor: acts.head_delegation(
        actor=actor,
        delegation=Delegation.objects.get(name=DELEGATIONS[0]),
        student_no=there.numbers[0],
        pack=there.pack,
    ),
    "code": lambda there, actor: acts.renew_code(actor=actor, line=Entitled.objects.first(), pack=there.pack),
    "hall": lambda there, actor: acts.renew_hall(actor=actor, session=there.session, pack=there.pack),
    "adjourn": lambda there, actor: acts.adjourn_session(
        actor=actor,
        session=there.session,
        begins=timezone.now() + timedelta(days=1),
        place="礼堂",
        pack=there.pack,
    ),
    "release": lambda there, actor: acts.release_scrutineer(
        actor=actor, scrutineer=Scrutineer.objects.get(), pack=there.pack
    ),
    "check in": lambda there, actor: there.came(
        there.numbers[8], actor=there.scrutineer if actor == there.leads else actor
    ),
    "check out": lambda there, actor: there.went(
        there.numbers[0], actor=there.scrutineer if actor == there.leads else actor
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_others_do_nothing_at_a_session(there, act):
    there.came_in(7)
    before = everything()
    with pytest.raises(CaseRefused, match=r"The presidium of|Only those whom"):
        ACTS[act](there, there.presidium.clerk)
    assert everything() == before


@pytest.mark.parametrize("act", [*ACTS, "open"])
def test_nothing_is_written_when_the_ledger_fails(monkeypatch, act):
    if act == "open":
        presidium, congress, _ = congress_with()
        there = None
    else:
        there = sitting()
        there.came_in(7)
    before = everything()
    if act == "name":
        name(there, there.presidium.clerk.username, actor=there.leads)
        Scrutineer.objects.filter(account=there.presidium.clerk).delete()
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        if there is None:
            acts.open_session(
                actor=presidium.members[0], congress=congress, opening=opening(), pack=presidium.pack
            )
        elif act == "name":
            name(there, there.presidium.clerk.username)
        else:
            ACTS[act](there, there.leads)
    assert everything() == before


def everything() -> list[object]:
    models = (
        Session,
        Delegation,
        Entitled,
        Scrutineer,
        Stay,
        SessionPoint,
        SessionPaper,
        SessionResolution,
        Milestone,
    )
    return [list(model.objects.order_by("pk").values()) for model in models]
