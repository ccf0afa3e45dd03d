"""manifest.json: what was decided before the first ballot was issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from huizhang.elections.bundle.strictly import json_of
from huizhang.exchange.problems import BadInput, Problem
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Base, Candidate, Election, Follows, Rules, Share, TieRule
from huizhang.kernel.tally.election import faults_of
from huizhang.shell.misfits import misfit

LARGEST = 1 << 20
Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]
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
    write_ins: Flag = False


class _Candidate(_Exactly):
    id: Text
    name: Text
    withdrawn: Flag = False


class _Follows(_Exactly):
    election: Text
    opening: Annotated[str, Field(strict=True, pattern=r"^[0-9a-f]{64}$")]
    repeats: Flag


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
    follows: _Follows | None = None


def manifest_of(data: bytes, file: str) -> Election:
    """Raises BadInput with everything that is wrong."""
    try:
        given = _Manifest.model_validate(json_of(data, file))
    except ValidationError as wrong:
        raise BadInput(_problem(file, one) for one in wrong.errors()) from None
    election = _election(given, file)
    faults = list(faults_of(election))
    if faults:
        raise BadInput(_said(file, None, said) for said in faults)
    return election


def manifest_dict(election: Election) -> dict[str, Any]:
    """What `manifest_of` reads back as the same election."""
    numbers = ("entitled", "present", "issued", "returned")
    rules = election.rules
    return {
        "election": election.id,
        "title": election.title,
        "seats": election.seats,
        "candidates": [_candidate(one) for one in election.candidates],
        **{name: getattr(election, name) for name in numbers},
        "rules": {
            "quorum": share_dict(rules.quorum),
            "base": rules.base.value,
            "needed": share_dict(rules.needed) if rules.needed else None,
            "tie": rules.tie.value,
            "write_ins": rules.write_ins,
        },
        **({"follows": asdict(election.follows)} if election.follows else {}),
    }


def share_dict(share: Share) -> dict[str, str]:
    return {"more_than" if share.strictly else "at_least": str(share.of)}


def _candidate(one: Candidate) -> dict[str, Any]:
    plain = {"id": one.id, "name": one.name}
    return {**plain, "withdrawn": True} if one.withdrawn else plain


def _election(given: _Manifest, file: str) -> Election:
    rules = Rules(
        _share(given.rules.quorum, file, "rules.quorum"),
        given.rules.base,
        _share(given.rules.needed, file, "rules.needed") if given.rules.needed else None,
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
        Follows(**given.follows.model_dump()) if given.follows else None,
    )


def _share(given: _Share, file: str, where: str) -> Share:
    if len(given.model_fields_set) != 1 or (given.at_least is None) == (given.more_than is None):
        raise BadInput([_said(file, where, message("write either at_least or more_than"))])
    written = given.at_least or given.more_than or ""
    try:
        share = Fraction(written)
    except (ValueError, ZeroDivisionError):
        raise BadInput([_said(file, where, message("write a fraction, such as 2/3"), written)]) from None
    if not 0 < share <= 1:
        raise BadInput([_said(file, where, message("write a share above 0 and at most 1"), written)])
    return Share(share, given.more_than is not None)


def _problem(file: str, wrong: Mapping[str, Any]) -> Problem:
    where = ".".join(str(part) for part in wrong["loc"])
    if wrong["type"] == "extra_forbidden":
        return _said(file, where, message("there is no such key; correct its spelling"))
    return _said(file, where, misfit(wrong))


def _said(file: str, where: str | None, said: Message, value: str | None = None) -> Problem:
    return Problem(file, None, None, where or None, value, said)
