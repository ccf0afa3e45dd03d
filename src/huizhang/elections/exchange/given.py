"""MANIFEST.json and BALLOTS.csv as somebody wrote them, in whichever encoding a spreadsheet left."""

from __future__ import annotations

from pathlib import Path

from huizhang.elections.bundle.ballots import ballots_of, number_fault
from huizhang.elections.bundle.manifest import LARGEST, manifest_of
from huizhang.exchange.problems import BadInput, folder_problem
from huizhang.exchange.reading.encoding import encoding_of
from huizhang.exchange.reading.parsed import FileProblems
from huizhang.kernel.message import message
from huizhang.kernel.tally import Ballot, Election


def read_manifest(path: Path) -> Election:
    """Raises BadInput with everything that is wrong."""
    _refuse_absent(path)
    if path.stat().st_size > LARGEST:
        raise folder_problem(message("this is no manifest: it has more than {n} bytes", n=LARGEST), path.name)
    return manifest_of(path.read_bytes(), path.name)


def read_ballots(path: Path, election: Election) -> list[Ballot]:
    """Raises BadInput with everything that is wrong, each at its row and column."""
    _refuse_absent(path)
    try:
        encoding = encoding_of(path).codec
    except FileProblems as wrong:
        raise BadInput(wrong.problems) from None
    with path.open(encoding=encoding, newline="") as stream:
        return ballots_of(stream, path.name, election, number_fault)


def _refuse_absent(path: Path) -> None:
    if not path.is_file():
        raise folder_problem(message("there is no such file"), path.name)
