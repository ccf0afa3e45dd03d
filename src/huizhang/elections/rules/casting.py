"""One voter's marks: what may be cast, and how the box keeps it. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from huizhang.elections.rules.apart import shared_names
from huizhang.elections.rules.frozen import canonical
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Ballot, Election, Mark
from huizhang.kernel.tally.ballots import read, spelled

LONGEST_NAME = 32
SEPARATORS = "；;\n"
# 阿依古丽·买买提, O'Brien; nothing that a spreadsheet would read as a formula or a table as two names
WITHIN_NAMES = " ·•.-'’"


@dataclass(frozen=True, slots=True)
class Marking:
    """`marks` by candidate's key; who is not in it got none. `write_ins` are names."""

    marks: Mapping[str, Mark]
    write_ins: tuple[str, ...] = ()


def faults_of_marking(marking: Marking, election: Election) -> Iterator[Message]:
    """Why this is not cast. What a ballot may say is what the count reads as valid."""
    people = {one.id: one for one in election.candidates}
    for key, mark in marking.marks.items():
        if key not in people or mark is Mark.ILLEGIBLE:
            yield message("This ballot has no candidate {key}; open the ballot again.", key=key)
        elif people[key].withdrawn and mark is Mark.APPROVE:
            yield message("{name} has withdrawn; take the mark back.", name=people[key].name)
    names = [name for name in marking.write_ins if spelled(name)]
    shared = shared_names(election.candidates)
    for name in names:
        if spelled(name) in shared:
            yield message("More than one candidate is called {name}; mark the one you mean.", name=name)
    if names and not election.rules.write_ins:
        yield message("Nobody is written in at this election.")
    if any(len(name) > LONGEST_NAME for name in names):
        yield message("A name that is written in has at most {most} characters.", most=LONGEST_NAME)
    if not all(is_name(name) for name in names):
        yield message("A name that is written in has letters only, with a space, · or - between them.")
    approved = approvals(marking, election)
    if approved > election.seats:
        yield message(
            "{approved} are approved of, more than the {seats} to be elected: such a ballot is invalid. "
            "Approve of {over} fewer.",
            approved=approved,
            seats=election.seats,
            over=approved - election.seats,
        )


def is_name(text: str) -> bool:
    name = text.strip()
    return name[:1].isalpha() and all(sign.isalpha() or sign in WITHIN_NAMES for sign in name)


def approvals(marking: Marking, election: Election) -> int:
    """As the count reads them: a name written in that is a candidate's approves of that candidate, once."""
    known = read(Ballot("", marking.marks, marking.write_ins), election)
    approved = sum(mark is Mark.APPROVE for mark in known.marks.values())
    return approved + len(written_in(marking, election))


def written_in(marking: Marking, election: Election) -> tuple[str, ...]:
    """Each name once, without those of candidates, whom they approve of."""
    known = read(Ballot("", marking.marks, marking.write_ins), election)
    return (*known.written, *known.doubtful)


def kept(marking: Marking, election: Election) -> str:
    """As the box keeps it: every candidate has a mark and names stand sorted, so that nothing is left of the
    hand that wrote it."""
    marks = {one.id: marking.marks.get(one.id, Mark.ABSTAIN).value for one in election.candidates}
    names = sorted({name for one in marking.write_ins if (name := " ".join(one.split()))})
    return canonical({"marks": marks, "write_ins": names})


def restored_ballot(key: str, text: str) -> Ballot:
    """From the box, for `kernel.tally`."""
    written = json.loads(text)
    marks = {name: Mark(mark) for name, mark in written["marks"].items()}
    return Ballot(key, marks, tuple(written["write_ins"]))


def names_in(text: str) -> tuple[str, ...]:
    """Names as people type them, one a line or joined by ；."""
    for sign in SEPARATORS:
        text = text.replace(sign, "\n")
    return tuple(name for line in text.split("\n") if (name := " ".join(line.split())))
