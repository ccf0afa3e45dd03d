"""Two accounts of one thing, and where they differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from huizhang.elections.bundle.packing import SUMS
from huizhang.elections.bundle.writing import sums
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Election

AT_THE_OPENING = ("election", "title", "seats", "candidates", "entitled", "rules")
FOLLOWS = "follows"
KNOWN_LATER = ("present", "issued", "returned")
LONGEST_SHOWN = 120


def of_hashes(files: Mapping[str, bytes]) -> Iterator[Message]:
    """Against SHA256SUMS, line by line."""
    computed = sums({name: data for name, data in files.items() if name != SUMS}).decode().splitlines()
    stated = files[SUMS].decode("utf-8", "replace").splitlines()
    for line in stated:
        if line not in computed:
            yield message("{sums} says of a file what is not so: {line}", sums=SUMS, line=_short(line))
    for line in computed:
        if line not in stated:
            yield message("{sums} does not say: {line}", sums=SUMS, line=line)


def of_opening(manifest: Mapping[str, Any], frozen_then: Any) -> Iterator[Message]:
    """What was frozen has the manifest beside the roll's hash and the order of the ballot. Since then only
    withdrawals may have been added, and numbers that nobody knew at the opening. Both or neither name an
    election that this one follows."""
    opening = manifest_in(frozen_then)
    if not opening:
        yield message("what was frozen at the opening holds no manifest")
        return
    for key in AT_THE_OPENING:
        if key not in opening:
            yield message("{key} was not frozen at the opening", key=key)
    frozen = {key: value for key, value in opening.items() if value is not None or key not in KNOWN_LATER}
    ours = {key: value for key, value in manifest.items() if key in (*frozen, FOLLOWS)}
    yield from different(_standing(ours, frozen), frozen)


def manifest_in(frozen_then: Any) -> dict[str, Any]:
    """That of the opening; empty where there is none."""
    opening = frozen_then.get("manifest") if isinstance(frozen_then, dict) else None
    return opening if isinstance(opening, dict) else {}


def withdrew_since(election: Election, frozen_then: Any) -> tuple[str, ...]:
    """The names of those who stood at the opening."""
    before = _gone(manifest_in(frozen_then))
    return tuple(one.name for one in election.candidates if one.withdrawn and one.id not in before)


def different(one: Any, other: Any, at: str = "") -> Iterator[Message]:
    """`one` is what the bundle says, `other` what it should say; each place where they differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            yield from different(one.get(key), other.get(key), f"{at}.{key}" if at else str(key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (ours, theirs) in enumerate(zip(one, other, strict=True), start=1):
            yield from different(ours, theirs, f"{at}[{number}]")
    elif type(one) is not type(other) or one != other:
        yield message(
            "{where}: the bundle says {published}, it should be {found}",
            where=at or "count.json",
            published=_shown(one),
            found=_shown(other),
        )


def _standing(now: dict[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """`now` without the withdrawals that came after `then`; one that was already there must stay."""
    if "candidates" not in now:
        return now
    gone = _gone(then)
    candidates = [
        one if one["id"] in gone else {key: value for key, value in one.items() if key != "withdrawn"}
        for one in now["candidates"]
    ]
    return {**now, "candidates": candidates}


def _gone(manifest: Mapping[str, Any]) -> list[Any]:
    """The ids of those who had withdrawn."""
    people = manifest.get("candidates")
    those = people if isinstance(people, list) else []
    return [one.get("id") for one in those if isinstance(one, dict) and one.get("withdrawn")]


def _shown(value: Any) -> str:
    return _short(json.dumps(value, ensure_ascii=False))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
