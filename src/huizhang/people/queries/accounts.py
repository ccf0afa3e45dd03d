"""Who has an account, who waits for a code, whose code it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from huizhang.kernel.records import ENROLLED
from huizhang.people.activation import Newcomer, is_code
from huizhang.people.models import Account, Activation, College, Letter, Mailing, Student, Token

# Django writes it before what no password ever matches
UNUSABLE = "!"
WITHOUT_PASSWORD = Q(account__isnull=True) | Q(account__password__startswith=UNUSABLE)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the accounts of a unit have come, in people."""

    unit: str
    students: int
    waiting: int
    coded: int

    @property
    def active(self) -> int:
        return self.students - self.waiting


def progress_of_colleges() -> list[Progress]:
    return _progress("class_group__major__college_id", _enrolled())


def progress_of_classes(college: College) -> list[Progress]:
    return _progress("class_group__name", _enrolled().filter(class_group__major__college=college))


def students_waiting(college: College | None, class_name: str = "") -> list[Newcomer]:
    """Enrolled students who cannot sign in yet, by class and number; None: of the whole school."""
    waiting = _enrolled().filter(WITHOUT_PASSWORD)
    if college is not None:
        waiting = waiting.filter(class_group__major__college=college)
    if class_name:
        waiting = waiting.filter(class_group__name=class_name)
    rows = waiting.order_by("class_group__major__college_id", "class_group__name", "student_no").values_list(
        "student_no", "name", "class_group__major__college_id", "class_group__name", "account__username"
    )
    return [
        Newcomer(username or number, name, f"{college_name} {group}", number)
        for number, name, college_name, group, username in rows
    ]


def activation_for(username: str, code: str) -> Activation | None:
    """The unused, unexpired code of this open account, if it is the one given."""
    kept = Activation.objects.select_related("account").filter(
        account__username=username,
        account__is_active=True,
        account__password__startswith=UNUSABLE,
        used__isnull=True,
        expires__gt=timezone.now(),
    )
    return next((found for found in kept if is_code(username, code, found.code_hash)), None)


def earlier_codes(newcomers: Sequence[Newcomer]) -> int:
    """How many of them have a code that still works, which a new one would end."""
    working = Activation.objects.filter(
        account__password__startswith=UNUSABLE, used__isnull=True, expires__gt=timezone.now()
    )
    coded = set(working.values_list("account__username", flat=True))
    return sum(new.username in coded for new in newcomers)


def mailings() -> QuerySet[Mailing]:
    """The newest first, each with how many letters were `delivered`, `failed` and are `waiting`."""
    sent, failed = Q(letters__sent__isnull=False), Q(letters__sent__isnull=True) & ~Q(letters__failure="")
    return (
        Mailing.objects.select_related("by")
        .annotate(
            delivered=Count("letters", filter=sent),
            failed=Count("letters", filter=failed),
            waiting=Count("letters", filter=Q(letters__sent__isnull=True, letters__failure="")),
        )
        .order_by("-made", "-pk")
    )


def letters_unsent(mailing: Mailing) -> QuerySet[Letter]:
    """To people who still need a code."""
    return mailing.letters.filter(sent__isnull=True, account__password__startswith=UNUSABLE)


def failed_letters(mailing: Mailing) -> QuerySet[Letter]:
    letters = mailing.letters.filter(sent__isnull=True).exclude(failure="")
    return letters.select_related("account").order_by("pk")


def tokens_of(account: Account) -> QuerySet[Token]:
    """Those that still work first, then the newest."""
    return account.tokens.order_by("-revoked", "-created")


def _enrolled() -> QuerySet[Student]:
    return Student.objects.filter(status=ENROLLED)


def _progress(unit: str, students: QuerySet[Student]) -> list[Progress]:
    coded = Q(account__activation__used__isnull=True, account__activation__expires__gt=timezone.now())
    rows = students.values_list(unit).annotate(
        students=Count("pk"),
        waiting=Count("pk", filter=WITHOUT_PASSWORD),
        coded=Count("pk", filter=WITHOUT_PASSWORD & coded),
    )
    return [Progress(*row) for row in rows.order_by(unit)]
