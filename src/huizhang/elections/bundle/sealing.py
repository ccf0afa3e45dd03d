"""Which hash noted elsewhere fixes what of a bundle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from huizhang.elections.bundle.ballots import box_text
from huizhang.elections.bundle.strictly import hash_of
from huizhang.elections.rules.sealed import Close
from huizhang.kernel.tally import Ballot, Election


class Part(StrEnum):
    """What can be changed without another noticing it."""

    FROZEN = "frozen"
    WITHDRAWALS = "withdrawals"
    NUMBERS = "numbers"
    VOTES = "votes"


BUNDLE, OPENING, CLOSE, PAPERS = "bundle", "opening", "close", "papers"
OF_SHEETS = ("sheet_1", "sheet_2")
ALL = tuple(Part)
# what each hash fixes; the sheets of both tellers say the same, so one of them fixes both
OF_BOX = {BUNDLE: ALL, OPENING: (Part.FROZEN,), CLOSE: ALL}
ON_PAPER = {
    BUNDLE: ALL,
    OPENING: (Part.FROZEN,),
    CLOSE: (Part.FROZEN, Part.WITHDRAWALS),
    PAPERS: (Part.FROZEN, Part.WITHDRAWALS, Part.NUMBERS),
    **dict.fromkeys(OF_SHEETS, (Part.VOTES,)),
}


def fixed_of_box(election: Election, opening: bytes, ballots: Iterable[Ballot]) -> Close:
    """By the close of an electronic one."""
    return replace(fixed_of_papers(election, opening), ballots=hash_of(box_text(ballots, election)))


def fixed_of_papers(election: Election, opening: bytes) -> Close:
    """Once the numbers of an election on paper are recorded."""
    gone = sorted(one.id for one in election.candidates if one.withdrawn)
    numbers = election.present, election.issued, election.returned
    return Close(hash_of(opening), *numbers, withdrawn=tuple(gone), ballots=None)


def before_papers(fixed: Close, opened: Mapping[str, Any]) -> Close:
    """At the close of an election on paper, by the manifest as it was opened."""
    return replace(
        fixed, present=_known(opened.get("present")), issued=_known(opened.get("issued")), returned=None
    )


def unfixed_by(given: Collection[str], hashes: Mapping[str, str]) -> tuple[Part, ...]:
    """What none of the hashes that were given fixes, by their names."""
    fixes = ON_PAPER if PAPERS in hashes else OF_BOX
    fixed = {part for name in given for part in fixes[name]}
    return tuple(part for part in Part if part not in fixed)


def _known(number: object) -> int | None:
    return number if isinstance(number, int) else None
