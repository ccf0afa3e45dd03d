"""A bundle checked from its files alone: what agrees, what does not, and where it differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huizhang.elections.bundle.ballots import ballots_of
from huizhang.elections.bundle.comparing import different, manifest_in, of_hashes, of_opening, withdrew_since
from huizhang.elections.bundle.manifest import manifest_of
from huizhang.elections.bundle.packing import BALLOTS, COUNT, MANIFEST, OPENING, SHEETS, SUMS, unpacked
from huizhang.elections.bundle.sealing import (
    BUNDLE,
    CLOSE,
    OF_SHEETS,
    PAPERS,
    Part,
    before_papers,
    fixed_of_box,
    fixed_of_papers,
    unfixed_by,
)
from huizhang.elections.bundle.sealing import OPENING as OPENED
from huizhang.elections.bundle.sheets import sheet_of
from huizhang.elections.bundle.strictly import hash_of, json_of
from huizhang.elections.bundle.tables import lines_of
from huizhang.elections.bundle.writing import count_dict
from huizhang.elections.rules.ordering import misplaced
from huizhang.elections.rules.sealed import Close
from huizhang.elections.rules.states import Order
from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Ballot, Count, Election, Totals, count_totals, totals_of
from huizhang.kernel.tally.sheets import differences, totals_of_sheet

BY = {
    Order.LOT: message("the candidates stand in the order that was drawn with the seed"),
    Order.PINYIN: message("the candidates stand by pinyin"),
    Order.STROKES: message("the candidates stand by strokes"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """`differs` says what does not agree; a check without any passed."""

    name: str
    what: Message
    differs: tuple[Message, ...]

    @property
    def passed(self) -> bool:
        return not self.differs


@dataclass(frozen=True, slots=True)
class Verification:
    """`found` is the count made again; None where the papers are not as many as came back. `compared` are the
    names of the hashes that were given, `unfixed` is what none of them fixes, `withdrew` who did after the
    opening.
    """

    election: Election
    checks: tuple[Check, ...]
    found: Count | None
    hashes: Mapping[str, str]
    compared: tuple[str, ...]
    unfixed: tuple[Part, ...]
    withdrew: tuple[str, ...]

    @property
    def verified(self) -> bool:
        return all(check.passed for check in self.checks)


def verify(data: bytes, file: str, expected: Sequence[str] = ()) -> Verification:
    """`expected` are hashes from elsewhere (the ledger, the screen, the page): each must be that of what was
    frozen at the opening, of what was sealed at the close or when papers were recorded, of a sheet as it was
    handed in, or of the bundle.

    Raises BadInput for what cannot be read.
    """
    files = unpacked(data, file)
    _refuse_incomplete(files, file)
    election = manifest_of(files[MANIFEST], MANIFEST)
    opening = json_of(files[OPENING], OPENING)
    ballots = _ballots(files, election)
    piles = _totals(files, election, ballots)
    found = count_totals(election, piles[0]) if piles[0].ballots == election.returned else None
    fixed = _fixed(files, election, ballots)
    hashes = {BUNDLE: hash_of(data), **_hashes(files, fixed, opening)}
    given = {one.strip().lower() for one in expected}
    compared = tuple(name for name, value in hashes.items() if value in given)
    counted = tuple(_of_count(files, election, fixed, found))
    checks = (
        Check("hashes", message("every file has the hash that the bundle states"), (*of_hashes(files),)),
        Check(
            "opening",
            message("the manifest says what was frozen at the opening"),
            (*of_opening(json_of(files[MANIFEST], MANIFEST), opening),),
        ),
        *_of_order(election, opening),
        *_of_expected(expected, hashes),
        *_of_papers(files, election, piles),
        Check("count", message("the count made again is the count published"), counted),
    )
    unfixed, withdrew = unfixed_by(compared, hashes), withdrew_since(election, opening)
    return Verification(election, checks, found, hashes, compared, unfixed, withdrew)


def _of_order(election: Election, opening: Any) -> Iterator[Check]:
    fixed = opening if isinstance(opening, dict) else {}
    order, seed = fixed.get("order"), fixed.get("seed")
    if order not in list(Order):
        return
    names = [one.name for one in election.candidates]
    wrong = tuple(
        message("{one} stands before {other}", one=one, other=other)
        for one, other in misplaced(names, order, seed if isinstance(seed, str) else "")
    )
    yield Check("order", BY[Order(order)], wrong)


def _refuse_incomplete(files: Mapping[str, bytes], file: str) -> None:
    absent = [name for name in (MANIFEST, OPENING, COUNT, SUMS) if name not in files]
    if absent:
        said = message("this file is missing")
        raise BadInput(Problem(file, None, None, None, name, said) for name in absent)
    sheets = [name for name in SHEETS if name in files]
    if (BALLOTS in files) == bool(sheets) or len(sheets) == 1:
        raise folder_problem(
            message("a bundle holds either ballots.csv or the tally sheets of two tellers"), file
        )


def _ballots(files: Mapping[str, bytes], election: Election) -> list[Ballot] | None:
    """None where they are on paper."""
    if BALLOTS not in files:
        return None
    return ballots_of(lines_of(files[BALLOTS], BALLOTS), BALLOTS, election)


def _totals(
    files: Mapping[str, bytes], election: Election, ballots: list[Ballot] | None
) -> tuple[Totals, ...]:
    """Of the ballots, or of each teller's sheet."""
    if ballots is not None:
        return (totals_of(election, ballots),)
    return tuple(
        totals_of_sheet(sheet_of(lines_of(files[name], name), name, election), election) for name in SHEETS
    )


