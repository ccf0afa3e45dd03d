"""Bundles as tests make them, tamper with them, and have both verifiers look."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Mapping
from pathlib import Path

from huizhang.elections.bundle.ballots import ballots_of
from huizhang.elections.bundle.manifest import manifest_dict
from huizhang.elections.bundle.packing import SUMS, packed, unpacked
from huizhang.elections.bundle.sealing import fixed_of_box, fixed_of_papers
from huizhang.elections.bundle.strictly import as_json, hash_of
from huizhang.elections.bundle.tables import lines_of
from huizhang.elections.bundle.verifying import verify
from huizhang.elections.bundle.writing import count_dict, electronic_bundle, paper_bundle, sums
from huizhang.elections.verify_election import main as stand_alone
from huizhang.exchange.problems import BadInput
from huizhang.kernel.tally import Ballot, Election
from huizhang.kernel.tally.sheets import Pile, Sheet, Votes
from kernel.tally.given import ballot, election

PAPERS = ["oo-", "oo-", "o-o", "-oo", "o-x"]


def opening_of(opened: Election) -> bytes:
    """What is frozen: the manifest without what nobody knows yet, and the roll's hash."""
    manifest = {name: value for name, value in manifest_dict(opened).items() if name != "returned"}
    return as_json({"manifest": manifest, "roll": "ab" * 32})


def electronic(opened: Election, ballots: list[Ballot]) -> bytes:
    return electronic_bundle(opened, opening_of(opened), ballots)


def small(marks: list[str] = PAPERS, **more: object) -> bytes:
    papers = [ballot("abc", one, key) for key, one in enumerate(marks)]
    return electronic(election("abc", 2, len(papers), **more), papers)


def pile(name: str, valid: int, *votes: tuple[int, int, int, int], invalid: int = 0, **written: int) -> Pile:
    return Pile(
        name, valid, invalid, {key: Votes(*given) for key, given in zip("abc", votes, strict=True)}, written
    )


SHEET: Sheet = (
    pile("1", 3, (3, 0, 0, 0), (2, 1, 0, 0), (0, 1, 2, 0), invalid=1),
    pile("2", 2, (1, 0, 0, 1), (1, 0, 1, 0), (1, 1, 0, 0)),
)


def paper(first: Sheet = SHEET, second: Sheet = SHEET, **more: object) -> bytes:
    counted = election("abc", 2, 6, **more)
    return paper_bundle(counted, opening_of(counted), first, second)


def unmarked(returned: int, **more: object) -> bytes:
    """As tellers write it down where more papers are back than were issued: each as invalid."""
    none = (0, 0, 0, 0)
    papers = (pile("1", 0, none, none, none, invalid=returned),)
    counted = election("abc", 2, returned, **{"entitled": 6, "present": 6, **more})
    opened = json.loads(opening_of(counted))
    opened["manifest"]["issued"] = None
    return paper_bundle(counted, as_json(opened), papers, papers)


def changed(data: bytes, files: Mapping[str, bytes | None], sealed_anew: bool = False) -> bytes:
    """With these files in place of its own, None for none; `sealed_anew` as whoever knows how would do it."""
    kept = {**unpacked(data, "bundle.zip"), **files}
    inside = {name: content for name, content in kept.items() if content is not None}
    if sealed_anew:
        inside[SUMS] = sums({name: content for name, content in inside.items() if name != SUMS})
    return packed(inside)


def both(data: bytes, folder: Path, *expected: str) -> tuple[int, int]:
    """The exit statuses of `huizhang verify` and of the reference verifier."""
    return ours(data, *expected), theirs(data, folder, *expected)


def ours(data: bytes, *expected: str) -> int:
    try:
        return 0 if verify(data, "bundle.zip", expected).verified else 1
    except BadInput:
        return 2


def theirs(data: bytes, folder: Path, *expected: str) -> int:
    path = folder / "bundle.zip"
    path.write_bytes(data)
    with contextlib.redirect_stdout(io.StringIO()):
        return stand_alone([str(path), *(part for one in expected for part in ("--hash", one))])


def opening_hash(data: bytes) -> str:
    return hash_of(unpacked(data, "bundle.zip")["opening.json"])


HONEST_FILES = unpacked(small(), "bundle.zip")


def said(data: bytes, folder: Path, *expected: str) -> str:
    """What the reference verifier prints."""
    path = folder / "bundle.zip"
    path.write_bytes(data)
    with contextlib.redirect_stdout(io.StringIO()) as told:
        stand_alone([str(path), *(part for one in expected for part in ("--hash", one))])
    return told.getvalue()


def recounted(data: bytes) -> dict[str, bytes]:
    """count.json as a forger writes it who counts again."""
    files = unpacked(data, "bundle.zip")
    found = verify(data, "bundle.zip")
    if "ballots.csv" in files:
        ballots = ballots_of(lines_of(files["ballots.csv"], ""), "", found.election)
        fixed = fixed_of_box(found.election, files["opening.json"], ballots)
    else:
        fixed = fixed_of_papers(found.election, files["opening.json"])
    assert found.found
    return {"count.json": as_json(count_dict(found.election, fixed, found.found))}


def forged(data: bytes, files: Mapping[str, bytes | None]) -> bytes:
    """Changed, counted again and sealed anew: it agrees with itself."""
    edited = changed(data, files)
    return changed(edited, recounted(edited), sealed_anew=True)


def close_hash(data: bytes) -> str:
    return verify(data, "bundle.zip").hashes["close"]


def papers_hash(data: bytes) -> str:
    return verify(data, "bundle.zip").hashes["papers"]
