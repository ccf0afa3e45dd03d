"""A school with two colleges, and one of the cast for every part: made once, each request undone after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from cast import (
    CLASS,
    CLASS_BRANCH_SECRETARY,
    COLLEGE,
    COLLEGE_LEAGUE_TEACHER,
    COLLEGE_UNION,
    DELEGATE,
    DEPUTY_LEAGUE_SECRETARY,
    OTHER_COLLEGE,
    OUTSIDER,
    PARTY_SECRETARY_OFFICE,
    SCHOOL_UNION,
    STUDENT,
    STUDENT_AFFAIRS_TEACHER,
)
from congress.prepared import prepared
from huizhang.approvals.actions.attaching import attach
from huizhang.approvals.models import Case
from huizhang.config.environment import Environment
from huizhang.config.initialising import found
from huizhang.congress.actions import session as sessions
from huizhang.congress.models import Congress, Delegate, Entitled, Proposal, Stay
from huizhang.congress.queries.session.codes import code_from
from huizhang.congress.rules.session.opening import Opening
from huizhang.elections.actions import (
    close_election,
    count_election,
    draft_election,
    open_election,
    publish_election,
)
from huizhang.elections.models import Election
from huizhang.elections.rules.drafting import Draft
from huizhang.exchange.reading.folder import silent
from huizhang.org.models import AgendaItem, Meeting, Post, Project, ProjectPlan, SignUp, Volunteer
from huizhang.people.actions import grant_seat, issue_token, open_account
from huizhang.people.models import Account, ClassGroup, College, Seat, Token
from huizhang.policy.resolve import resolve
from huizhang.records import auditing
from huizhang.records.actions import import_folder
from huizhang.selection.actions import Wish, apply_for, nominate, open_call
from huizhang.selection.models import Application, Notice
from huizhang.selection.rules.applying import Days, Wanted

PASSWORD = "会章-demo-2026"
LEAGUE = "school_league_committee"
DAY = timedelta(days=1)
OF_COLLEGE = "college_league_org"
# serves in the presidium of the college's union
OFFICER = replace(DELEGATE, organ="college_union", unit=COLLEGE)
PARTS = {
    "outsider": OUTSIDER,
    "student": STUDENT,
    "branch": CLASS_BRANCH_SECRETARY,
    "officer": OFFICER,
    "teacher": COLLEGE_LEAGUE_TEACHER,
    "affairs": STUDENT_AFFAIRS_TEACHER,
    "party": PARTY_SECRETARY_OFFICE,
}
HEADER = "student_no,name,political_status,college,major,entry_year,class_name,level\n"
ROW = "{},{},共青团员,{},软件工程,2024,{},本科\n"
STUDENTS = HEADER + "".join(
    ROW.format(*row)
    for row in (
        ("20240101", "陆晓禾", COLLEGE, "软件2401"),
        ("20240102", "苏予安", COLLEGE, "软件2401"),
        ("20240104", "叶清和", COLLEGE, "软件2401"),
        ("20240106", "林知遥", COLLEGE, "软件2401"),
        ("20240201", "江一帆", OTHER_COLLEGE, "英语2401"),
    )
)
OWN_STUDENTS = HEADER + ROW.format("20240105", "方知夏", COLLEGE, "软件2401")
UNIONS = (
    f"union,level,kind,college\n{SCHOOL_UNION},school,student_union,\n"
    f"{COLLEGE_UNION},college,student_union,{COLLEGE}\n"
    f"{OTHER_COLLEGE}学生会,college,student_union,{OTHER_COLLEGE}\n"
)
POSTS = (
    "union,student_no,post,department,start\n"
    f"{COLLEGE_UNION},20240102,presidium_member,,2026-09-01\n"
    f"{OTHER_COLLEGE}学生会,20240201,presidium_member,,2026-09-01\n"
)
CONGRESSES = f"congress,union,date\n学院第五届学代会,{COLLEGE_UNION},2026-12-01\n"

AS_FORMS = ("/api/imports",)


@dataclass
class School:
    """`places` fills the addresses of the table; `tokens` are for the API."""

    accounts: dict[str, Account]
    tokens: dict[str, str]
    places: dict[str, object] = field(default_factory=dict)

    def ask(self, part: str, method: str, address: str) -> object:
        """What the server answers to this part; whatever was done is undone."""
        path, _, query = address.format(**self.places).partition("?")
        given = dict(pair.split("=") for pair in query.split("&")) if query else {}
        client, headers = Client(raise_request_exception=True), {}
        if part in self.accounts:
            if path.startswith("/api/"):
                headers = {"Authorization": f"Bearer {self.tokens[part]}"}
            else:
                client.force_login(self.accounts[part], "allauth.account.auth_backends.AuthenticationBackend")
        as_json = method == "POST" and path.startswith("/api/") and not path.startswith(AS_FORMS)
        sent = {"content_type": "application/json"} if as_json else {}
        with transaction.atomic():
            answer = getattr(client, method.lower())(path, given, headers=headers, **sent)
            transaction.set_rollback(True)
        return answer


@pytest.fixture(scope="module")
def school(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[School]:
    home = tmp_path_factory.mktemp("school")
    there = {
        "ENVIRONMENT": Environment(HUIZHANG_HOME=str(home)),
        "TRANSCRIPTS": home / "transcripts",
        "UPLOADS": home / "uploads",
    }
    with django_db_blocker.unblock(), override_settings(**there), transaction.atomic():
        yield made(home)
        transaction.set_rollback(True)


def made(home: Path) -> School:
    # the tests' database has its tables already
    with patch("huizhang.config.initialising.call_command"):
        found("kunming", "云岭大学", "周远", DEPUTY_LEAGUE_SECRETARY.name)
    accounts = {
        "league": Account.objects.get(username=DEPUTY_LEAGUE_SECRETARY.name),
        "administrator": Account.objects.get(username="周远"),
    }
    today = timezone.localdate()
    league = accounts["league"]
    whole = taken(
        home / "all", league, LEAGUE, students=STUDENTS, unions=UNIONS, posts=POSTS, congresses=CONGRESSES
    )
    for part, person in PARTS.items():
        account = open_account(actor=league, username=person.name, name=person.name)
        Account.objects.filter(pk=account.pk).update(student=person.student_no)
        accounts[part] = account
        if person.organ:
            of_college = person.organ.startswith(("college", "class"))
            college = College.objects.get(name=COLLEGE) if of_college else None
            group = ClassGroup.objects.get(name=CLASS) if person.unit == CLASS else None
            grant_seat(
                actor=league,
                account=account,
                organ=person.organ,
                college=college,
                class_group=group,
                start=today,
            )
    elsewhere = open_account(actor=league, username="邵怀远", name="邵怀远")
    for college in (COLLEGE, OTHER_COLLEGE):
        unit = College.objects.get(name=college)
        grant_seat(actor=league, account=elsewhere, organ="college_party_org", college=unit, start=today)
    own = taken(home / "own", accounts["teacher"], OF_COLLEGE, college=COLLEGE, students=OWN_STUDENTS)
    tokens = {}
    for part, account in accounts.items():
        account.refresh_from_db()
        account.set_password(PASSWORD)
        account.save()
        tokens[part] = issue_token(actor=account, account=account)
    issue_token(actor=elsewhere, account=elsewhere)
    case = recommended(accounts["branch"])
    application = applied(accounts["branch"], accounts["student"])
    seats = Seat.objects.filter(organ="college_party_org")
    session, running = sitting(accounts["officer"], accounts["branch"]), voting(accounts)
    return School(
        accounts,
        tokens,
        {
            "own_seat": seats.get(college=COLLEGE).pk,
            "other_seat": seats.get(college=OTHER_COLLEGE).pk,
            "school_seat": Seat.objects.get(organ="school_party_committee").pk,
            "token": Token.objects.get(account=elsewhere).pk,
            "school_import": whole,
            "own_import": own,
            "upload": "A" * 22,
            "own_case": case.pk,
            "own_file": lying_with(case, accounts["branch"]),
            "own_list": case.batch,
            **called_for(accounts["student"]),
            "own_post": Post.objects.get(union=COLLEGE_UNION, student="20240102").pk,
            "own_meeting": called(elsewhere),
            "own_call": application.call_id,
            "own_wanted": application.wanted_id,
            "own_application": application.pk,
            "own_notice": on_notice(accounts["branch"], elsewhere),
            **session,
            **proposed(accounts["student"]),
            "own_election": running,
            "published": published(running, accounts),
        },
    )


def proposed(student: Account) -> dict[str, object]:
    """A draft of the student, who is a delegate, and a proposal that was handed in."""
    congress = Congress.objects.get()
    facts = {"congress": congress, "proposer_id": student.student_id, "category": "其他"}
    return {
        "own_draft": Proposal.objects.create(title="草稿", **facts).pk,
        "own_proposal": Proposal.objects.create(title="延长开放时间", stage="filed", **facts).pk,
    }


def voting(accounts: dict[str, Account]) -> int:
    """The number of an election that is open, in which only the student votes."""
    plan = resolve(settings.ENVIRONMENT.home / "school", timezone.localdate())
    congress = Congress.objects.get(congress="学院第五届学代会")
    draft = Draft(
        kind="other",
        title="选举学生监督员",
        seats=1,
        candidates=("20240105", "20240106"),
        scrutineers=tuple(accounts[part].username for part in ("affairs", "party", "league")),
        approved="举手表决通过",
        balloting=plan.balloting,
        office="学生监督员",
    )
    made = draft_election(actor=accounts["officer"], congress=congress, draft=draft, pack=plan)
    here = Stay.objects.create(
        entitled=Entitled.objects.get(session=congress.session),
        key=uuid4(),
        arrived=timezone.now(),
        received=timezone.now(),
        by=accounts["branch"],
    )
    open_election(actor=accounts["teacher"], election=made, pack=plan)
    here.delete()
    return made.pk


def published(number: int, accounts: dict[str, Account]) -> int:
    """The number of one like that, which is over and laid open for everybody."""
    plan = resolve(settings.ENVIRONMENT.home / "school", timezone.localdate())
    like = Election.objects.get(pk=number)
    made = Election.objects.create(
        **{
            field.attname: getattr(like, field.attname)
            for field in Election._meta.concrete_fields
            if field.attname not in ("id", "opening_id")
        }
    )
    for one in like.candidates.all():
        one.pk, one.election = None, made
        one.save()
    acting = {"election": made, "actor": accounts["teacher"], "pack": plan}
    for act in (close_election, count_election, publish_election):
        act(**acting)
    return made.pk


def called(account: Account) -> int:
    """The number of a meeting of the college union's presidium, with one point."""
    meeting = Meeting.objects.create(
        union_id=COLLEGE_UNION, at=timezone.now(), place="301", convened_by=account
    )
    AgendaItem.objects.create(meeting=meeting, number=1, text="总结")
    return meeting.pk


