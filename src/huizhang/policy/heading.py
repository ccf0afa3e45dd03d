"""pack.toml of a whole lineage: what the document is, whom it binds, how its organs are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.terms import Calendar
from huizhang.policy import balloting, calendar, electing, proposing, seating, sitting, time_limits
from huizhang.policy.balloting import Balloting
from huizhang.policy.electing import Electing
from huizhang.policy.faults import Fault, unknown
from huizhang.policy.load import Source, Table
from huizhang.policy.pack import Organ
from huizhang.policy.proposing import Proposing
from huizhang.policy.seating import Seating
from huizhang.policy.sitting import Sitting

ABOUT, TERMS, DAYS = "pack.toml", "terms", "days"
DELEGATES, PROPOSALS, ALLOCATION, SESSION = "delegates", "proposals", "allocation", "session"
ELECTIONS = "elections"
# each may be written in blocks of which a later one has its day
DATED = (TERMS, DAYS, DELEGATES, PROPOSALS, ALLOCATION, SESSION, ELECTIONS)
LEVELS = ("school", "college", "both", "above")
_SHAPES: dict[str, type] = {
    "id": str,
    "title": str,
    "institution": str,
    "number": str,
    "issued": date,
    "in_force_from": date,
    "extends": str,
    "applies_to": list,
    "organs": dict,
    "guiding": dict,
    "errata": list,
    "precedence": str,
}
_SAID = {
    str: message("text in quotes"),
    date: message("a date without quotes"),
    list: message("a list of texts"),
    dict: message("a table"),
}
# These belong to one document: a pack with a title of its own does not inherit them.
_DOCUMENT = ("title", "institution", "number", "issued", "in_force_from", "errata", "precedence")


@dataclass(slots=True)
class Heading:
    values: dict[str, Any] = field(default_factory=dict)
    organs: dict[str, Organ] = field(default_factory=dict)
    guiding: dict[str, tuple[str, ...]] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    seating: Seating = field(default_factory=Seating)
    electing: Electing = field(default_factory=Electing)
    sitting: Sitting = field(default_factory=Sitting)
    proposing: Proposing = field(default_factory=Proposing)
    balloting: Balloting = field(default_factory=Balloting)


def merge_headings(sources: Sequence[Source], on: date | None, faults: list[Fault]) -> Heading:
    """What holds on the day; with no day, the newest terms."""
    heading = Heading()
    for source in sources:
        sound = {key: value for key, value in source.about.items() if _sound(source, key, value, faults)}
        if "title" in sound:
            heading.values = {k: v for k, v in heading.values.items() if k not in _DOCUMENT}
        heading.values |= sound
        _add_organs(heading, source, sound.get("organs", {}), faults)
        _add_guiding(heading, source, sound.get("guiding", {}), faults)
        _set_days(heading, source, sound.get("days", {}), on, faults)
        _set_seating(heading, source, sound.get(ALLOCATION, {}), on, faults)
        _set_electing(heading, source, sound.get(DELEGATES, {}), on, faults)
        _set_sitting(heading, source, sound.get(SESSION, {}), on, faults)
        _set_proposing(heading, source, sound.get("proposals", {}), on, faults)
        _set_balloting(heading, source, sound.get(ELECTIONS, {}), on, faults)
        _set_terms(heading, source, sound.get("terms", {}), on, faults)
    for key in ("id", "title", "institution"):
        if key not in heading.values:
            faults.append(Fault(sources[-1].file(ABOUT), key, message("it must be given")))
    return heading


def _sound(source: Source, key: str, value: Any, faults: list[Fault]) -> bool:
    file = source.file(ABOUT)
    if key in DATED:
        if not calendar.shaped(value):
            faults.append(Fault(file, key, message("must be {shape}", shape=_SAID[dict])))
        return calendar.shaped(value)
    if key not in _SHAPES:
        faults.append(Fault(file, key, unknown(message("key"), key, {*_SHAPES, *DATED})))
        return False
    shape = _SHAPES[key]
    mixed = isinstance(value, list) and not all(isinstance(one, str) for one in value)
    if type(value) is not shape or mixed:
        faults.append(Fault(file, key, message("must be {shape}", shape=_SAID[shape])))
        return False
    return True


def _add_organs(heading: Heading, source: Source, organs: Table, faults: list[Fault]) -> None:
    """Local names go in front, where they are shown; a new organ says its level and English name."""
    for organ_id, given in organs.items():
        known = heading.organs.get(organ_id)
        organ = _organ(organ_id, given, known)
        if organ is None:
            faults.append(Fault(source.file(ABOUT), f"organs, {organ_id}", _organ_shape(known is None)))
        else:
            heading.organs[organ_id] = organ


def _organ(organ_id: str, given: Any, known: Organ | None) -> Organ | None:
    if not isinstance(given, dict) or set(given) - {"en", "level", "names"}:
        return None
    names = given.get("names", [])
    en, level = given.get("en", known and known.en), given.get("level", known and known.level)
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        return None
    every = tuple(dict.fromkeys((*names, *(known.names if known else ()))))
    return Organ(organ_id, en, every, level) if every and isinstance(en, str) and level in LEVELS else None


def _organ_shape(new: bool) -> Message:
    shape = '{ en = "…", level = "school", names = ["…"] }' if new else '{ names = ["…"] }'
    return message("write {shape}; level is one of {levels}", shape=shape, levels=LEVELS)


def ambiguous_names(source_file: str, organs: dict[str, Organ]) -> list[Fault]:
    """A name that two organs share would make a record's organ a guess."""
    owner: dict[str, str] = {}
    faults = []
    for organ in organs.values():
        for name in organ.names:
            other = owner.setdefault(name, organ.id)
            if other != organ.id:
                said = message(
                    "the name {name} is also one of {other}; take it from one of them", name=name, other=other
                )
                faults.append(Fault(source_file, f"organs, {organ.id}", said))
    return faults


