"""Chains of a whole lineage: written whole once, then changed only by patches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from huizhang.kernel.message import message
from huizhang.policy.conditions import checked
from huizhang.policy.faults import Fault, unknown
from huizhang.policy.load import Source, Table
from huizhang.policy.pack import ACTS, COLLECTIVE, Chain, PackError, Step

CHAINS = "chains.toml"
_WHOLE = {"id", "new", "zh", "en", "cite", "collective", "steps"}
_PATCHED = {"id", "zh", "en", "cite", "collective", "patch"}
_STEP = {"act", "by", "by_college", "only_for", "jointly", "any_one", "days", "when", "joins"}
_CHANGE = _STEP | {"by_add", "by_remove", "remove"}
_INSERT = (_STEP - {"act"}) | {"insert", "after", "before"}


def merge_chains(
    sources: Sequence[Source], organs: Mapping[str, object], faults: list[Fault]
) -> dict[str, Chain]:
    """Every chain after all patches; a faulty block is reported and left out."""
    chains: dict[str, Chain] = {}
    for source in sources:
        inherited, seen = frozenset(chains), set[str]()
        for number, block in enumerate(source.chains, start=1):
            chain_id = str(block.get("id", f"[[chain]] {number}"))
            try:
                if chain_id in seen:
                    raise PackError(message("it is written twice; merge the blocks"))
                seen.add(chain_id)
                chain = _chain(source, block, chains.get(chain_id), bool(inherited))
                _check_organs(chain, organs)
                _check_collective(chain)
                chains[chain_id] = _with_conditions(chain)
            except PackError as error:
                faults.append(Fault(source.file(CHAINS), chain_id, error.message))
    return chains


def _chain(source: Source, block: Table, base: Chain | None, extends: bool) -> Chain:
    if base is not None:
        return _patched(source, block, base)
    if extends and block.get("new") is not True:
        raise PackError(
            message(
                "the pack it extends has no such chain; correct the id, or write new = true and its steps"
            )
        )
    _only(block, _WHOLE)
    texts = {key: _text(block, key) for key in ("id", "zh", "cite")}
    steps = tuple(_step(step) for step in _blocks(block, "steps"))
    collective = _yes_no(block, "collective", False)
    return Chain(
        **texts, en=str(block.get("en", "")), steps=steps, collective=collective, origin=(source.id,)
    )


def _patched(source: Source, block: Table, base: Chain) -> Chain:
    if "steps" in block:
        raise PackError(message("the pack it extends has this chain; change it by patch = […], not by steps"))
    _only(block, _PATCHED)
    steps = base.steps
    for patch in _blocks(block, "patch") if "patch" in block else ():
        steps = _apply(steps, patch)
    texts = {key: _text(block, key) for key in ("zh", "en", "cite") if key in block}
    collective = _yes_no(block, "collective", base.collective)
    return replace(base, **texts, steps=steps, collective=collective, origin=(*base.origin, source.id))


def _apply(steps: tuple[Step, ...], patch: Table) -> tuple[Step, ...]:
    if "insert" in patch:
        return _inserted(steps, patch)
    _only(patch, _CHANGE)
    at = _position(steps, patch, "act")
    if patch.get("remove"):
        return steps[:at] + steps[at + 1 :]
    return (*steps[:at], _changed(steps[at], patch), *steps[at + 1 :])


def _inserted(steps: tuple[Step, ...], patch: Table) -> tuple[Step, ...]:
    _only(patch, _INSERT)
    if ("after" in patch) == ("before" in patch):
        raise PackError(message("an insert says either after or before which act it comes"))
    at = _position(steps, patch, "after") + 1 if "after" in patch else _position(steps, patch, "before")
    step = {key: value for key, value in patch.items() if key in _STEP} | {"act": patch["insert"]}
    return (*steps[:at], _step(step), *steps[at:])


def _position(steps: tuple[Step, ...], patch: Table, key: str) -> int:
    act = patch.get(key)
    found = [at for at, step in enumerate(steps) if step.act == act]
    if len(found) != 1:
        raise PackError(
            message(
                "{key} = {act} must name one step of the chain: {acts}",
                key=key,
                act=act,
                acts=[s.act for s in steps],
            )
        )
    return found[0]


def _changed(step: Step, patch: Table) -> Step:
    by = _texts(patch, "by") if "by" in patch else step.by
    gone = _texts(patch, "by_remove")
    stray = [organ for organ in gone if organ not in by]
    if stray:
        raise PackError(message("by_remove: {organs} is not in this step", organs=stray))
    by = tuple(organ for organ in by if organ not in gone)
    return Step(
        step.act,
        (*by, *(organ for organ in _texts(patch, "by_add") if organ not in by)),
        _texts(patch, "by_college") if "by_college" in patch else step.by_college,
        _texts(patch, "only_for") if "only_for" in patch else step.only_for,
        _yes_no(patch, "jointly", step.jointly),
        _yes_no(patch, "any_one", step.any_one),
        _days(patch, step.days),
        _table(patch, "when", step.when),
        _table(patch, "joins", step.joins),
    )


def _step(block: Table) -> Step:
    _only(block, _STEP)
    act = block.get("act")
    if act not in ACTS:
        raise PackError(unknown(message("act"), act, ACTS))
    if not _texts(block, "by"):
        raise PackError(message("{act}: by = […] names at least one organ", act=act))
    return Step(
        str(act),
        _texts(block, "by"),
        _texts(block, "by_college"),
        _texts(block, "only_for"),
        _yes_no(block, "jointly", False),
        _yes_no(block, "any_one", False),
        _days(block, None),
        _table(block, "when", {}),
        _table(block, "joins", {}),
    )


def _check_collective(chain: Chain) -> None:
    if chain.collective and chain.id not in COLLECTIVE:
        raise PackError(
            message(
                "collective: the cases of {these} name a decision of the presidium, no others",
                these=list(COLLECTIVE),
            )
        )


def _check_organs(chain: Chain, organs: Mapping[str, object]) -> None:
    for step in chain.steps:
        if not step.by:
            raise PackError(message("{act}: no organ is left; remove the step instead", act=step.act))
        for organ in (*step.by, *step.by_college, *step.joins):
            if organ not in organs:
                raise PackError(unknown(message("organ"), organ, organs))


def _with_conditions(chain: Chain) -> Chain:
    """Each condition read by what cases of the chain state; some organ is asked whatever they state."""
    steps = tuple(_step_with_conditions(chain.id, step) for step in chain.steps)
    if all(step.when for step in steps):
        raise PackError(message("one step is asked for always; take the condition of one out"))
    return replace(chain, steps=steps)


def _step_with_conditions(chain: str, step: Step) -> Step:
    for organ in step.joins:
        if organ in (*step.by, *step.by_college):
            raise PackError(message("{organ} is in this step always, so it does not join it", organ=organ))
        for fact in set(step.when) & set(step.joins[organ]):
            raise PackError(message("{key} stands in when and in joins; write it once", key=fact))
    return replace(
        step,
        when=checked(chain, step.act, step.when) if step.when else {},
        joins={organ: checked(chain, step.act, when) for organ, when in step.joins.items()},
    )


def _only(block: Table, keys: set[str]) -> None:
    for key in block:
        if key not in keys:
            raise PackError(unknown(message("key"), key, keys))


def _text(block: Table, key: str) -> str:
    value = block.get(key)
    if not isinstance(value, str) or not value:
        raise PackError(message("{key} must be given, as text in quotes", key=key))
    return value


def _texts(block: Table, key: str) -> tuple[str, ...]:
    value = block.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise PackError(message("{key} must be a list of texts", key=key))
    return tuple(value)


def _yes_no(block: Table, key: str, default: bool) -> bool:
    value = block.get(key, default)
    if not isinstance(value, bool):
        raise PackError(message("{key} is true or false", key=key))
    return value


def _table(block: Table, key: str, default: Mapping[str, Any]) -> Mapping[str, Any]:
    value = block.get(key, default)
    if not isinstance(value, dict):
        raise PackError(message("{key} must be a table {{ … }}", key=key))
    return value


def _days(block: Table, default: int | None) -> int | None:
    value = block.get("days", default)
    if value is not None and (type(value) is not int or value < 1):
        raise PackError(message("days is a whole number, one or more"))
    return value


def _blocks(block: Table, key: str) -> list[dict[str, Any]]:
    value = block.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        raise PackError(message("{key} must be a list of {{ … }}", key=key))
    return value
