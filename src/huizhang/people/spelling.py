"""Names in pinyin, made for distinct names after students have come in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from pypinyin import Style, lazy_pinyin

from huizhang.people.models import NameSpelling, Student

BATCH = 2000


def spell_new_names() -> int:
    """Spell every student's name that is not spelled yet; how many there were."""
    spelled = NameSpelling.objects.filter(name=OuterRef("name"))
    names = Student.objects.filter(~Exists(spelled)).values_list("name", flat=True).distinct()
    made = NameSpelling.objects.bulk_create(spellings(names), BATCH, ignore_conflicts=True)
    return len(made)


def spellings(names: Iterable[str]) -> list[NameSpelling]:
    return [
        NameSpelling(
            name=name, pinyin=_joined(name, Style.NORMAL, 255), initials=_joined(name, Style.FIRST_LETTER, 64)
        )
        for name in names
    ]


def _joined(name: str, style: Style, longest: int) -> str:
    """Latin letters and digits only, so that what people type can be compared."""
    letters = "".join(lazy_pinyin(name, style=style)).lower()
    return "".join(sign for sign in letters if sign.isascii() and sign.isalnum())[:longest]
