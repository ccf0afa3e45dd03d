"""Finding a student by number, by name or by how the name is typed."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from huizhang.people.models import Account, NameSpelling, Student

LONGEST = 64


def found(asked: str, colleges: Collection[str] | None = None) -> QuerySet[Student]:
    """Students whose number or name begins with `asked`, or whose pinyin or initials do.

    `colleges`: only those of these colleges; None: of the whole school. An empty question finds nobody.
    """
    words = asked.strip()[:LONGEST]
    if not words:
        return Student.objects.none()
    students = Student.objects.filter(_matches(words))
    if colleges is not None:
        students = students.filter(class_group__major__college__in=colleges)
    return students.select_related("class_group__major").order_by("student_no")


def accounts_found(asked: str) -> QuerySet[Account]:
    """Open and closed ones, by user name, name, and the number or pinyin of whose they are, by name. An empty
    question finds nobody."""
    words = asked.strip()[:LONGEST]
    if not words:
        return Account.objects.none()
    students = found(words).order_by().values("pk")
    matching = Q(username__iexact=words) | Q(name__icontains=words) | Q(student__in=students)
    accounts = Account.objects.filter(matching).select_related("student__class_group")
    return accounts.order_by("name", "username")


def spellings(names: Collection[str]) -> dict[str, list[str]]:
    """How each of these names is typed: pinyin and initials of every reading."""
    typed: dict[str, list[str]] = {}
    rows = NameSpelling.objects.filter(name__in=set(names)).order_by("pk")
    for name, pinyin, initials in rows.values_list("name", "pinyin", "initials"):
        typed.setdefault(name, []).extend((pinyin, initials))
    return typed


def in_pinyin(name: str) -> str:
    """Its syllables, apart, as lists are sorted by."""
    # its dictionary takes half a second to read
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(name)).lower()


def _matches(words: str) -> Q:
    by_number_or_name = Q(student_no__startswith=words) | Q(name__contains=words)
    typed = "".join(words.lower().split())
    if not (typed.isascii() and typed.isalpha()):
        return by_number_or_name
    spelled = NameSpelling.objects.filter(Q(pinyin__startswith=typed) | Q(initials__startswith=typed))
    return by_number_or_name | Q(name__in=spelled.values("name"))
