"""MANIFEST.json: what was decided before the first ballot was issued."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Base, Candidate, Election, Rules, Share, TieRule
from huizhang.kernel.tally.election import faults_of
from huizhang.shell.misfits import misfit

LARGEST = 1 << 20
Whole = Annotated[int, Field(strict=True)]
Text = Annotated[str, Field(strict=True, min_length=1)]


class _Exactly(BaseModel):
    """A key that is misspelled must not pass for one that is left out."""

    model_config = ConfigDict(extra="forbid")


class _Share(_Exactly):
    at_least: Text | None = None
    more_than: Text | None = None


class _Rules(_Exactly):
    quorum: _Share
    base: Base
    needed: _Share | None
    tie: TieRule
    write_ins: bool = False


class _Candidate(_Exactly):
    id: Text
    name: Text
    withdrawn: bool = False


class _Manifest(_Exactly):
    election: Text
    title: Text
    seats: Whole
    candidates: list[_Candidate]
    entitled: Whole
    present: Whole
    issued: Whole
    returned: Whole
    rules: _Rules


def read_manifest(path: Path) -> Election:
    """Raises BadInput with everything that is wrong."""
    if not path.is_file():
        raise folder_problem(message("there is no such file"), path.name)
    if path.stat().st_size > LARGEST:
        raise folder_problem(message("this is no manifest: it has more than {n} bytes", n=LARGEST), path.name)
    try:
        given = _Manifest.model_validate_json(path.read_bytes())
    except ValidationError as wrong:
        raise BadInput(_problem(path, one) for one in wrong.errors()) from None
    election = _election(given, path)
    faults = list(faults_of(election))
    if faults:
        raise BadInput(_said(path, None, said) for said in faults)
    return election


def _election(given: _Manifest, path: Path) -> Election:
    rules = Rules(
        _share(given.rules.quorum, path, "rules.quorum"),
        given.rules.base,
        _share(given.rules.needed, path, "rules.needed") if given.rules.needed else None,
        given.rules.tie,
        given.rules.write_ins,
    )
    people = tuple(Candidate(one.id, one.name, one.withdrawn) for one in given.candidates)
    return Election(
        given.election,
        given.title,
        given.seats,
        people,
        given.entitled,
        given.present,
        given.issued,
        given.returned,
        rules,
    )


def _share(given: _Share, path: Path, where: str) -> Share:
    if (given.at_least is None) == (given.more_than is None):
        raise BadInput([_said(path, where, message("write either at_least or more_than"))])
    written = given.at_least or given.more_than or ""
    try:
        share = Fraction(written)
    except (ValueError, ZeroDivisionError):
        raise BadInput([_said(path, where, message("write a fraction, such as 2/3"), written)]) from None
    if not 0 < share <= 1:
        raise BadInput([_said(path, where, message("write a share above 0 and at most 1"), written)])
    return Share(share, given.more_than is not None)


def _problem(path: Path, wrong: Mapping[str, Any]) -> Problem:
    where = ".".join(str(part) for part in wrong["loc"])
    if wrong["type"] == "json_invalid":
        return _said(path, None, message("this is not JSON: {what}", what=wrong["ctx"]["error"]))
    if wrong["type"] == "extra_forbidden":
        return _said(path, where, message("there is no such key; correct its spelling"))
    return _said(path, where, misfit(wrong))


def _said(path: Path, where: str | None, said: Message, value: str | None = None) -> Problem:
    return Problem(path.name, None, None, where or None, value, said)
