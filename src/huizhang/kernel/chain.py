"""A chain of organs, judged from the steps on record.

Pure: which organ's word is missing, refused, late or out of order. Joint organs act in any order; the
same day is in order; of several words by one organ in one case the latest round decides, and of
contradictory ones of one day the refusal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huizhang.kernel.records import Step


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a chain: `act` by every one of `organs`."""

    act: str
    organs: tuple[str, ...]


class Fault(StrEnum):
    MISSING = "missing"
    REFUSED = "refused"
    LATE = "late"
    OUT_OF_ORDER = "out_of_order"


@dataclass(frozen=True, slots=True)
class Break:
    """`step` is None where it is missing; `after` is the earlier stage's date that it should not precede."""

    fault: Fault
    act: str
    organ: str
    step: Step | None = None
    after: date | None = None


def breaks(stages: Sequence[Stage], steps: Iterable[Step], due: date | None = None) -> tuple[Break, ...]:
    """Everything that keeps the chain from being done by `due` (inclusive; None: no deadline)."""
    rows = tuple(steps)
    words = latest_words(rows, due)
    slots = {(stage.act, organ) for stage in stages for organ in stage.organs}
    found = [
        fault for stage in stages for organ in stage.organs for fault in _slot(stage.act, organ, words, due)
    ]
    found += [
        Break(Fault.REFUSED, step.act, step.organ, step)
        for slot, step in sorted(words.items(), key=lambda word: (word[1].date, word[0]))
        if slot not in slots and not step.outcome
    ]
    return (*found, *_disorder(stages, words))


def latest_words(steps: Sequence[Step], due: date | None) -> dict[tuple[str, str], Step]:
    """The deciding step of each (act, organ): the last one in time if any is, else the first one after."""
    words: dict[tuple[str, str], Step] = {}
    for slot in dict.fromkeys((step.act, step.organ) for step in steps):
        mine = _last_of_each_case([step for step in steps if (step.act, step.organ) == slot])
        timely = [step for step in mine if due is None or step.date <= due]
        words[slot] = (
            max(timely, key=lambda step: (step.date, not step.outcome, step.case))
            if timely
            else min(mine, key=lambda step: (step.date, step.outcome, step.case))
        )
    return words


def _last_of_each_case(steps: Sequence[Step]) -> list[Step]:
    last: dict[str, Step] = {}
    for step in steps:
        known = last.get(step.case)
        if known is None or _later(step) > _later(known):
            last[step.case] = step
    return list(last.values())


def _later(step: Step) -> tuple[int, date, bool]:
    """A refusal outweighs an agreement of the same day."""
    return step.round, step.date, not step.outcome


def of_one_case(steps: Sequence[Step], due: date | None) -> tuple[Step, ...]:
    """The steps of the case that leads to the post: the last one begun by `due`, else the first after it.

    A new candidacy inherits nothing from an earlier one. Elections may be kept as a case of their own, so
    those since the case began belong to it. Where every step is a case by itself, they are one.
    """
    cases: dict[str, list[Step]] = {}
    for step in steps:
        cases.setdefault(step.case, []).append(step)
    began = {case: min(step.date for step in own) for case, own in cases.items() if not _only_elects(own)}
    if len(began) < 2 or all(len(own) == 1 for own in cases.values()):
        return tuple(steps)
    timely = [case for case, day in began.items() if due is None or day <= due]
    chosen = max(timely, key=began.__getitem__) if timely else min(began, key=began.__getitem__)
    return tuple(
        step
        for step in steps
        if step.case == chosen or (step.case not in began and step.date >= began[chosen])
    )


def _only_elects(steps: Sequence[Step]) -> bool:
    return all(step.act == "elect" for step in steps)


def _slot(act: str, organ: str, words: dict[tuple[str, str], Step], due: date | None) -> list[Break]:
    step = words.get((act, organ))
    if step is None:
        return [Break(Fault.MISSING, act, organ)]
    if not step.outcome:
        return [Break(Fault.REFUSED, act, organ, step)]
    if due is not None and step.date > due:
        return [Break(Fault.LATE, act, organ, step, due)]
    return []


def _disorder(stages: Sequence[Stage], words: dict[tuple[str, str], Step]) -> tuple[Break, ...]:
    found: list[Break] = []
    reached: date | None = None
    for stage in stages:
        done = [words[stage.act, organ] for organ in stage.organs if (stage.act, organ) in words]
        for step in done:
            if reached is not None and step.date < reached:
                found.append(Break(Fault.OUT_OF_ORDER, step.act, step.organ, step, reached))
        if done:
            last = max(step.date for step in done)
            reached = last if reached is None else max(reached, last)
    return tuple(found)
