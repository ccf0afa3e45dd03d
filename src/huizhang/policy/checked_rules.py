"""A rule draft held against the closed vocabulary: its kind, facts, subject, force and parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.facts import FACTS, parameters
from huizhang.policy.faults import Fault, unknown
from huizhang.policy.kinds import KINDS
from huizhang.policy.merged_rules import RuleDraft
from huizhang.policy.rule import Force, Rule
from huizhang.policy.shapes import fits, in_words

SUBJECTS = {
    "activity",
    "appraisal",
    "congress",
    "delegate",
    "department",
    "department_staff",
    "honour",
    "institution",
    "liaison",
    "list",
    "misconduct",
    "need",
    "officer",
    "presidium",
    "publication",
    "resources",
    "staff",
    "union",
    "volunteer",
}
ORGAN_PARAMETERS = ("organs", "organ", "college_organs", "by_school", "by_college")
_NEEDED = ("zh", "kind", "of", "subject", "force", "cite")


def build_rule(
    draft: RuleDraft, organs: Mapping[str, object], chains: Mapping[str, object], faults: list[Fault]
) -> Rule | None:
    """The rule, or None after saying in `faults` what is wrong with it."""
    found = [*_texts(draft)] or [*_vocabulary(draft)]
    found = found or [*_parameters(draft)]
    if not found:
        found = [*_choices(draft), *_organs(draft, organs), *_chain(draft, chains)]
        found += [*_bounds(draft), *_percentages(draft), *_overlap(draft)]
    faults += [Fault(draft.file, f"{draft.id}, {key}", what) for key, what in found]
    if found:
        return None
    texts = dict.fromkeys(("en", "mark", "fix", "fix_en"), "") | draft.texts
    return Rule(
        id=draft.id,
        **texts | {"force": Force(texts["force"])},
        params=dict(draft.params),
        origin=dict(draft.origin),
        readings=dict(draft.readings),
    )


_Problems = Iterable[tuple[str, Message]]


def _texts(draft: RuleDraft) -> _Problems:
    for key in _NEEDED:
        if key not in draft.texts:
            yield key, message("it must be given, by this pack or one that it extends")
    for key, value in draft.texts.items():
        if not isinstance(value, str):
            yield key, message("must be {shape}", shape=message("text in quotes"))


def _vocabulary(draft: RuleDraft) -> _Problems:
    kind, of, subject, force = (draft.texts[key] for key in ("kind", "of", "subject", "force"))
    stem, _, level = subject.partition(".")
    if kind not in KINDS:
        yield "kind", unknown(message("kind"), kind, KINDS)
    if of not in FACTS:
        yield "of", unknown(message("fact"), of, FACTS)
    elif kind in KINDS and FACTS[of].kind != kind:
        yield "kind", message("{of} is judged by the kind {kind}; write that", of=of, kind=FACTS[of].kind)
    if stem not in SUBJECTS:
        yield "subject", unknown(message("subject"), stem, SUBJECTS)
    if level not in ("", "school", "college"):
        yield "subject", message("after the dot comes school or college, not {level}", level=level)
    if force not in list(Force):
        yield "force", unknown(message("force"), force, Force)


def _parameters(draft: RuleDraft) -> _Problems:
    of = draft.texts["of"]
    wanted = parameters(of)
    for key, parameter in wanted.items():
        if parameter.required and key not in draft.params:
            yield key, _needed(of, key)
    for key, value in draft.params.items():
        if key not in wanted:
            yield key, _unread(of, key)
        elif not fits(wanted[key].shape, value):
            yield key, message("must be {shape}", shape=in_words(wanted[key].shape))
        elif wanted[key].required and value == []:
            yield key, message("the list is empty; name one at least")


def _needed(of: str, key: str) -> Message:
    if key in FACTS[of].reads:
        return message("the fact {of} needs it", of=of)
    return message("the kind {kind} needs it", kind=FACTS[of].kind)


def _unread(of: str, key: str) -> Message:
    """A parameter that would be ignored: known for other facts of the kind, or not at all."""
    kind = FACTS[of].kind
    readers = [name for name, fact in FACTS.items() if fact.kind == kind and key in fact.reads]
    if readers:
        return message("only {facts} reads it, {of} does not; take it out", facts=readers, of=of)
    return unknown(message("parameter"), key, parameters(of))


def _choices(draft: RuleDraft) -> _Problems:
    for key, known in FACTS[draft.texts["of"]].choices.items():
        for value in _flat(draft.params.get(key, [])):
            if value not in known:
                yield key, unknown(message("choice"), value, known)


def _organs(draft: RuleDraft, organs: Mapping[str, object]) -> _Problems:
    for key in ORGAN_PARAMETERS:
        for organ in _flat(draft.params.get(key, [])):
            if organ not in organs:
                yield key, unknown(message("organ"), organ, organs)


def _flat(value: Any) -> list[Any]:
    """The texts of a text, a list of texts or a list of alternatives."""
    if isinstance(value, list):
        return [organ for member in value for organ in _flat(member)]
    return [value]


def _chain(draft: RuleDraft, chains: Mapping[str, object]) -> _Problems:
    if draft.texts["kind"] == "chain_done":
        chain = draft.params.get("chain", draft.id)
        if chain not in chains:
            yield "chain", unknown(message("chain"), chain, chains)


def _bounds(draft: RuleDraft) -> _Problems:
    values = {key: draft.params.get(key) for key in ("min", "max", "large_max")}
    least, most, large = values.values()
    if draft.texts["kind"] == "count_between" and least is None and most is None:
        yield "max", message("give min, max or both")
    if least is not None and most is not None and least > most:
        yield "min", message("min {min} is more than max {max}", **values)
    if large is not None and most is not None and large < most:
        yield "large_max", message("large_max {large_max} is less than max {max}; give it as well", **values)


def _percentages(draft: RuleDraft) -> _Problems:
    for key in ("percent", "students_more_than"):
        if draft.params.get(key, 0) > 100:
            yield key, message("a percentage is at most 100")


def _overlap(draft: RuleDraft) -> _Problems:
    allowed = draft.params.get("allowed", [])
    for value in draft.params.get("forbidden", []):
        if value in allowed:
            yield "forbidden", message("{value} is allowed as well; take it out of one list", value=value)
