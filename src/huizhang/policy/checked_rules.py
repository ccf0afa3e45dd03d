"""A rule draft held against the closed vocabulary: its kind, facts, subject, force and parameters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.facts import FACTS
from huizhang.policy.faults import Fault, unknown
from huizhang.policy.kinds import KINDS
from huizhang.policy.kinds.built_of import PARTS
from huizhang.policy.kinds.covers_all import NAMES as DIMENSIONS
from huizhang.policy.kinds.forbid_link import BASES
from huizhang.policy.kinds.kind import Parameter
from huizhang.policy.kinds.rank_within import WINDOWS
from huizhang.policy.merged_rules import RuleDraft
from huizhang.policy.rule import Force, Rule

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
MATTERS = ("honours", "assessment_bonus", "postgraduate_recommendation")
DUTIES = (
    "deputy_secretary_for_unions",
    "secretary_concurrent",
    "party_deputy_secretary",
    "teaching_vice_president",
)
# Kinds that know only certain values of a parameter.
CHOICES: dict[str, dict[str, Collection[str]]] = {
    "backed_by": {"matters": MATTERS},
    "built_of": {"parts": PARTS},
    "covers_all": {"dimensions": DIMENSIONS},
    "forbid_link": {"matters": MATTERS, "forbidden": BASES},
    "held_every": {"every": ("term", "academic_year")},
    "none_of": {"retake_counts_as": ("cleared", "still_failed")},
    "post_filled": {"duty": DUTIES},
    "rank_within": {"windows": WINDOWS},
    "rotation": {"every": ("term",)},
}
ORGAN_PARAMETERS = ("organs", "organ", "college_organs", "by_school", "by_college")
_NEEDED = ("zh", "kind", "of", "subject", "force", "cite")


def build_rule(
    draft: RuleDraft, organs: Mapping[str, object], chains: Mapping[str, object], faults: list[Fault]
) -> Rule | None:
    """The rule, or None after saying in `faults` what is wrong with it."""
    found = [*_texts(draft)] or [*_vocabulary(draft)]
    if not found:
        found = [*_parameters(draft)] or [*_choices(draft), *_organs(draft, organs), *_numbers(draft)]
        found += _chain(draft, chains)
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
    elif kind in KINDS and FACTS[of] != kind:
        yield "kind", message("{of} is judged by the kind {kind}; write that", of=of, kind=FACTS[of])
    if stem not in SUBJECTS:
        yield "subject", unknown(message("subject"), stem, SUBJECTS)
    if level not in ("", "school", "college"):
        yield "subject", message("after the dot comes school or college, not {level}", level=level)
    if force not in list(Force):
        yield "force", unknown(message("force"), force, Force)


def _parameters(draft: RuleDraft) -> _Problems:
    wanted = KINDS[draft.texts["kind"]].parameters
    for key, parameter in wanted.items():
        if parameter.required and key not in draft.params:
            yield key, message("the kind {kind} needs it", kind=draft.texts["kind"])
    for key, value in draft.params.items():
        if key not in wanted:
            yield key, unknown(message("parameter"), key, wanted)
        elif not _fits(wanted[key], value):
            yield key, message("must be {shape}", shape=SHAPES[wanted[key].shape][1])


SHAPES: dict[str, tuple[Callable[[Any], bool], Message]] = {
    "whole": (lambda value: type(value) is int and value >= 0, message("a whole number, zero or more")),
    "text": (lambda value: isinstance(value, str), message("text in quotes")),
    "texts": (
        lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
        message("a list of texts"),
    ),
    "yes_no": (lambda value: isinstance(value, bool), message("true or false")),
    "any": (lambda _: True, message("anything")),
}


def _fits(parameter: Parameter, value: Any) -> bool:
    return SHAPES[parameter.shape][0](value)


def _choices(draft: RuleDraft) -> _Problems:
    for key, known in CHOICES.get(draft.texts["kind"], {}).items():
        for value in _flat(draft.params.get(key, [])):
            if not isinstance(value, str) or value not in known:
                yield key, unknown(message("choice"), value, known)


def _organs(draft: RuleDraft, organs: Mapping[str, object]) -> _Problems:
    for key in ORGAN_PARAMETERS:
        for organ in _flat(draft.params.get(key, [])):
            if not isinstance(organ, str) or organ not in organs:
                yield key, unknown(message("organ"), organ, organs)


def _flat(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [organ for member in value for organ in _flat(member)]
    return [value]


def _chain(draft: RuleDraft, chains: Mapping[str, object]) -> _Problems:
    if draft.texts["kind"] == "chain_done":
        chain = draft.params.get("chain", draft.id)
        if chain not in chains:
            yield "chain", unknown(message("chain"), chain, chains)


def _numbers(draft: RuleDraft) -> _Problems:
    least, most = draft.params.get("min"), draft.params.get("max")
    if draft.texts["kind"] == "count_between" and least is None and most is None:
        yield "max", message("give min, max or both")
    if type(least) is int and type(most) is int and least > most:
        yield "min", message("min {min} is more than max {max}", min=least, max=most)
    for key in ("percent", "students_more_than"):
        percent = draft.params.get(key)
        if type(percent) is int and percent > 100:
            yield key, message("a percentage is at most 100")
