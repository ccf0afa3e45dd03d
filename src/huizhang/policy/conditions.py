"""Conditions on a chain: steps and organs that are asked only where a case is of a certain sort. Pure.

A closed vocabulary: the facts that a case of each chain states about itself. No expressions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.logic import Truth, all_of
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Student, Union
from huizhang.kernel.roster import CHAIR, HEAD, MEMBER, PRESIDIUM
from huizhang.policy.faults import unknown
from huizhang.policy.pack import PackError, Step

# fact → what is known of a case; a fact that is not there is not known
Facts = Mapping[str, object]
# fact → the words that will do, yes or no, or {at_least, at_most}
When = Mapping[str, Any]
POSTS = (PRESIDIUM, CHAIR, HEAD, MEMBER)


@dataclass(frozen=True, slots=True)
class Fact:
    """`values` are the words that it may be; empty with `words` where every word may be written."""

    said: Message
    shape: str
    values: tuple[str, ...] = ()


FACTS = {
    "level": Fact(message("level of the union"), "words", ("school", "college")),
    "union_kind": Fact(message("kind of union"), "words", ("student_union", "graduate_union")),
    "post": Fact(message("post"), "words", POSTS),
    "training_level": Fact(message("level of study"), "words", ("本科", "专科", "硕士", "博士")),
    "political_status": Fact(message("political status"), "words"),
    "opens": Fact(message("opens a department"), "yes_no"),
    "misconduct": Fact(message("rests on a misconduct case"), "yes_no"),
    "volunteers": Fact(message("volunteers needed"), "whole"),
    "major": Fact(message("major activity"), "yes_no"),
    "delegate": Fact(message("kind of delegate"), "words"),
}
_UNION = ("level", "union_kind")
_PERSON = ("training_level", "political_status")
_STAFF = (*_UNION, "post", *_PERSON)
STATED: Mapping[str, tuple[str, ...]] = {
    "nomination.presidium.school": _STAFF,
    "nomination.department.school": _STAFF,
    "nomination.college": _STAFF,
    "post.resignation": _STAFF,
    "post.dismissal": (*_STAFF, "misconduct"),
    "post.lapse": _STAFF,
    "rotation.chair": (*_UNION, *_PERSON),
    "department.change": (*_UNION, "opens"),
    "project.approve": (*_UNION, "volunteers"),
    "reason.accept": _UNION,
    "delegates.elected": (*_UNION, *_PERSON),
    "congress.result": _UNION,
    "proposal.docket": (*_UNION, "delegate"),
    "proposal.reply": _UNION,
    "misconduct.inquiry": (*_UNION, *_PERSON),
    "review.activity": (*_UNION, "major"),
    "review.publication": _UNION,
    "review.liaison": _UNION,
    "review.resources": _UNION,
}
# whoever begins a case is known before its facts are, and no condition lifts an election
_ALWAYS = ("recommend", "elect")


def facts_of(union: Union | None, student: Student | None = None, /, **more: object) -> dict[str, object]:
    """What a case states about itself, as far as it is known."""
    known: dict[str, object | None] = dict(more)
    if union is not None:
        known |= {
            "level": union.level,
            "union_kind": "graduate_union" if union.graduate else "student_union",
        }
    if student is not None:
        known |= {"training_level": student.level, "political_status": student.political_status}
    return {name: value for name, value in known.items() if value not in (None, "")}


@dataclass(frozen=True, slots=True)
class Spared:
    """An organ that is not asked, and the part of the condition that does not hold."""

    organ: str
    because: When


@dataclass(frozen=True, slots=True)
class Asked:
    """The organs of a step for one case: those asked for sure, those asked perhaps since `missing` facts are
    not known, and those spared."""

    sure: tuple[str, ...]
    perhaps: tuple[str, ...]
    missing: tuple[str, ...]
    spared: tuple[Spared, ...]

    @property
    def organs(self) -> tuple[str, ...]:
        """Unknown is not no: whoever may be needed is asked."""
        return (*self.sure, *self.perhaps)


def asked(step: Step, level: str, facts: Facts) -> Asked:
    sure, perhaps, missing, spared = [], [], dict[str, None](), []
    for organ, when in _conditions(step, level):
        truth = holds(when, facts)
        if truth is False:
            spared.append(Spared(organ, unmet(when, facts)))
        elif truth is None:
            perhaps.append(organ)
            missing |= dict.fromkeys(name for name in when if facts.get(name) is None)
        else:
            sure.append(organ)
    return Asked(tuple(sure), tuple(perhaps), tuple(missing), tuple(spared))


def _conditions(step: Step, level: str) -> Iterator[tuple[str, When]]:
    for organ in step.organs(level):
        yield organ, step.when
    for organ, when in step.joins.items():
        yield organ, {**step.when, **when}


def holds(when: When, facts: Facts) -> Truth:
    """Every part must; None where it depends on what is not known."""
    return all_of(_fits(wanted, facts.get(name)) for name, wanted in when.items())


def unmet(when: When, facts: Facts) -> When:
    return {name: wanted for name, wanted in when.items() if _fits(wanted, facts.get(name)) is False}


def _fits(wanted: Any, stated: Any) -> Truth:
    if stated is None:
        return None
    if isinstance(wanted, bool):
        return bool(stated is wanted)
    if isinstance(wanted, Mapping):
        return bool(wanted.get("at_least", stated) <= stated <= wanted.get("at_most", stated))
    return stated in wanted


def checked(chain: str, act: str, when: Any) -> dict[str, Any]:
    """A condition as it is written, with its words as lists. Raises PackError."""
    if act in _ALWAYS:
        raise PackError(message("{act}: this step is always asked for; take its condition out", act=act))
    if not isinstance(when, dict) or not when:
        raise PackError(message("a condition is a table of facts, as {{ union_kind = “graduate_union” }}"))
    stated = STATED.get(chain, ())
    for name in when:
        if name not in stated:
            raise PackError(unknown(message("fact that such a case states"), name, stated))
    return {name: _wanted(name, value) for name, value in when.items()}


def _wanted(name: str, value: Any) -> Any:
    fact = FACTS[name]
    match fact.shape, value:
        case "yes_no", bool():
            return value
        case "whole", dict() if _bounds(value):
            return value
        case "words", str() | list():
            return _words(name, [value] if isinstance(value, str) else value)
    raise PackError(message("{key} {what}", key=name, what=_SHAPES[fact.shape]))


_SHAPES = {
    "yes_no": message("is true or false"),
    "whole": message("is a table of at_least and at_most, whole numbers, zero or more"),
    "words": message("is a text, or a list of texts of which any will do"),
}


def _bounds(value: Mapping[str, Any]) -> bool:
    numbers = all(type(one) is int and one >= 0 for one in value.values())
    return bool(value) and set(value) <= {"at_least", "at_most"} and numbers


def _words(name: str, given: list[Any]) -> list[str]:
    known = FACTS[name].values
    if not given or not all(isinstance(one, str) and one for one in given):
        raise PackError(message("{key} {what}", key=name, what=_SHAPES["words"]))
    for one in given:
        if known and one not in known:
            raise PackError(unknown(FACTS[name].said, one, known))
    return given
