"""Calls, applications, public notices, and recommendations that came back."""

from __future__ import annotations

from datetime import timedelta

from config.doors.deeds import UNION, Deed, day, deed
from huizhang.kernel.procedure import Outcome
from huizhang.people.models import Account
from huizhang.selection.actions import Wish, decide
from huizhang.selection.models import Application, Call, Notice
from selection.calling import applies, classmate, ended, opened, sorts
from selection.noticing import DAYS, objected, over
from selection.serving import Presidium, account_of, says, today
from selection.test_nominating import BRANCH, LEAGUE, OFFICE, PARTY, nominated, with_notices


@deed("call open")
def _open(presidium: Presidium) -> Deed:
    branch = presidium.guiding(BRANCH)
    facts = {"said": "欢迎报名", "closes": day(3), "start": day(9)}
    wanted = {"post": "department_member", "department": OFFICE, "number": 4}
    return Deed(
        branch,
        "/calls/new",
        {"at": f"{branch.seats.get().pk}@{UNION}", "opens": day(), **facts, "number_0": "4"},
        "/calls",
        ("--union", UNION, "--said", "欢迎报名", "--closes", day(3), "--from", day(9),
         "--wanted", f"department_member@{OFFICE}=4"),
        {**facts, "union": UNION, "wanted": [wanted]},
    )  # fmt: skip


@deed("call close")
def _close(presidium: Presidium) -> Deed:
    call = opened(presidium.university).pk
    return Deed(presidium.guiding(BRANCH), f"/calls/{call}/close", {}, f"/calls/{call}/close", (call,))


@deed("call apply")
def _apply(presidium: Presidium) -> Deed:
    call = opened(presidium.university)
    given = {"wanted": call.wanted.get().pk, "statement": "愿意服务同学"}
    words = (call.pk, "--wanted", given["wanted"], "--statement", given["statement"])
    student = account_of(classmate(presidium.university, 70))
    return Deed(student, f"/calls/{call.pk}/apply", given, f"/calls/{call.pk}/apply", words, given)


def applied(presidium: Presidium, number: int = 70) -> Application:
    call = Call.objects.first() or opened(presidium.university)
    return applies(presidium.university, call, classmate(presidium.university, number))


@deed("call withdraw")
def _withdraw(presidium: Presidium) -> Deed:
    mine = applied(presidium)
    address = f"/applications/{mine.pk}/withdraw"
    return Deed(Account.objects.get(student=mine.student), address, {}, address, (mine.pk,))


@deed("call shortlist")
def _shortlist(presidium: Presidium) -> Deed:
    one, other = applied(presidium), applied(presidium, 71)
    numbers = [one.pk, other.pk]
    return Deed(
        presidium.guiding(BRANCH),
        f"/calls/{one.call_id}/applications/sort",
        {"application": numbers, "as": "shortlisted"},
        f"/calls/{one.call_id}/shortlist",
        (one.call_id, "--application", one.pk, "--application", other.pk),
        {"application": numbers},
    )


@deed("call recommend")
def _recommend(presidium: Presidium) -> Deed:
    one = applied(presidium)
    sorts(presidium.university, one.call, one)
    ended(presidium.university, one.call)
    address, given = f"/calls/{one.call_id}/recommend", {"conduct": "品行端正"}
    return Deed(
        presidium.guiding(BRANCH), address, given, address, (one.call_id, "--conduct", "品行端正"), given
    )


def noticed(presidium: Presidium) -> Notice:
    """The name of a classmate who is to serve."""
    university = with_notices(presidium.university, DAYS)
    student = classmate(university, 70)
    given = Wish(UNION, student.pk, "department_member", today() + timedelta(days=10), "品行端正", OFFICE)
    made = nominated(university, given, BRANCH)
    for organ in (LEAGUE, PARTY):
        decide(
            actor=university.seated[organ],
            case=made.case_id,
            organ=organ,
            outcome=Outcome.APPROVE,
            pack=university.pack,
        )
    return Notice.objects.get(nomination=made)


@deed("notice object")
def _object(presidium: Presidium) -> Deed:
    notice, given = noticed(presidium).pk, {"said": "成绩有误"}
    address = f"/notices/{notice}/object"
    return Deed(
        presidium.guiding("personnel"), address, given, address, (notice, "--said", "成绩有误"), given
    )


@deed("notice answer")
def _answer(presidium: Presidium) -> Deed:
    case = objected(presidium.university, noticed(presidium)).case
    said = {"organ": PARTY, "opinion": "经核实属实"}
    return Deed(
        presidium.guiding(PARTY),
        f"/cases/{case.pk}/decide",
        {**said, "outcome": "approve"},
        f"/cases/{case.number}/answer",
        (case.number, "--organ", PARTY, "--outcome", "upheld", "--opinion", "经核实属实"),
        {**said, "outcome": "upheld"},
    )


@deed("notice close")
def _close_notice(presidium: Presidium) -> Deed:
    notice, given = over(noticed(presidium)).pk, {"organ": PARTY}
    address = f"/notices/{notice}/close"
    return Deed(presidium.guiding(PARTY), address, given, address, (notice, "--organ", PARTY), given)


@deed("notice take-back")
def _take_back(presidium: Presidium) -> Deed:
    notice, given = noticed(presidium).pk, {"organ": PARTY, "why": "材料不实"}
    address = f"/notices/{notice}/take-back"
    words = (notice, "--organ", PARTY, "--why", "材料不实")
    return Deed(presidium.guiding(PARTY), address, given, address, words, given)


@deed("nomination correct")
def _correct(presidium: Presidium) -> Deed:
    student = classmate(presidium.university, 70)
    start = today() + timedelta(days=10)
    given = Wish(UNION, student.pk, "department_member", start, "品行端正", OFFICE)
    case = nominated(presidium.university, given, BRANCH).case
    says(decide, presidium, case, LEAGUE, Outcome.RETURN, opinion="补充说明")
    form = {
        "opening": f"department_member@{UNION}",
        "department": OFFICE,
        "start": start.isoformat(),
        "conduct": "品行端正，乐于服务",
        "checked": "on",
    }
    return Deed(
        presidium.guiding(BRANCH),
        f"/recommend/case/{case.pk}",
        form,
        f"/cases/{case.number}/nomination",
        (case.number, "--conduct", form["conduct"]),
        {"conduct": form["conduct"]},
    )
