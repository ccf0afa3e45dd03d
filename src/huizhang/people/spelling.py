"""Names in pinyin, made for distinct names after students have come in.

pypinyin reads a dictionary of half a second when it is imported, which only an import of students needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from huizhang.people.models import NameSpelling, Student

BATCH = 2000
LONGEST_PINYIN, LONGEST_INITIALS = 255, 64


def spell_new_names() -> int:
    """Spell every student's name that is not spelled yet; how many there were."""
    spelled = NameSpelling.objects.filter(name=OuterRef("name"))
    names = list(Student.objects.filter(~Exists(spelled)).values_list("name", flat=True).distinct())
    rows = (spelling for name in names for spelling in spellings(name))
    NameSpelling.objects.bulk_create(rows, BATCH, ignore_conflicts=True)
    return len(names)


def spellings(name: str) -> Iterator[NameSpelling]:
    """One for each reading of the first character, which may be a surname read otherwise."""
    from pypinyin import Style, lazy_pinyin, pinyin

    syllables = lazy_pinyin(name)
    first = pinyin(name[:1], style=Style.NORMAL, heteronym=True)
    for reading in dict.fromkeys((syllables[0], *first[0])) if first else ():
        read = (reading, *syllables[1:])
        initials = "".join(_letters(syllable)[:1] for syllable in read)
        yield NameSpelling(
            name=name,
            pinyin="".join(map(_letters, read))[:LONGEST_PINYIN],
            initials=initials[:LONGEST_INITIALS],
        )


def _letters(syllable: str) -> str:
    """Latin letters and digits only, so that what people type can be compared."""
    return "".join(sign for sign in syllable.lower() if sign.isascii() and sign.isalnum())
