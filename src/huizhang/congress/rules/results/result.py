"""The result of a congress's election as a value, written down by hand or counted from ballots. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil

from huizhang.congress.rules.delegates.standings import Standing, standing
from huizhang.kernel.tally import Count, Election
from huizhang.kernel.threshold import Threshold, threshold
from huizhang.policy.balloting import Balloting
from huizhang.policy.electing import ENTITLED, MOST, PRESENT, VALID


class Source(StrEnum):
    """Where a result comes from."""

    RECORDED = "recorded"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Papers:
    """`present` are those at the moment when ballots were issued; of those `returned` so many are valid."""

    entitled: int
    present: int
    issued: int
    returned: int
    valid: int


@dataclass(frozen=True, slots=True)
class Votes:
    """What one candidate got; None is not on record."""

    approve: int
    oppose: int | None = None
    abstain: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """`votes` by student number; `elected` in their order. `tie` says how equal votes were decided,
    `unfilled` what becomes of seats that nobody won; both where it made a difference.

    With `renews` the whole presidium is elected anew, and whoever served until then leaves; else somebody
    joins it. `scrutineers` established it, `minutes` say how. `reference` of a counted one is the hash of
    its published bundle.
    """

    day: date
    seats: int
    papers: Papers
    votes: Mapping[str, Votes]
    elected: tuple[str, ...]
    scrutineers: str
    minutes: str
    tie: str = ""
    unfilled: str = ""
    renews: bool = True
    source: Source = Source.RECORDED
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a result is judged: `elected` is None where the most votes do; `of` whom it takes a share."""

    quorum: Threshold
    elected: Threshold | None
    of: str
    surplus: Fraction = field(default=Fraction(1, 5))
    equal_number: bool = False

    def base(self, papers: Papers) -> int:
        return {PRESENT: papers.present, ENTITLED: papers.entitled}.get(self.of, papers.valid)

    def votes_needed(self, papers: Papers) -> int:
        """The fewest votes with which somebody is elected."""
        return max(1, self.elected.least(self.base(papers))) if self.elected else 1

    def candidates_wanted(self, seats: int) -> int:
        return seats if self.equal_number else ceil(seats * (1 + self.surplus))


def terms_of(balloting: Balloting, quorum: str = "") -> Terms:
    """What the plan and the school's settings say; `quorum` as the books of the session froze it.

    Raises ValueError for a threshold that was not read by the pack.
    """
    most = balloting.majority == MOST
    needed, starts = threshold(balloting.majority), threshold(quorum or balloting.quorum)
    if starts is None or (needed is None and not most):
        raise ValueError(f"{quorum or balloting.quorum} {balloting.majority}")
    of = VALID if most else balloting.majority_of
    return Terms(starts, needed, of, balloting.surplus, equal_number=balloting.equal_number)


def by_votes(result: Result, terms: Terms, decided: Sequence[str] = ()) -> Standing:
    """Who is elected by the votes; `decided` names first whom a run-off preferred among equals."""
    approved = {number: one.approve for number, one in result.votes.items()}
    return standing(approved, result.seats, terms.votes_needed(result.papers), decided)


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of an election beyond its numbers, as in `Result`."""

    day: date
    scrutineers: str
    minutes: str
    tie: str = ""
    unfilled: str = ""
    renews: bool = True


def filled(result: Result, terms: Terms, decided: Sequence[str] = ()) -> Result:
    """With the seats that the votes fill; equal votes for the last ones that nothing decided leave them open
    where it is said what becomes of them."""
    found = by_votes(result, terms, decided)
    open_tie = found.tied if result.unfilled.strip() else ()
    return replace(result, elected=tuple(one for one in found.elected if one not in open_tie))


def result_of_count(
    election: Election, count: Count, people: Mapping[str, str], words: Words, reference: str
) -> Result:
    """Of a counted ballot, to stand where a result is recorded. `people` are student numbers by the ids of
    the candidates; `reference` is the hash of the bundle.

    Raises KeyError where somebody is elected who is no candidate.
    """
    ranked = sorted(count.elected, key=lambda one: -one.approve)
    return Result(
        words.day,
        election.seats,
        Papers(election.entitled, election.present, election.issued, election.returned, count.valid),
        {people[one.id]: Votes(one.approve, one.oppose, one.abstain) for one in count.candidates if one.id},
        tuple(people[one.id or ""] for one in ranked),
        words.scrutineers,
        words.minutes,
        words.tie,
        words.unfilled,
        words.renews,
        Source.COUNTED,
        reference,
    )
