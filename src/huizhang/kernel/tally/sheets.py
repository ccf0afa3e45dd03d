"""Ballots on paper as tellers write them down: a sheet of totals for each pile, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, astuple, dataclass, field

from huizhang.kernel.message import Message, message
from huizhang.kernel.tally.ballots import spelled
from huizhang.kernel.tally.counting import Totals
from huizhang.kernel.tally.election import Election
from huizhang.kernel.tally.standings import Standing


@dataclass(frozen=True, slots=True)
class Votes:
    """What the valid ballots of a pile say of one candidate."""

    approve: int = 0
    oppose: int = 0
    abstain: int = 0
    illegible: int = 0

    def plus(self, other: Votes) -> Votes:
        return Votes(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Pile:
    """`votes` by candidate id; `written` has how often each name was written in on valid ballots."""

    name: str
    valid: int
    invalid: int
    votes: Mapping[str, Votes]
    written: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sheets that disagree on one number."""

    what: Message
    first: int
    second: int

    def said(self) -> Message:
        return message(
            "{what}: {first} on one sheet, {second} on the other",
            what=self.what,
            first=self.first,
            second=self.second,
        )

    def said_of(self, one: str, other: str) -> Message:
        """With the names of the two tellers."""
        return message(
            "{what}: {first} on the sheet of {one}, {second} on the sheet of {other}",
            what=self.what,
            first=self.first,
            second=self.second,
            one=one,
            other=other,
        )


Sheet = tuple[Pile, ...]


def faults_of_pile(pile: Pile, election: Election) -> Iterator[Message]:
    """Why no pile of ballots can have these totals."""
    numbers = [pile.valid, pile.invalid, *pile.written.values()]
    numbers += [number for votes in pile.votes.values() for number in astuple(votes)]
    if min(numbers) < 0:
        yield message("A number of people or ballots cannot be negative.")
        return
    for one in election.candidates:
        yield from _of_candidate(one.name, pile.votes.get(one.id), pile.valid)
    yield from _of_written(pile, election)
    approvals = sum(votes.approve for votes in pile.votes.values()) + sum(pile.written.values())
    if approvals > election.seats * pile.valid:
        yield message(
            "{valid} valid ballots for {seats} seats cannot approve {approvals} times.",
            valid=pile.valid,
            seats=election.seats,
            approvals=approvals,
        )


def totals_of_sheet(sheet: Sheet, election: Election) -> Totals:
    votes = {one.id: _added(sheet, one.id) for one in election.candidates}
    listed = [
        Standing(one.id, one.name, **asdict(votes[one.id]), withdrawn=one.withdrawn)
        for one in election.candidates
    ]
    written: Counter[str] = Counter()
    for pile in sheet:
        written.update({spelled(name): n for name, n in pile.written.items()})
    names = {spelled(one.name) for one in election.candidates}
    others = [Standing(None, name, n) for name, n in written.items() if n and name not in names]
    return Totals(
        sum(pile.valid for pile in sheet),
        sum(pile.invalid for pile in sheet),
        (*listed, *sorted(others, key=lambda one: (-one.approve, one.name))),
        {name: n for name, n in written.items() if n and name in names},
    )


def differences(first: Totals, second: Totals) -> tuple[Difference, ...]:
    """Where two tellers' totals disagree; in how many piles they counted is their own affair."""
    ours, theirs = _numbers(first), _numbers(second)
    return tuple(
        Difference(what, ours.get(what, 0), theirs.get(what, 0))
        for what in dict.fromkeys((*ours, *theirs))
        if ours.get(what, 0) != theirs.get(what, 0)
    )


def _numbers(totals: Totals) -> dict[Message, int]:
    found = {message("valid ballots"): totals.valid, message("invalid ballots"): totals.invalid}
    for one in totals.standings:
        found[message("{name}, approve", name=one.name)] = one.approve
        found[message("{name}, oppose", name=one.name)] = one.oppose
        found[message("{name}, abstain", name=one.name)] = one.abstain
        found[message("{name}, illegible", name=one.name)] = one.illegible
    for name, times in totals.doubtful.items():
        found[message("{name}, written in though two candidates have the name", name=name)] = times
    return found


def _added(sheet: Sheet, candidate: str) -> Votes:
    added = Votes()
    for pile in sheet:
        added = added.plus(pile.votes.get(candidate, Votes()))
    return added


def _of_candidate(name: str, votes: Votes | None, valid: int) -> Iterator[Message]:
    if votes is None:
        yield message("{name} is missing on the sheet.", name=name)
    elif (said := sum(astuple(votes))) != valid:
        yield message(
            "{name}: {said} marks, but {valid} valid ballots; a ballot without a mark abstains.",
            name=name,
            said=said,
            valid=valid,
        )


def _of_written(pile: Pile, election: Election) -> Iterator[Message]:
    if pile.written and not election.rules.write_ins:
        yield message("This election has no write-ins.")
    names = [spelled(one.name) for one in election.candidates]
    for name, times in pile.written.items():
        if names.count(spelled(name)) == 1:
            yield message("{name} is a candidate; count the name written in as an approval.", name=name)
        if times > pile.valid:
            yield message(
                "{name} is written in {n} times on {valid} valid ballots; a ballot counts once.",
                name=name,
                n=times,
                valid=pile.valid,
            )