def _add_guiding(heading: Heading, source: Source, guiding: Table, faults: list[Fault]) -> None:
    for level, organs in guiding.items():
        where = f"guiding, {level}"
        if level not in ("school", "college") or not isinstance(organs, list):
            faults.append(
                Fault(source.file(ABOUT), where, message('write school = ["…"] or college = ["…"]'))
            )
            continue
        faults += [
            Fault(source.file(ABOUT), where, unknown(message("organ"), organ, heading.organs))
            for organ in organs
            if organ not in heading.organs
        ]
        heading.guiding[level] = tuple(organs)


def _set_days(heading: Heading, source: Source, days: Any, on: date | None, faults: list[Fault]) -> None:
    heading.days, wrong = time_limits.laid(heading.days, days, on)
    faults += [Fault(source.file(ABOUT), where, said) for where, said in wrong]


def _set_seating(heading: Heading, source: Source, given: Any, on: date | None, faults: list[Fault]) -> None:
    heading.seating, wrong = seating.laid(heading.seating, given, on)
    faults += [Fault(source.file(ABOUT), where, said) for where, said in wrong]


def _set_electing(heading: Heading, source: Source, given: Any, on: date | None, faults: list[Fault]) -> None:
    heading.electing, wrong = electing.laid(heading.electing, given, on)
    faults += [Fault(source.file(ABOUT), where, said) for where, said in wrong]


def _set_sitting(heading: Heading, source: Source, given: Any, on: date | None, faults: list[Fault]) -> None:
    heading.sitting, wrong = sitting.laid(heading.sitting, given, on)
    faults += [Fault(source.file(ABOUT), where, said) for where, said in wrong]


def _set_proposing(
    heading: Heading, source: Source, given: Any, on: date | None, faults: list[Fault]
) -> None:
    heading.proposing, wrong = proposing.laid(heading.proposing, given, on)
    faults += [Fault(source.file(ABOUT), where, said) for where, said in wrong]


def _set_balloting(
    heading: Heading, source: Source, given: Any, on: date | None, faults: list[Fault]
) -> None:
    heading.balloting, wrong = balloting.laid(heading.balloting, given, on)
    faults += [Fault(source.file(ABOUT), where, said) for where, said in wrong]


def _set_terms(heading: Heading, source: Source, terms: Any, on: date | None, faults: list[Fault]) -> None:
    heading.calendar, wrong = calendar.laid(heading.calendar, terms, on)
    faults += [Fault(source.file(ABOUT), where, said) for where, said in wrong]
