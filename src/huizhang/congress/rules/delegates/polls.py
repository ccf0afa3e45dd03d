"""What an election of delegates must be like to count, and who is elected. Pure; whole numbers decide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from huizhang.congress.rules.delegates.standings import Grades, standing
from huizhang.congress.rules.scrutineers import faults_of_scrutineers
from huizhang.kernel.message import Message, message
from huizhang.policy.electing import ENTITLED, MOST, PRESENT, Electing

LONGEST_MINUTES = 4000
LONGEST_NAMES = 200


class Place(StrEnum):
    """What the votes made of a candidate, and what became of it afterwards."""

    ELECTED = "elected"
    ALTERNATE = "alternate"
    NOT_ELECTED = "not_elected"
    FURTHER = "further"
    LEFT = "left"
    ANNULLED = "annulled"


@dataclass(frozen=True, slots=True)
class Result:
    """What comes of an election, recorded or counted by a ballot.

    `seats` to fill; `eligible` are entitled to vote, `present` handed in a ballot, of which `valid` count;
    `votes` by student number; `elected` and `alternates` in their order; `tie` says how equal votes were
    decided where that made a difference; `vacant` is the decision that leaves seats empty that nobody won,
    without it a further round fills them; `withdrawn` are those who stand no longer.
    """

    day: date
    seats: int
    eligible: int
    present: int
    valid: int
    votes: Mapping[str, int]
    elected: tuple[str, ...]
    alternates: tuple[str, ...]
    scrutineers: str
    minutes: str
    tie: str = ""
    vacant: str = ""
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """Where a result is judged: the `names` of the candidates by number, since when each is one, the `free`
    seats, how many are `enrolled` in the constituency, the days between which it may be, the `grades`
    where each is held to its own seats; `round` is 2 and more among those whom earlier rounds left."""

    names: Mapping[str, str]
    free: int
    enrolled: int
    since: date | None
    today: date
    session: date
    grades: Grades | None = None
    round: int = 1


def candidates_wanted(seats: int, electing: Electing) -> int:
    """The fewest candidates for so many seats."""
    return seats if electing.equal_number else ceil(seats * (1 + electing.surplus))


def seats_fillable(candidates: int, electing: Electing) -> int:
    """The most seats for so many candidates."""
    return candidates if electing.equal_number else floor(candidates / (1 + electing.surplus))


def votes_needed(result: Result, electing: Electing) -> int:
    """The fewest votes with which somebody is elected."""
    if electing.majority_of == MOST:
        return 1
    of = {PRESENT: result.present, ENTITLED: result.eligible}.get(electing.majority_of, result.valid)
    return floor(electing.majority * of) + 1


def counted_result(
    day: date,
    papers: tuple[int, int, int, int],
    votes: Mapping[str, int],
    decided: Sequence[str],
    words: tuple[str, str, str, str],
    electing: Electing,
    grades: Grades | None = None,
) -> Result:
    """Who is elected by the votes. `papers` are the seats, those entitled, the ballots and the valid ones;
    `words` the scrutineers, the minutes, how equal votes were decided, and the decision that leaves empty
    seats vacant. Those tied for whom nothing decided have no seat."""
    seats, eligible, present, valid = papers
    scrutineers, minutes, tie, vacant = words
    result = Result(day, seats, eligible, present, valid, votes, (), (), scrutineers, minutes, tie, vacant)
    found = standing(votes, seats, votes_needed(result, electing), decided, grades).settled()
    return replace(result, elected=found.elected, alternates=found.alternates)


def faults_of_poll(result: Result, around: Field, electing: Electing) -> Iterator[Message]:
    """Everything that keeps the result from counting."""
    yield from _of_papers(result, around)
    yield from _of_seats(result, around, electing)
    yield from _of_voters(result, around, electing)
    sums = [*_of_votes(result, around)]
    yield from sums or _of_ranks(result, around, votes_needed(result, electing))


def _of_papers(result: Result, around: Field) -> Iterator[Message]:
    if result.day > around.today:
        yield message("Only what has happened is recorded; this day is still to come.")
    if around.since is not None and result.day < around.since:
        yield message(
            "The election was before the last candidate was put forward ({day}); correct the day.",
            day=around.since,
        )
    if result.day > around.session:
        yield message("Delegates are elected by the day of the session: {day}.", day=around.session)
    if not result.minutes.strip():
        yield message("Write the minutes: where and how was voted, and who counted.")
    if not result.scrutineers.strip():
        yield message("Name the scrutineers who established the result.")
    if max(len(result.minutes), len(result.tie), len(result.vacant)) > LONGEST_MINUTES:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_MINUTES)
    if len(result.scrutineers) > LONGEST_NAMES:
        yield message("Shorten the name to at most {most} characters.", most=LONGEST_NAMES)
    yield from faults_of_scrutineers(result.scrutineers, around.names)


def _of_seats(result: Result, around: Field, electing: Electing) -> Iterator[Message]:
    if result.seats < 1 or result.seats > around.free:
        yield message(
            "{n} seats cannot be filled: {free} of the constituency are free.",
            n=result.seats,
            free=around.free,
        )
    if around.round > 1 or not 1 <= result.seats <= around.free:
        return
    wanted, given = candidates_wanted(result.seats, electing), len(around.names)
    if given < wanted:
        fewer = seats_fillable(given, electing)
        yield message(
            "{given} candidates for {seats} seats are too few: at least {wanted} are needed. Have {more} "
            "more recommended, or fill {fewer} seats now.",
            given=given,
            seats=result.seats,
            wanted=wanted,
            more=wanted - given,
            fewer=fewer,
        )


def _of_voters(result: Result, around: Field, electing: Electing) -> Iterator[Message]:
    if not 0 < result.eligible <= around.enrolled:
        yield message(
            "{n} entitled to vote does not fit: {enrolled} students are enrolled in the constituency.",
            n=result.eligible,
            enrolled=around.enrolled,
        )
    elif result.present > result.eligible:
        yield message(
            "{present} ballots are more than the {eligible} who are entitled; such an election is void.",
            present=result.present,
            eligible=result.eligible,
        )
    elif result.present < electing.quorum * result.eligible:
        yield message(
            "{present} of {eligible} took part; at least {least} ({part}) are needed. Vote again.",
            present=result.present,
            eligible=result.eligible,
            least=ceil(electing.quorum * result.eligible),
            part=str(electing.quorum),
        )
    if not 0 <= result.valid <= result.present:
        yield message(
            "{valid} valid ballots do not fit {present} ballots handed in.",
            valid=result.valid,
            present=result.present,
        )


def _of_votes(result: Result, around: Field) -> Iterator[Message]:
    """Whether there is a number for each candidate and nobody else, and whether they can be."""
    names = around.names
    missing = [_called(one, names) for one in names if one not in result.votes]
    if missing and around.round == 1:
        yield message("The votes of {names} are missing; write 0 where there were none.", names=missing)
    if strangers := sorted(result.votes.keys() - names.keys()):
        yield _of_strangers(strangers, around)
    for number, count in result.votes.items():
        if not 0 <= count <= result.valid:
            yield message(
                "{name} cannot have {votes} votes out of {valid} valid ballots.",
                name=_called(number, names),
                votes=count,
                valid=result.valid,
            )
    total, most = sum(result.votes.values()), result.valid * max(result.seats, 0)
    if total > most:
        yield message(
            "{total} votes in all are more than {valid} ballots with {seats} seats can give ({most}).",
            total=total,
            valid=result.valid,
            seats=result.seats,
            most=most,
        )


def _of_strangers(strangers: list[str], around: Field) -> Message:
    if around.round == 1:
        return message("{names} are no candidates here; have them recommended first.", names=strangers)
    return message(
        "{names} do not stand in this further round: those whom the round before left are {left}. Elect "
        "among them, or have the seats left vacant by a decision, before others are voted on.",
        names=strangers,
        left=[_called(one, around.names) for one in around.names],
    )


def _of_ranks(result: Result, around: Field, needed: int) -> Iterator[Message]:
    """Whether seats and alternates follow the votes; nobody else has a seat, nobody able is passed over."""
    names = around.names
    placed = (*result.elected, *result.alternates)
    if len(set(placed)) != len(placed) or set(placed) - names.keys():
        yield message("Whoever is elected or an alternate is a candidate, and named once.")
        return
    for number in placed:
        if result.votes[number] < needed:
            yield message(
                "{name} has {votes} votes; {needed} are needed.",
                name=_called(number, names),
                votes=result.votes[number],
                needed=needed,
            )
    found = standing(result.votes, result.seats, needed, placed, around.grades)
    right = found.settled()
    if (right.elected, right.alternates) != (result.elected, result.alternates):
        yield message(
            "The seats do not follow the votes: elected are {names}.",
            names=[_called(one, names) for one in right.elected],
        )
    undecided = standing(result.votes, result.seats, needed, (), around.grades).tied
    if found.tied and not result.vacant.strip():
        yield said_of_tie(found.tied, names)
    elif undecided and not found.tied and not result.tie.strip():
        yield said_of_tie(undecided, names)


def said_of_tie(tied: Collection[str], names: Mapping[str, str]) -> Message:
    return message(
        "Equal votes at the last seat: {names}. Hold a run-off among them, then say whom it preferred "
        "and how.",
        names=[_called(one, names) for one in tied],
    )


def _called(number: str, names: Mapping[str, str]) -> str:
    return f"{names.get(number, '')} {number}".strip()


def part(value: Fraction) -> str:
    """20%, or 2/3 where it is no whole percent."""
    percent = value * 100
    return f"{percent.numerator}%" if percent.denominator == 1 else str(value)
