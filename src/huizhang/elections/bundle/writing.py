"""Making the bundle of an election that is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from huizhang.elections.bundle.ballots import ballots_csv, ballots_of
from huizhang.elections.bundle.manifest import manifest_dict
from huizhang.elections.bundle.packing import BALLOTS, COUNT, MANIFEST, OPENING, SHEETS, SUMS, packed
from huizhang.elections.bundle.sealing import fixed_of_box, fixed_of_papers
from huizhang.elections.bundle.sheets import sheet_csv
from huizhang.elections.bundle.strictly import as_json, hash_of
from huizhang.elections.bundle.tables import lines_of
from huizhang.elections.rules.sealed import Close
from huizhang.kernel.tally import Ballot, Count, Election, count, count_totals
from huizhang.kernel.tally.sheets import Sheet, totals_of_sheet

# said in somebody's language, so not part of what is compared
IN_WORDS = ("steps", "void_reason")


def electronic_bundle(election: Election, opening: bytes, ballots: Iterable[Ballot]) -> bytes:
    """`opening` is what was frozen before the first ballot, to the byte. What is counted is what is written.

    Raises ValueError like `count`.
    """
    written = ballots_csv(ballots, election)
    read = ballots_of(lines_of(written, BALLOTS), BALLOTS, election)
    fixed = fixed_of_box(election, opening, read)
    return bundle_of(election, opening, fixed, count(election, read), {BALLOTS: written})


def paper_bundle(election: Election, opening: bytes, first: Sheet, second: Sheet) -> bytes:
    found = count_totals(election, totals_of_sheet(first, election))
    sheets = (sheet_csv(first, election), sheet_csv(second, election))
    fixed = fixed_of_papers(election, opening)
    return bundle_of(election, opening, fixed, found, dict(zip(SHEETS, sheets, strict=True)))


def bundle_of(
    election: Election, opening: bytes, fixed: Close, found: Count, papers: Mapping[str, bytes]
) -> bytes:
    files = {
        MANIFEST: as_json(manifest_dict(election)),
        OPENING: opening,
        COUNT: as_json(count_dict(election, fixed, found)),
        **papers,
    }
    return packed({**files, SUMS: sums(files)})


def count_dict(election: Election, fixed: Close, found: Count) -> dict[str, Any]:
    """The count without its words, bound to what was opened and to what was sealed before it."""
    numbers = {name: value for name, value in found.as_dict().items() if name not in IN_WORDS}
    return {"election": election.id, "opening": fixed.opening, "sealed": fixed.sha256, **numbers}


def sums(files: Mapping[str, bytes]) -> bytes:
    """As `sha256sum --check` reads them."""
    return "".join(f"{hash_of(files[name])}  {name}\n" for name in sorted(files)).encode()
