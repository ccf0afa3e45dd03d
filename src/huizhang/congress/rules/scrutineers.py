"""Whether a candidate is among those who are named as having established a result. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from huizhang.kernel.message import Message, message

BETWEEN = re.compile(r"[、,;/\n]")
WORDS = re.compile(r"\([^)]*\)|[^\s():]+")
ROLES = re.compile(r"^总?(监票人|计票人|监票员|计票员|监票|计票)")


def faults_of_scrutineers(said: str, candidates: Mapping[str, str]) -> Iterator[Message]:
    """`said` are names, apart by 、, with a student number behind whoever shares a candidate's name;
    `candidates` are names by number. 张三 is not 张三丰, nor another 张三 whose own number stands there."""
    if own := [name for number, name in candidates.items() if _is_named(number, name, said)]:
        yield message(
            "Candidates do not count their own votes; name other scrutineers than {names}. Behind somebody "
            "who only has the same name write the student number: 张三（20240101）.",
            names=own,
        )


def _is_named(number: str, name: str, said: str) -> bool:
    called = "".join(name.split())
    read = [_read(entry) for entry in BETWEEN.split(normalize("NFKC", said))]
    return any(number in numbers or (called and called in names) for names, numbers in read)


def _read(entry: str) -> tuple[set[str], set[str]]:
    """(names without a number, numbers) of one entry; a number, or a user name in brackets, says who the name
    before it is. People put spaces into a short name, and between two."""
    names, numbers = list[str](), set[str]()
    for found in WORDS.findall(entry):
        word = found.strip("() ")
        if word.isascii() and (found != word or any(sign.isdigit() for sign in word)):
            numbers.add(word)
            names = names[:-1]
        else:
            names.append(word)
    called = {*names, "".join(names)}
    return {*called, *(ROLES.sub("", one) for one in called)}, numbers
