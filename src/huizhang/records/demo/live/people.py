"""Who acts in the demo: the cast, a colleague on every main organ, and students with an account."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import kind_of
from huizhang.kernel.procedure import Outcome
from huizhang.kernel.records import ENROLLED
from huizhang.kernel.roster import CHAIR, PRESIDIUM
from huizhang.kernel.verdict import Status, heaviest
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.actions import grant_seat, open_account
from huizhang.people.demo import ADMINISTRATOR, OFFICER
from huizhang.people.queries import Account, College, Seat, Student
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack
from huizhang.selection.queries import conditions_for_all

BRANCH = "class_league_branch"
AGREED = "同意"
# fictional, as everybody in the demo; they have no button on the sign-in page
COLLEAGUES = {
    "school_league_committee": ("hejingshu", "何静姝"),
    "school_student_affairs": ("taojingxing", "陶景行"),
    "school_graduate_affairs": ("yuemingze", "岳明泽"),
    "school_party_committee": ("luoyuanzhou", "罗远舟"),
    "college_league_org": ("zhangruoshui", "章若水"),
    "college_party_org": ("fangyizhou", "方一舟"),
}


def leading(day: date) -> dict[str, str]:
    """The number of somebody in the presidium of the school's student union, who convenes it, and of the
    first college's, by level."""
    first = College.objects.order_by("name").values_list("pk", flat=True)[0]
    unions = {
        "school": school_union(),
        "college": next(one.union for one in org.unions() if one.college == first),
    }
    return {level: conveners(union, day)[-1 if level == "college" else 0] for level, union in unions.items()}


def school_union() -> str:
    return next(one.union for one in org.unions() if one.college is None and one.kind != "graduate_union")


def conveners(union: str, day: date) -> list[str]:
    """The executive chair, or the whole presidium where nobody is; then its members, by number."""
    held = [one for one in org.posts_in(union, day) if one.held_on(day)]
    chairs = sorted({one.student_no for one in held if one.post == CHAIR})
    members = sorted({one.student_no for one in held if one.post == PRESIDIUM})
    return list(dict.fromkeys((*chairs, *members)))


@dataclass(frozen=True, slots=True)
class University:
    """`college` is the cast's, with its `union`; `qualified` are its students who meet article four, without
    those of the cast; `graduates` is the graduate union of the school, where there is one."""

    day: date
    pack: Pack
    college: str
    union: str
    school: str
    qualified: tuple[Student, ...]
    graduates: str | None

    @classmethod
    def found(cls) -> University:
        day = timezone.localdate()
        seat = Seat.objects.get(account__username="hewenlan")
        college = seat.college_id or ""
        unions = org.unions()
        own = next(one.union for one in unions if one.college == college)
        graduates = (one.union for one in unions if one.college is None and one.kind == "graduate_union")
        pack, qualified = plan_on(day), tuple(qualified_in(college, day, plan_on(day)))
        return cls(day, pack, college, own, school_union(), qualified, next(graduates, None))

    def of(self, username: str) -> Account:
        return Account.objects.get(username=username)

    def seat_of(self, organ: str) -> Account:
        """Whoever sat first on an organ of the school or of the cast's college."""
        held = Seat.objects.filter(organ=organ, college_id__in=(self.college,)) | Seat.objects.filter(
            organ=organ, college=None
        )
        return held.select_related("account").order_by("pk")[0].account

    def student(self, number: str) -> Account:
        """The student's account, opened where there is none."""
        known = Account.objects.filter(student=number).first()
        if known is not None:
            return known
        name = Student.objects.values_list("name", flat=True).get(pk=number)
        made = open_account(actor=self.of(ADMINISTRATOR.username), username=number, name=name)
        made.student_id = number
        made.set_unusable_password()
        made.save(update_fields=["student", "password"])
        return made

    def members(self, union: str) -> list[str]:
        """The numbers of its presidium, whoever convenes it first."""
        return conveners(union, self.day)

    def serving(self) -> Counter[str]:
        """How many posts people hold today, by their numbers."""
        return Counter(one.student_no for one in org.posts(self.day) if one.held_on(self.day))

    def say(self, case: Case, organ: str, outcome: Outcome = Outcome.APPROVE, opinion: str = AGREED) -> None:
        kind_of(case.kind).decide(
            actor=self.seat_of(organ),
            case=case.pk,
            organ=organ,
            outcome=outcome,
            pack=self.pack,
            opinion=opinion,
        )

    def agree_until(self, case: Case, organ: str) -> None:
        """Everybody who is asked agrees, until the case waits for `organ` alone."""
        while (waiting := self.asked(case)) not in ([], [organ]):
            self.say(case, next(one for one in waiting if one != organ))

    @staticmethod
    def asked(case: Case) -> list[str]:
        return list(case.waiting.order_by("pk").values_list("organ", flat=True))


def qualified_in(college: str, day: date, pack: Pack) -> list[Student]:
    enrolled = Student.objects.filter(status=ENROLLED, class_group__major__college=college)
    found = list(enrolled.select_related("class_group").order_by("student_no"))
    cast = set(Account.objects.filter(student__in=found).values_list("student_id", flat=True))
    known = people.students(day, {one.pk for one in found if one.pk not in cast})
    judged = conditions_for_all(known.values(), day, pack)
    good = {
        number
        for number, each in judged.items()
        if each and heaviest(one.verdict.status for one in each) is Status.PASS
    }
    return [one for one in found if one.pk in good]


def seat_colleagues(university: University) -> None:
    """A second seat on every main organ of the plan, so that somebody can be delegated to."""
    officer, administrator = university.of(OFFICER.username), university.of(ADMINISTRATOR.username)
    for organ, (username, name) in COLLEAGUES.items():
        if organ not in university.pack.organs:
            continue
        account = open_account(actor=administrator, username=username, name=name)
        account.set_unusable_password()
        account.save(update_fields=["password"])
        first = Seat.objects.get(organ=organ, account=university.seat_of(organ))
        grant_seat(actor=officer, account=account, organ=organ, college=first.college, start=university.day)
