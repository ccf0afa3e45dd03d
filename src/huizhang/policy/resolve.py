"""A pack as it stands on a day: the national base, the university's plan and its own settings in one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.policy.checked_rules import build_rule
from huizhang.policy.clauses import merge_clauses
from huizhang.policy.faults import Fault
from huizhang.policy.heading import ABOUT, Heading, ambiguous_names, merge_headings
from huizhang.policy.load import Source, lineage
from huizhang.policy.merged_chains import merge_chains
from huizhang.policy.merged_rules import merge_rules
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.rule import Rule

ARTICLES = "一二三四五六七八九十"


def resolve(pack: str | Path, on: date | None = None) -> Pack:
    """The pack with this id or in this folder, as it stands `on` that day (None: its newest versions).

    Raises PackError: unknown pack, anything wrong in its files, or a day before it is in force.
    """
    sources = lineage(pack)
    _refuse_early_day(sources, on)
    return _resolved(sources, on)


@lru_cache(maxsize=128)
def _resolved(sources: tuple[Source, ...], on: date | None) -> Pack:
    resolved, faults = assemble(sources, on)
    if faults:
        raise PackError(_first_of(faults))
    return resolved


def assemble(sources: Sequence[Source], on: date | None = None) -> tuple[Pack, tuple[Fault, ...]]:
    """What can be made of the files, and everything that is wrong with them."""
    faults: list[Fault] = []
    heading = merge_headings(sources, on, faults)
    faults += ambiguous_names(sources[-1].file(ABOUT), heading.organs)
    chains = merge_chains(sources, heading.organs, faults)
    drafts = merge_rules(sources, on, faults)
    built = [build_rule(draft, heading.organs, chains, faults) for draft in drafts.values()]
    rules = {rule.id: rule for rule in sorted(filter(None, built), key=_place)}
    clauses = merge_clauses(sources, drafts, faults)
    pack = Pack(
        **_identity(heading, sources),
        lineage=tuple(source.id for source in sources),
        calendar=heading.calendar,
        guiding=heading.guiding,
        days=heading.days,
        seating=heading.seating,
        electing=heading.electing,
        sitting=heading.sitting,
        proposing=heading.proposing,
        balloting=heading.balloting,
        organs=heading.organs,
        rules=rules,
        chains=chains,
        clauses=clauses,
    )
    return pack, tuple(faults)


def _place(rule: Rule) -> int:
    """Rules stand in the order of the plan's articles, and within one as the packs list them."""
    return ARTICLES.find(rule.cite) if rule.cite in ARTICLES else len(ARTICLES)


def _identity(heading: Heading, sources: Sequence[Source]) -> dict[str, Any]:
    values = heading.values
    return {
        "id": sources[-1].id,
        "title": values.get("title", ""),
        "institution": values.get("institution", ""),
        "number": values.get("number", ""),
        "issued": values.get("issued"),
        "in_force_from": values.get("in_force_from"),
        "applies_to": tuple(values.get("applies_to", ())),
        "precedence": values.get("precedence", ""),
        "errata": tuple(values.get("errata", ())),
    }


def _refuse_early_day(sources: Sequence[Source], on: date | None) -> None:
    for source in sources:
        start = source.about.get("in_force_from")
        if on is not None and type(start) is date and on < start:
            raise PackError(
                message(
                    "{pack} is in force from {start}; choose a day on or after it, not {day}",
                    pack=source.id,
                    start=start,
                    day=on,
                )
            )


def _first_of(faults: Sequence[Fault]) -> Message:
    if len(faults) == 1:
        return faults[0].message
    return message(
        "{fault} ({n} more; huizhang policy lint lists them all)", fault=faults[0].message, n=len(faults) - 1
    )
