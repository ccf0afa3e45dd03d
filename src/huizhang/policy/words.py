"""What packs say, in words: forces, keys and values as messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, runtime_checkable

from huizhang.kernel.message import Message, message
from huizhang.policy.conditions import FACTS, When
from huizhang.policy.kinds.chain_done import ACTS
from huizhang.policy.kinds.closed_set import POSTS
from huizhang.policy.kinds.covers_all import NAMES as DIMENSIONS
from huizhang.policy.kinds.forbid_link import BASES
from huizhang.policy.kinds.rank_within import WINDOWS
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Force, Rule

# what a name says that a union of postgraduates gives an organ
POSTGRADUATES = "研究生"


@runtime_checkable
class Bilingual(Protocol):
    """A language that can choose between two texts."""

    def choose(self, chinese: str, english: str) -> str: ...


@dataclass(frozen=True, slots=True)
class PackText(Message):
    """A text that a pack carries in both languages: `text` is the English one."""

    chinese: str = ""

    def say(self, translate: Callable[[str], str] = str) -> str:
        if isinstance(translate, Bilingual):
            return translate.choose(self.chinese, self.text)
        return self.text or self.chinese

    def __hash__(self) -> int:
        return hash((self.text, self.chinese))


FORCES = {
    Force.MUST: message("must"),
    Force.SHOULD: message("should"),
    Force.STATED: message("stated"),
    Force.GENERALLY: message("generally"),
    Force.MAY: message("may"),
}

KEYS: dict[str, Message] = {
    "force": message("force"),
    "cite": message("article"),
    "kind": message("kind of rule"),
    "of": message("what is judged"),
    "subject": message("whom it speaks of"),
    "min": message("at least"),
    "max": message("at most"),
    "large_max": message("at most, if large or of several campuses"),
    "count_heads": message("heads counted"),
    "percent": message("percent"),
    "exactly": message("exactly"),
    "collective": message("first decided by the presidium"),
    "full_time": message("full time"),
    "organ": message("organ"),
    "organs": message("organs"),
    "college_organs": message("organs at a college"),
    "by_school": message("declared by, at school level"),
    "by_college": message("declared by, at college level"),
    "before_start": message("before the start of the post"),
    "students_more_than": message("students, more than percent"),
    "every": message("how often"),
    "windows": message("windows"),
    "members": message("political status"),
    "exempt_first_year": message("first-year students exempt"),
    "exempt_postgraduates": message("postgraduates exempt"),
    "scores": message("scores in words"),
    "pass_mark": message("pass mark"),
    "retake_counts_as": message("a passed retake counts as"),
    "allowed": message("posts allowed"),
    "forbidden": message("forbidden"),
    "matters": message("matters"),
    "dimensions": message("dimensions"),
    "parts": message("parts"),
    "route_days": message("days for routing"),
    "reply_days": message("days for the reply"),
    "general_assembly_below": message("general assembly in colleges below"),
    "duty": message("duty"),
    "chain": message("chain"),
}

_VALUES: dict[str, Message] = {
    **POSTS,
    "honours": message("honours"),
    "assessment_bonus": message("assessment bonus"),
    "postgraduate_recommendation": message("postgraduate recommendation"),
    "term": message("each term"),
    "academic_year": message("each academic year"),
    "cleared": message("cleared"),
    "still_failed": message("still failed"),
    "presidium": message("presidium"),
    "departments": message("departments"),
    "school": message("school level"),
    "college": message("college level"),
    "secretary_concurrent": message("the league secretary, also deputy head of student affairs"),
    "party_deputy_secretary": message("the deputy Party secretary in charge of student work"),
    "teaching_vice_president": message("the vice-president in charge of teaching"),
    "deputy_secretary_for_unions": message("the deputy league secretary in charge of unions"),
    "student_union": message("student union"),
    "graduate_union": message("graduate union"),
    **{str(force): said for force, said in FORCES.items()},
    **ACTS,
    **DIMENSIONS,
    **WINDOWS,
    **BASES,
}


def key_in_words(key: str) -> Message:
    return KEYS.get(key) or message("{key}", key=key)


def value_in_words(value: Any, pack: Pack) -> Any:
    """A parameter as a message, or as itself where it speaks for itself; organs by the pack's name."""
    if value is None or value == []:
        return message("not stated")
    if isinstance(value, bool):
        return message("yes") if value else message("no")
    if isinstance(value, (list, tuple)):
        return [_any_of(one, pack) if isinstance(one, list) else value_in_words(one, pack) for one in value]
    if isinstance(value, dict):
        return [message("{key} {value}", key=key, value=one) for key, one in value.items()]
    if value in pack.organs:
        return organ_in_words(value, pack)
    return _VALUES.get(value, value)


def condition_in_words(when: When, pack: Pack) -> list[Message]:
    """`kind of union: graduate union`, one for each fact."""
    return [
        message("{key}: {value}", key=FACTS[name].said, value=wanted_in_words(wanted, pack))
        for name, wanted in when.items()
    ]


def spared_in_words(because: Iterable[Mapping[str, Any]], pack: Pack) -> list[Message]:
    """Why a step is not asked for: what each fact is, and what it would have to be."""
    return [
        message(
            "{key} is {value}; asked for only where it is {wanted}",
            key=FACTS[one["fact"]].said,
            value=value_in_words(one["is"], pack),
            wanted=wanted_in_words(one["asked"], pack),
        )
        for one in because
    ]


def wanted_in_words(wanted: Any, pack: Pack) -> Any:
    """What a condition asks of a fact."""
    if isinstance(wanted, Mapping):
        return _between(wanted.get("at_least"), wanted.get("at_most"))
    return _any_of(list(wanted), pack) if isinstance(wanted, (list, tuple)) else value_in_words(wanted, pack)


def _any_of(options: list[Any], pack: Pack) -> Message:
    """A list inside a list: any one of them will do."""
    said = value_in_words(options[-1], pack)
    for option in reversed(options[:-1]):
        said = message("{first} or {second}", first=value_in_words(option, pack), second=said)
    return message("{name}", name=said)


def bounds_in_words(rule: Rule) -> Message:
    """`5`, `at most 5`, `20 to 30`, of a rule of the kind count_between."""
    return _between(rule.get("min"), rule.get("max"))


def _between(least: int | None, most: int | None) -> Message:
    if least is None:
        return message("at most {n}", n=most)
    if most is None:
        return message("at least {n}", n=least)
    if least == most:
        return message("exactly {n}", n=most)
    return message("{least} to {most}", least=least, most=most)


def as_called(pack: Pack, *, graduate: bool) -> Pack:
    """For showing, never to judge by: for a union of postgraduates organs have first the names that say so:
    研究生代表大会."""
    if not graduate:
        return pack
    organs = {
        key: replace(one, names=tuple(sorted(one.names, key=lambda name: POSTGRADUATES not in name)))
        for key, one in pack.organs.items()
    }
    return replace(pack, organs=organs)


def organ_in_words(organ: str, pack: Pack) -> PackText:
    known = pack.organs[organ]
    return PackText(known.en, chinese=known.names[0])