def _fixed(files: Mapping[str, bytes], election: Election, ballots: list[Ballot] | None) -> Close:
    """As of the moment before the count."""
    if ballots is None:
        return fixed_of_papers(election, files[OPENING])
    return fixed_of_box(election, files[OPENING], ballots)


def _hashes(files: Mapping[str, bytes], fixed: Close, opening: Any) -> dict[str, str]:
    """By name, in the order in which they arose."""
    if BALLOTS in files:
        return {OPENED: fixed.opening, CLOSE: fixed.sha256}
    return {
        OPENED: fixed.opening,
        CLOSE: before_papers(fixed, manifest_in(opening)).sha256,
        PAPERS: fixed.sha256,
        **{name: hash_of(files[file]) for name, file in zip(OF_SHEETS, SHEETS, strict=True)},
    }


def _of_expected(expected: Sequence[str], hashes: Mapping[str, str]) -> Iterator[Check]:
    if not expected:
        return
    known = set(hashes.values())
    strange = tuple(
        message(
            "{hash} is none of its hashes, neither of opening, close or bundle, nor of numbers and sheets on "
            "paper",
            hash=one,
        )
        for one in expected
        if one.strip().lower() not in known
    )
    yield Check("expected", message("the hashes given to compare with are those of this bundle"), strange)


def _of_papers(files: Mapping[str, bytes], election: Election, totals: Sequence[Totals]) -> Iterator[Check]:
    number = tuple(
        message(
            "{found} are in the bundle, {returned} came back", found=one.ballots, returned=election.returned
        )
        for one in totals
        if one.ballots != election.returned
    )
    if BALLOTS in files:
        yield Check("ballots", message("there are as many ballots as came back, each once"), number)
        return
    disagree = tuple(one.said() for one in differences(*totals))
    yield Check("sheets", message("the sheets of both tellers agree and add up"), (*number, *disagree))


def _of_count(
    files: Mapping[str, bytes], election: Election, fixed: Close, found: Count | None
) -> Iterator[Message]:
    published: Any = json_of(files[COUNT], COUNT)
    if found is None:
        yield message("another number of papers than came back cannot be counted")
        return
    yield from different(published, count_dict(election, fixed, found))
