"""One ballot as it was returned, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from huizhang.kernel.tally.election import Election


class Mark(Enum):
    """Where nothing is marked, the voter abstains."""

    APPROVE = "1"
    OPPOSE = "-1"
    ABSTAIN = "0"
    ILLEGIBLE = "?"


@dataclass(frozen=True, slots=True)
class Ballot:
    """`marks` by candidate id; who is not in it got none."""

    key: str
    marks: Mapping[str, Mark]
    write_ins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """`written` are the people written in, each once, without those whose name is a candidate's.

    `doubtful` are names that two candidates have: nobody can say who is meant, so they count for nobody.
    """

    marks: Mapping[str, Mark]
    written: tuple[str, ...]
    doubtful: tuple[str, ...]
    valid: bool


def read(ballot: Ballot, election: Election) -> Read:
    """A candidate's name that is written in is an approval, once; more approvals than seats are invalid."""
    ids: dict[str, list[str]] = {}
    for one in election.candidates:
        ids.setdefault(spelled(one.name), []).append(one.id)
    marks = {one.id: ballot.marks.get(one.id, Mark.ABSTAIN) for one in election.candidates}
    names = tuple(dict.fromkeys(filter(None, map(spelled, ballot.write_ins))))
    for name in names:
        if len(ids.get(name, ())) == 1:
            marks[ids[name][0]] = Mark.APPROVE
    written = tuple(name for name in names if name not in ids)
    doubtful = tuple(name for name in names if len(ids.get(name, ())) > 1)
    approvals = sum(mark is Mark.APPROVE for mark in marks.values()) + len(written) + len(doubtful)
    return Read(marks, written, doubtful, approvals <= election.seats)


def spelled(name: str) -> str:
    """Without the spaces that people put into a short name (张 三)."""
    return "".join(name.split())