def sitting(officer: Account, secretary: Account) -> dict[str, object]:
    """The student sits in the congress of the college, the branch's secretary checks people in."""
    plan = resolve(settings.ENVIRONMENT.home / "school", timezone.localdate())
    congress = Congress.objects.get(congress="学院第五届学代会")
    Delegate.objects.create(congress=congress, student_id=STUDENT.student_no, constituency=CLASS)
    prepared(congress, officer, plan)
    acting = {"actor": officer, "pack": plan}
    session = sessions.open_session(congress=congress, opening=Opening("礼堂", timezone.now()), **acting)
    # to everything but its session it is one whose records were brought in
    congress.allocations.all().delete()
    congress.calling.delete()
    sessions.name_scrutineer(session=session, username=secretary.username, **acting)
    paper = sessions.add_paper(session=session, name="报告.pdf", content=b"%PDF-1.7\n", **acting)
    code = code_from(Entitled.objects.get(session=session).code)
    return {"own_paper": paper.pk, "own_hall": code_from(session.hall), "delegate_code": code}


def called_for(student: Account) -> dict[str, object]:
    """A project of the college's union with the student's sign-up, and a volunteer released from it."""
    today = timezone.localdate()
    project = Project.objects.create(
        project="迎新志愿服务", union_id=COLLEGE_UNION, start=today - DAY, end=today + DAY
    )
    ProjectPlan.objects.create(project=project, purpose="引导新生", needed=3, basis="HZ2026-00001")
    signed = SignUp.objects.create(project=project, student_id=student.student_id, at=timezone.now())
    volunteer = Volunteer.objects.create(project=project, student_id="20240102", start=today - DAY, end=today)
    return {"project": project.pk, "own_sign_up": signed.pk, "volunteer": volunteer.pk}


