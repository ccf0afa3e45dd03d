"""What differs between two packs, in words and in data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import plain
from huizhang.policy.balloting import as_texts as as_texts_of_ballots
from huizhang.policy.pack import Chain, Flow, Pack, Step
from huizhang.policy.proposing import as_texts
from huizhang.policy.rule import Rule
from huizhang.policy.words import (
    PackText,
    bounds_in_words,
    condition_in_words,
    key_in_words,
    organ_in_words,
    value_in_words,
)

_HEADING = {
    "number": message("document number"),
    "in_force_from": message("in force from"),
    "applies_to": message("applies to"),
    "precedence": message("precedence"),
    "errata": message("errata"),
    "guiding": message("guiding organs"),
    "calendar": message("terms"),
    "seating": message("seats of a congress"),
    "electing": message("how delegates are elected"),
    "sitting": message("session of a congress"),
    "proposing": message("proposals"),
    "balloting": message("elections by ballot"),
}
_TEXTS = ("force", "cite", "kind", "of", "subject")


@dataclass(frozen=True, slots=True)
class Difference:
    """`part` is pack, organ, rule, chain, clause or flow; `id` and `key` say where in it.

    `a` and `b` are JSON values, None where the pack has nothing there; `title` names the thing in words.
    """

    part: str
    id: str
    key: str
    a: Any
    b: Any
    title: Message
    message: Message

    def as_dict(self, language: Any = str) -> dict[str, Any]:
        return {
            "part": self.part,
            "id": self.id,
            "key": self.key,
            "a": plain(self.a),
            "b": plain(self.b),
            "title": self.title.say(language),
            "message": self.message.say(language),
        }


def diff(a: Pack, b: Pack) -> tuple[Difference, ...]:
    """Heading, organs, rules in the plan's order, chains, and what is served by a flow in only one."""
    return (*_headings(a, b), *_organs(a, b), *_rules(a, b), *_chains(a, b), *_clauses(a, b), *_flows(a, b))


def _headings(a: Pack, b: Pack) -> Iterator[Difference]:
    for key, title in _HEADING.items():
        left, right = _heading(a, key), _heading(b, key)
        if left != right:
            yield Difference("pack", b.id, key, left, right, title, _versus(left, right, a, b))


def _heading(pack: Pack, key: str) -> Any:
    if key == "calendar":
        return [f"{month:02}-{day:02}" for month, day in (pack.calendar.first, pack.calendar.second)]
    if key in ("seating", "sitting"):
        return asdict(getattr(pack, key))
    if key == "electing":
        return {name: _written(value) for name, value in asdict(pack.electing).items()}
    if key == "proposing":
        return as_texts(pack.proposing)
    if key == "balloting":
        return as_texts_of_ballots(pack.balloting)
    if key == "guiding":
        return {level: list(organs) for level, organs in pack.guiding.items()}
    return plain(getattr(pack, key)) or None


def _written(value: Any) -> Any:
    """A part of one as packs write it."""
    return str(value) if isinstance(value, Fraction) else value


def _versus(left: Any, right: Any, a: Pack, b: Pack) -> Message:
    return _each(a, b, value_in_words(left, a), value_in_words(right, b))


def _each(a: Pack, b: Pack, left: Any, right: Any) -> Message:
    return message(
        "{pack}: {value}; {other}: {other_value}", pack=a.id, value=left, other=b.id, other_value=right
    )


def _only_in(pack: Pack) -> Message:
    return message("only in {pack}", pack=pack.id)


def _organs(a: Pack, b: Pack) -> Iterator[Difference]:
    for organ in dict.fromkeys((*a.organs, *b.organs)):
        left, right = (pack.organ_name(organ) if organ in pack.organs else None for pack in (a, b))
        if left != right:
            named = organ_in_words(organ, a if organ in a.organs else b)
            said = _each(a, b, left or message("not named"), right or message("not named"))
            yield Difference(
                "organ", organ, "names", left, right, PackText(named.text, chinese=named.chinese), said
            )


def _rules(a: Pack, b: Pack) -> Iterator[Difference]:
    for rule in (*a.rules.values(), *(rule for rule in b.rules.values() if rule.id not in a.rules)):
        if rule.id not in b.rules:
            yield Difference("rule", rule.id, "", _limits(rule), None, _title(rule), _only_in(a))
        elif rule.id not in a.rules:
            yield Difference("rule", rule.id, "", None, _limits(rule), _title(rule), _only_in(b))
        else:
            yield from _rule(a, b, rule, b.rules[rule.id])


def _title(named: Rule | Chain) -> PackText:
    return PackText(named.en, chinese=named.zh)


def _limits(rule: Rule) -> dict[str, Any]:
    return {"force": str(rule.force), **rule.params}


