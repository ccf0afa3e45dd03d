"""A bundle checked from its files alone: what agrees, what does not, and where it differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huizhang.elections.bundle.ballots import ballots_of, box_text
from huizhang.elections.bundle.comparing import different, of_hashes, of_opening
from huizhang.elections.bundle.manifest import manifest_dict, manifest_of
from huizhang.elections.bundle.packing import BALLOTS, COUNT, MANIFEST, OPENING, SHEETS, SUMS, unpacked
from huizhang.elections.bundle.sheets import sheet_of
from huizhang.elections.bundle.strictly import hash_of, json_of
from huizhang.elections.bundle.tables import lines_of
from huizhang.elections.bundle.writing import count_dict
from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Count, Election, Totals, count_totals, totals_of
from huizhang.kernel.tally.sheets import differences, totals_of_sheet


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
    """`found` is the count made again; None where the papers are not as many as came back."""

    election: Election
    checks: tuple[Check, ...]
    found: Count | None
    hashes: Mapping[str, str]

    @property
    def verified(self) -> bool:
        return all(check.passed for check in self.checks)


def verify(data: bytes, file: str, expected: Sequence[str] = ()) -> Verification:
    """`expected` are hashes from elsewhere (the ledger, the screen, the page): each must be that of what was
    frozen at the opening, of the box as it was sealed, or of the bundle.

    Raises BadInput for what cannot be read.
    """
    files = unpacked(data, file)
    _refuse_incomplete(files, file)
    election = manifest_of(files[MANIFEST], MANIFEST)
    opening = json_of(files[OPENING], OPENING)
    piles = _totals(files, election)
    found = count_totals(election, piles[0]) if piles[0].ballots == election.returned else None
    hashes = {"bundle": hash_of(data), "opening": hash_of(files[OPENING]), **_of_box(files, election)}
    counted = tuple(_of_count(files, election, found))
    checks = (
        Check("hashes", message("every file has the hash that the bundle states"), (*of_hashes(files),)),
        Check(
            "opening",
            message("the manifest says what was frozen at the opening"),
            (*of_opening(manifest_dict(election), opening),),
        ),
        *_of_expected(expected, hashes),
        *_of_papers(files, election, piles),
        Check("count", message("the count made again is the count published"), counted),
    )
    return Verification(election, checks, found, hashes)


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


def _totals(files: Mapping[str, bytes], election: Election) -> tuple[Totals, ...]:
    """Of the ballots, or of each teller's sheet."""
    if BALLOTS in files:
        return (totals_of(election, ballots_of(lines_of(files[BALLOTS], BALLOTS), BALLOTS, election)),)
    return tuple(
        totals_of_sheet(sheet_of(lines_of(files[name], name), name, election), election) for name in SHEETS
    )


def _of_box(files: Mapping[str, bytes], election: Election) -> dict[str, str]:
    if BALLOTS not in files:
        return {}
    ballots = ballots_of(lines_of(files[BALLOTS], BALLOTS), BALLOTS, election)
    return {"box": hash_of(box_text(ballots, election))}


def _of_expected(expected: Sequence[str], hashes: Mapping[str, str]) -> Iterator[Check]:
    if not expected:
        return
    known = set(hashes.values())
    strange = tuple(
        message("{hash} is neither that of the opening, nor of the box, nor of the bundle", hash=one)
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


def _of_count(files: Mapping[str, bytes], election: Election, found: Count | None) -> Iterator[Message]:
    published: Any = json_of(files[COUNT], COUNT)
    if found is None:
        yield message("another number of papers than came back cannot be counted")
        return
    yield from different(published, count_dict(election, files[OPENING], found))