def lying_with(case: Case, secretary: Account) -> int:
    """The number of a file with the case."""
    return attach(actor=secretary, case=case.pk, name="事迹.pdf", content=b"%PDF-1.7\n").pk


def recommended(secretary: Account) -> Case:
    """A recommendation that waits for the college, on a list of its own."""
    today = timezone.localdate()
    plan = resolve(settings.ENVIRONMENT.home / "school", today)
    wish = Wish(COLLEGE_UNION, "20240105", "presidium_member", today, "品行端正")
    made = nominate(actor=secretary, organ="class_league_branch", wishes=[wish], pack=plan)
    made[0].case.batch = "list"
    made[0].case.save()
    return made[0].case


def applied(secretary: Account, student: Account) -> Application:
    """The student's application to a call of the class."""
    today = timezone.localdate()
    plan = resolve(settings.ENVIRONMENT.home / "school", today)
    later = [today + timedelta(days=number) for number in (3, 9)]
    seat = Seat.objects.get(account=secretary)
    call = open_call(
        actor=secretary,
        seat=seat.pk,
        union=COLLEGE_UNION,
        said="欢迎报名",
        days=Days(today, *later),
        wanted=[Wanted("presidium_member", "", 1)],
        pack=plan,
    )
    return apply_for(actor=student, wanted=call.wanted.get().pk, statement="愿意服务", pack=plan)


def on_notice(secretary: Account, determining: Account) -> int:
    """The number of a notice that shows the student's name."""
    today = timezone.localdate()
    plan = resolve(settings.ENVIRONMENT.home / "school", today)
    wish = Wish(COLLEGE_UNION, STUDENT.student_no, "presidium_member", today, "品行端正")
    made = nominate(actor=secretary, organ="class_league_branch", wishes=[wish], pack=plan)[0]
    Case.objects.filter(pk=made.case_id).update(state="approved")
    last_day = today + timedelta(days=5)
    notice = Notice.objects.create(
        nomination=made, organ="college_party_org", opens=today, last_day=last_day, opened_by=determining
    )
    return notice.pk


def taken(folder: Path, actor: Account, organ: str, college: str = "", **tables: str) -> int:
    """The number of the import that brings these tables in."""
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    today = timezone.localdate()
    plan = resolve(settings.ENVIRONMENT.home / "school", today)
    read = auditing.read(folder, plan, silent)
    batch = import_folder(
        actor, organ=organ, college=college, folder=read, name=folder.name, effective_on=today
    )
    return batch.pk
