"""Where a pack asks for less than the national base: allowed, but worth knowing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.merged_chains import CHAINS
from huizhang.policy.merged_rules import RULES
from huizhang.policy.pack import Chain, Pack
from huizhang.policy.rule import Force, Rule
from huizhang.policy.words import organ_in_words, value_in_words

_STRENGTH = {Force.MAY: 0, Force.GENERALLY: 1, Force.STATED: 2, Force.SHOULD: 2, Force.MUST: 3}
_LARGER = ("max", "large_max", "route_days", "reply_days", "general_assembly_below")
_SMALLER = ("min", "exactly", "students_more_than", "pass_mark")
_MORE = ("windows", "members", "allowed", "by_school", "by_college")
_FEWER = ("dimensions", "matters", "forbidden", "parts")
_DROPPED = ("full_time", "before_start")
_GRANTED = ("exempt_first_year", "exempt_postgraduates")
_LENIENT = {"every": ("term", "academic_year"), "retake_counts_as": ("still_failed", "cleared")}


def relaxations(base: Pack, pack: Pack) -> Iterator[tuple[str, str, Message]]:
    """(rules.toml or chains.toml, rule or chain with key, what is relaxed) for everything that the base asks
    more strictly."""
    for rule in pack.rules.values():
        if rule.id in base.rules:
            for key, asked, given in _of_rule(base.rules[rule.id], rule):
                values = {"given": value_in_words(given, pack), "asked": value_in_words(asked, base)}
                yield (
                    RULES,
                    f"{rule.id}, {key}",
                    message("relaxes the national base: {given} instead of {asked}", **values),
                )
    for chain in pack.chains.values():
        if chain.id in base.chains:
            for act, gone in _of_chain(base.chains[chain.id], chain):
                yield CHAINS, chain.id, _without(base, act, gone)
            for act in _on_conditions(base.chains[chain.id], chain):
                said = message(
                    "relaxes the national base: {act} only on a condition", act=value_in_words(act, base)
                )
                yield CHAINS, chain.id, said
            if base.chains[chain.id].collective and not chain.collective:
                yield (
                    CHAINS,
                    chain.id,
                    message("relaxes the national base: without a decision of the presidium"),
                )


def _of_rule(base: Rule, rule: Rule) -> Iterator[tuple[str, Any, Any]]:
    if _STRENGTH[rule.force] < _STRENGTH[base.force]:
        yield "force", str(base.force), str(rule.force)
    for key, asked in base.params.items():
        given = rule.params.get(key)
        if given not in (None, asked) and _relaxes(rule.kind, key, asked, given):
            yield key, asked, given


def _relaxes(kind: str, key: str, asked: Any, given: Any) -> bool:
    larger = key in _LARGER or (key == "percent" and kind == "rank_within")
    smaller = key in _SMALLER or (key == "percent" and kind != "rank_within")
    more = key in _MORE or (key == "organs" and kind == "before")
    fewer = key in _FEWER or (key == "organs" and kind != "before")
    return bool(
        (larger and given > asked)
        or (smaller and given < asked)
        or (more and set(given) - set(asked))
        or (fewer and set(asked) - set(given))
        or (key in _DROPPED and asked and not given)
        or (key in _GRANTED and given and not asked)
        or _LENIENT.get(key) == (asked, given)
    )


def _of_chain(base: Chain, chain: Chain) -> Iterator[tuple[str, set[str]]]:
    """(act, organs that are gone); no organs where the whole step is."""
    kept = {step.act: step for step in chain.steps}
    for step in base.steps:
        if step.act not in kept:
            yield step.act, set()
            continue
        gone = set(step.by) - set(kept[step.act].by)
        if gone:
            yield step.act, gone


def _on_conditions(base: Chain, chain: Chain) -> Iterator[str]:
    always = {step.act for step in base.steps if not step.when}
    yield from (step.act for step in chain.steps if step.when and step.act in always)


def _without(base: Pack, act: str, gone: set[str]) -> Message:
    said = value_in_words(act, base)
    if not gone:
        return message("relaxes the national base: without the step {act}", act=said)
    organs = [organ_in_words(organ, base) for organ in sorted(gone)]
    return message("relaxes the national base: {act} without {organs}", act=said, organs=organs)
