"""Posts that end, departments, the turns of the executive chair, and the presidium's meetings."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.doors.deeds import UNION, Deed, day, deed
from huizhang.kernel.procedure import Outcome
from huizhang.org.actions import hand_over
from huizhang.org.models import Department, Meeting
from huizhang.selection.actions import (
    change_department,
    decide_change,
    decide_departure,
    decide_turn,
    dismiss,
    resign,
)
from huizhang.selection.actions.departments import Change
from org.test_meetings import convened, decided, held
from selection.serving import LEAGUE, Presidium, chairs, says, today
from selection.test_rotation import now, proposed

MEMBER = "department_member"


def clerks(presidium: Presidium):
    return presidium.post_of(presidium.clerk, MEMBER)


@deed("post resign")
def _resign(presidium: Presidium) -> Deed:
    post, given = clerks(presidium).pk, {"day": day(), "said": "毕业实习"}
    words = (post, "--said", "毕业实习")
    return Deed(presidium.clerk, f"/posts/{post}/leave", given, f"/posts/{post}/resign", words, given)


@deed("post dismiss")
def _dismiss(presidium: Presidium) -> Deed:
    post, decision = clerks(presidium).pk, decided(presidium).pk
    given = {"day": day(), "said": "长期不履职", "resolution": decision}
    words = (post, "--said", "长期不履职", "--resolution", decision)
    return Deed(
        presidium.guiding(), f"/posts/{post}/dismissal", given, f"/posts/{post}/dismiss", words, given
    )


@deed("post end-term")
def _end_term(presidium: Presidium) -> Deed:
    given = {"day": day()}
    return Deed(
        presidium.guiding(),
        f"/unions/{UNION}/end-of-term",
        {**given, "sure": "on"},
        "/posts/end-term",
        ("--union", UNION, "--day", day()),
        {**given, "union": UNION},
    )


@deed("post correct")
def _correct_post(presidium: Presidium) -> Deed:
    post = clerks(presidium)
    case = resign(actor=presidium.clerk, post=post, day=today(), said="实习", pack=presidium.pack).case
    says(decide_departure, presidium, case, LEAGUE, Outcome.RETURN, opinion="写明交接")
    given = {"day": day(), "said": "已交接"}
    return Deed(
        presidium.clerk,
        f"/cases/{case.pk}/leaving",
        given,
        f"/cases/{case.number}/leaving",
        (case.number, "--said", "已交接"),
        given,
    )


def change(opens: bool, department: str) -> Change:
    return Change(UNION, department, opens, today(), "学风建设")


@deed("department open")
def _open(presidium: Presidium) -> Deed:
    given = {"department": "学习部", "day": day(), "said": "学风建设"}
    return Deed(
        presidium.members[0],
        f"/unions/{UNION}/departments",
        {**given, "opens": "open"},
        "/departments/open",
        ("--union", UNION, "--department", "学习部", "--said", "学风建设"),
        {**given, "union": UNION},
    )


@deed("department close")
def _close(presidium: Presidium) -> Deed:
    Department.objects.create(union_id=UNION, department="宣传部")
    given = {"department": "宣传部", "day": day(), "said": "并入办公室"}
    return Deed(
        presidium.members[0],
        f"/unions/{UNION}/departments",
        {**given, "opens": "close"},
        "/departments/close",
        ("--union", UNION, "--department", "宣传部", "--said", "并入办公室"),
        {**given, "union": UNION},
    )


@deed("department correct")
def _correct_department(presidium: Presidium) -> Deed:
    member = presidium.members[0]
    made = change_department(actor=member, wish=change(True, "学习部"), pack=presidium.pack)
    says(decide_change, presidium, made.case, LEAGUE, Outcome.RETURN, opinion="补充说明")
    form = {"opens": "open", "department": "学习部", "day": day(), "said": "每周答疑"}
    return Deed(
        member,
        f"/cases/{made.case_id}/department",
        form,
        f"/cases/{made.case.number}/department",
        (made.case.number, "--said", "每周答疑"),
        {"said": "每周答疑"},
    )


@deed("turn propose")
def _propose(presidium: Presidium) -> Deed:
    student = presidium.members[0].student_id
    return Deed(
        presidium.members[2],
        f"/unions/{UNION}/rotation",
        {"student": student, "said": "众望所归"},
        "/turns",
        ("--union", UNION, "--student-no", student, "--said", "众望所归"),
        {"union": UNION, "student_no": student, "said": "众望所归", "term": str(now(presidium))},
    )


@deed("turn correct")
def _correct_turn(presidium: Presidium) -> Deed:
    case = proposed(presidium).case
    says(decide_turn, presidium, case, LEAGUE, Outcome.RETURN, opinion="换一位")
    student = presidium.members[1].student_id
    return Deed(
        presidium.members[2],
        f"/cases/{case.pk}/turn",
        {"student": student},
        f"/cases/{case.number}/turn",
        (case.number, "--student-no", student),
        {"student_no": student},
    )


def two_turns(presidium: Presidium):
    calendar, term = presidium.pack.calendar, now(presidium)
    starts = calendar.start(term), calendar.start(term.next())
    return chairs(presidium.members[0], *starts), chairs(presidium.members[1], starts[1])


@deed("turn hand-over")
def _hand_over(presidium: Presidium) -> Deed:
    two_turns(presidium)
    given = {"matters": "经费结算"}
    return Deed(
        presidium.members[0],
        f"/unions/{UNION}/rotation/hand-over",
        given,
        "/turns/hand-over",
        ("--union", UNION, "--matters", "经费结算"),
        {**given, "union": UNION},
    )


@deed("turn sign")
def _sign(presidium: Presidium) -> Deed:
    outgoing, incoming = two_turns(presidium)
    made = hand_over(
        actor=presidium.members[0],
        outgoing=outgoing,
        incoming=incoming,
        matters="经费结算",
        pack=presidium.pack,
    )
    pages, path = f"/hand-overs/{made.pk}/sign", f"/turns/hand-overs/{made.pk}/sign"
    return Deed(presidium.members[1], pages, {}, path, (made.pk,))


@deed("meeting convene")
def _convene(presidium: Presidium) -> Deed:
    at = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    given = {"at": at, "place": "301"}
    return Deed(
        presidium.members[0],
        f"/unions/{UNION}/meetings",
        {**given, "agenda": "设立学习部\n总结"},
        "/meetings",
        ("--union", UNION, "--at", at, "--place", "301", "--agenda", "设立学习部", "--agenda", "总结"),
        {**given, "union": UNION, "agenda": ["设立学习部", "总结"]},
    )


@deed("meeting attend")
def _attend(presidium: Presidium) -> Deed:
    meeting = convened(presidium).pk
    Meeting.objects.update(at=timezone.now() - timedelta(hours=1))
    one, other = (presidium.members[place].student_id for place in (0, 1))
    given, address = {"present": [one, other]}, f"/meetings/{meeting}/attendance"
    words = (meeting, "--present", one, "--present", other)
    return Deed(presidium.members[0], address, given, address, words, given)


@deed("meeting decide")
def _decide(presidium: Presidium) -> Deed:
    meeting, member = held(presidium).pk, presidium.members[1].student_id
    given = {
        "text": "同意",
        "in_favour": 2,
        "against": 1,
        "abstained": 0,
        "responsible": member,
        "due": day(7),
    }
    address = f"/meetings/{meeting}/points/1"
    words = (meeting, 1, "--text", "同意", "--in-favour", 2, "--against", 1,
             "--responsible", member, "--due", day(7))  # fmt: skip
    return Deed(presidium.members[0], address, given, address, words, given)


@deed("meeting done")
def _done(presidium: Presidium) -> Deed:
    made = decided(presidium, responsible=presidium.members[1].student_id, due=today()).pk
    address = f"/decisions/{made}/done"
    return Deed(presidium.members[1], address, {}, address, (made,))


@deed("meeting back")
def _back(presidium: Presidium) -> Deed:
    case = dismiss(
        actor=presidium.guiding(),
        organ=LEAGUE,
        post=clerks(presidium),
        day=today(),
        said="长期不履职",
        pack=presidium.pack,
    ).case
    given = {"resolution": decided(presidium).pk}
    return Deed(
        presidium.guiding(),
        f"/cases/{case.pk}/presidium-decision",
        given,
        f"/cases/{case.number}/presidium-decision",
        (case.number, "--resolution", given["resolution"]),
        given,
    )