def _rule(a: Pack, b: Pack, left: Rule, right: Rule) -> Iterator[Difference]:
    for key in _TEXTS:
        one, other = str(getattr(left, key)), str(getattr(right, key))
        if one != other:
            yield _of_rule(a, b, left, key, one, other, right)
    for key in dict.fromkeys((*left.params, *right.params)):
        if left.get(key) != right.get(key):
            yield _of_rule(a, b, left, key, left.get(key), right.get(key), right)
        elif (key in left.readings) != (key in right.readings):
            yield _reading(a, b, left, right, key)


def _reading(a: Pack, b: Pack, left: Rule, right: Rule, key: str) -> Difference:
    why = left.readings.get(key), right.readings.get(key)
    words = [message("our reading") if reading else message("plainly stated") for reading in why]
    said = message("{key} — {what}", key=key_in_words(key), what=_each(a, b, *words))
    return Difference("rule", left.id, f"{key}.reading", *why, _title(left), said)


def _of_rule(a: Pack, b: Pack, rule: Rule, key: str, left: Any, right: Any, other: Rule) -> Difference:
    if key in ("min", "max") and rule.kind == "count_between":
        said = message("number — {what}", what=_each(a, b, bounds_in_words(rule), bounds_in_words(other)))
    else:
        said = message("{key} — {what}", key=key_in_words(key), what=_versus(left, right, a, b))
    return Difference("rule", rule.id, key, left, right, _title(rule), said)


def _chains(a: Pack, b: Pack) -> Iterator[Difference]:
    for chain in (*a.chains.values(), *(chain for chain in b.chains.values() if chain.id not in a.chains)):
        left, right = a.chains.get(chain.id), b.chains.get(chain.id)
        if left is None or right is None:
            said = _only_in(b if left is None else a)
            yield Difference(
                "chain", chain.id, "", left and _acts(left), right and _acts(right), _title(chain), said
            )
        else:
            yield from _steps(a, b, left, right)


def _acts(chain: Chain) -> list[str]:
    return [step.act for step in chain.steps]


def _steps(a: Pack, b: Pack, left: Chain, right: Chain) -> Iterator[Difference]:
    if left.collective != right.collective:
        what = _versus(left.collective, right.collective, a, b)
        said = message("{key} — {what}", key=key_in_words("collective"), what=what)
        yield Difference(
            "chain", left.id, "collective", left.collective, right.collective, _title(left), said
        )
    ours, theirs = ({step.act: step for step in chain.steps} for chain in (left, right))
    for act in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(act), theirs.get(act)
        if one != other:
            what = _each(a, b, _step_in_words(one, a), _step_in_words(other, b))
            said = message("{key} — {what}", key=value_in_words(act, a), what=what)
            yield Difference("chain", left.id, act, _step(one), _step(other), _title(left), said)


def _step(step: Step | None) -> dict[str, Any] | None:
    if step is None:
        return None
    conditions = {"when": step.when, "joins": step.joins}
    return {
        "by": list(step.by),
        "jointly": step.jointly,
        **{key: dict(one) for key, one in conditions.items() if one},
    }


def _step_in_words(step: Step | None, pack: Pack) -> Message:
    if step is None:
        return message("no such step")
    organs = [organ_in_words(organ, pack) for organ in step.by]
    said = message("{organs} jointly", organs=organs) if step.jointly else message("{organs}", organs=organs)
    for organ, when in step.joins.items():
        joining, what = organ_in_words(organ, pack), condition_in_words(when, pack)
        said = message("{step}, with {organ} if {what}", step=said, organ=joining, what=what)
    if step.when:
        said = message("{step} (only if {what})", step=said, what=condition_in_words(step.when, pack))
    return said


def _clauses(a: Pack, b: Pack) -> Iterator[Difference]:
    """Only where both write the same document: clause ids of two documents say nothing of each other."""
    for clause in a.clauses.values():
        other = b.clauses.get(clause.id)
        if other is not None and other != clause:
            left, right = (
                PackText(clause.says_en, chinese=clause.says),
                PackText(other.says_en, chinese=other.says),
            )
            said = _each(a, b, left, right)
            title = message("clause {id}", id=clause.id)
            yield Difference("clause", clause.id, "says", clause.says, other.says, title, said)


def _flows(a: Pack, b: Pack) -> Iterator[Difference]:
    """What the text of only one plan asks people to do."""
    if not (a.clauses and b.clauses):
        return
    left, right = _flows_of(a), _flows_of(b)
    for action in dict.fromkeys((*left, *right)):
        if action not in left or action not in right:
            flow, _ = left.get(action) or right[action]
            title = PackText(flow.en, chinese=flow.zh)
            ids = [flows[action][1] if action in flows else None for flows in (left, right)]
            yield Difference(
                "flow", action, "clauses", ids[0], ids[1], title, _only_in(a if action in left else b)
            )


def _flows_of(pack: Pack) -> dict[str, tuple[Flow, list[str]]]:
    """Each action with how it is called and the clauses that it serves."""
    found: dict[str, tuple[Flow, list[str]]] = {}
    for clause in pack.clauses.values():
        for flow in clause.flows:
            found.setdefault(flow.action, (flow, []))[1].append(clause.id)
    return found
