"""What delegates are like, counted: women, minorities, without an office, grades, Party members. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from huizhang.kernel.message import Message, message
from huizhang.policy.electing import Electing

WOMAN = frozenset(("女", "女性", "f", "female"))
HAN = frozenset(("汉", "汉族"))
PARTY = frozenset(("中共党员", "中共预备党员"))


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a delegate or a candidate; None is not known."""

    student_no: str
    unit: str
    grade: str
    gender: str | None
    ethnicity: str | None
    political_status: str | None
    cadre: bool | None


@dataclass(frozen=True, slots=True)
class Share:
    """`yes` of `total` for sure and `unknown` perhaps; `floor` is how many there are to be, if any. Of a
    constituency it is rounded `down`: one delegate cannot be a quarter a woman."""

    name: Message
    yes: int
    unknown: int
    total: int
    percent: int = 0
    down: bool = False

    @property
    def floor(self) -> int | None:
        if not self.percent:
            return None
        part = Fraction(self.percent * self.total, 100)
        return floor(part) if self.down else ceil(part)

    @property
    def status(self) -> str:
        """A status of a finding; without a floor nothing is judged."""
        if self.floor is None or not self.total:
            return "not_applicable"
        if self.yes >= self.floor:
            return "pass"
        return "cannot_tell" if self.yes + self.unknown >= self.floor else "fail"

    @property
    def short(self) -> int:
        return max(0, (self.floor or 0) - self.yes)


@dataclass(frozen=True, slots=True)
class Part:
    """One constituency: the shares that have a floor."""

    unit: str
    total: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """Of everybody, and `parts` by constituency where the school set a floor."""

    shares: tuple[Share, ...]
    grades: Mapping[str, int]
    units: Mapping[str, int]
    total: int
    parts: tuple[Part, ...] = ()


Trait = Callable[[Person], bool | None]


def _is_in(words: frozenset[str], value: str | None) -> bool | None:
    return None if not value else value.strip().lower() in words


def _other_than(words: frozenset[str], value: str | None) -> bool | None:
    return None if not value else value.strip() not in words


def _without_office(one: Person) -> bool | None:
    return None if one.cadre is None else not one.cadre


TRAITS: tuple[tuple[str, Message, Trait], ...] = (
    ("women", message("women"), lambda one: _is_in(WOMAN, one.gender)),
    ("minorities", message("ethnic minorities"), lambda one: _other_than(HAN, one.ethnicity)),
    ("non_cadres", message("without a student office"), _without_office),
    ("", message("Party members, probationary ones too"), lambda one: _of_party(one)),
)


def _of_party(one: Person) -> bool | None:
    return None if not one.political_status else one.political_status in PARTY


def composed(people: Iterable[Person], electing: Electing) -> Composition:
    every = tuple(people)
    return Composition(
        tuple(_share(every, name, said, trait, electing) for name, said, trait in TRAITS),
        dict(sorted(Counter(one.grade for one in every).items())),
        dict(sorted(Counter(one.unit for one in every).items())),
        len(every),
        tuple(_parts(every, electing)),
    )


def _parts(people: tuple[Person, ...], electing: Electing) -> Iterator[Part]:
    floors = [one for one in TRAITS if one[0] and getattr(electing, one[0])]
    for unit in sorted({one.unit for one in people}) if floors else ():
        own = tuple(one for one in people if one.unit == unit)
        yield Part(unit, len(own), tuple(_share(own, *one, electing, down=True) for one in floors))


def _share(
    people: tuple[Person, ...],
    name: str,
    said: Message,
    trait: Trait,
    electing: Electing,
    *,
    down: bool = False,
) -> Share:
    answers = Counter(trait(one) for one in people)
    percent = getattr(electing, name) if name else 0
    return Share(said, answers[True], answers[None], len(people), percent, down)
