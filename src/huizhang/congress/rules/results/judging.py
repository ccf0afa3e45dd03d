"""What keeps the result of a congress's election from counting. Pure; whole numbers decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, LONGEST_NAMES
from huizhang.congress.rules.results.result import Papers, Result, Source, Terms, by_votes
from huizhang.congress.rules.scrutineers import faults_of_scrutineers
from huizhang.kernel.message import Message, message

SHA256 = 64


@dataclass(frozen=True, slots=True)
class Field:
    """Where a result is judged: the `names` of those whom the chain made candidates, by number; on which
    day the congress sits, None where its session is not on record; how many are `entitled`, and how many
    were checked in (`attended`, None without books); `since` when the last of them was determined; `round` is
    2 where an earlier result stands, which `left` so many seats."""

    names: Mapping[str, str]
    session: date | None
    entitled: int
    today: date
    attended: int | None = None
    since: date | None = None
    round: int = 1
    left: int | None = None


def faults_of_result(result: Result, around: Field, terms: Terms) -> Iterator[Message]:
    yield from _of_session(result, around)
    yield from _of_words(result, around)
    yield from _of_papers(result.papers, around, terms)
    yield from _of_candidates(result, around, terms)
    sums = [*_of_votes(result, around)]
    yield from sums or _of_elected(result, around, terms)


def _of_session(result: Result, around: Field) -> Iterator[Message]:
    if around.session is None or around.session > around.today:
        yield message("The congress elects in its session, and none is on record yet.")
    elif result.day != around.session:
        yield message("The congress elects on the day of its session: {day}.", day=around.session)
    elif around.since is not None and around.since > result.day:
        yield message(
            "The last candidate was determined on {day}, after this election (article five).",
            day=around.since,
        )


def _of_words(result: Result, around: Field) -> Iterator[Message]:
    if not result.minutes.strip():
        yield message("Write the minutes: where and how was voted, and who counted.")
    if not result.scrutineers.strip():
        yield message("Name the scrutineers who established the result.")
    if max(len(result.minutes), len(result.tie), len(result.unfilled)) > LONGEST_MINUTES:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_MINUTES)
    if len(result.scrutineers) > LONGEST_NAMES:
        yield message("Shorten the name to at most {most} characters.", most=LONGEST_NAMES)
    yield from faults_of_scrutineers(result.scrutineers, around.names)
    if result.source is Source.COUNTED and len(result.reference) != SHA256:
        yield message("A counted result names the hash of its published bundle.")


def _of_papers(papers: Papers, around: Field, terms: Terms) -> Iterator[Message]:
    if papers.entitled != around.entitled:
        yield message(
            "{n} entitled to vote does not fit: {entitled} are entitled to sit in this congress.",
            n=papers.entitled,
            entitled=around.entitled,
        )
        return
    if papers.present > papers.entitled:
        yield message(
            "{present} are said to be present, but only {entitled} are entitled.",
            present=papers.present,
            entitled=papers.entitled,
        )
    elif not terms.quorum.met(papers.present, papers.entitled):
        yield message(
            "{present} of {entitled} were present; {least} make the quorum. Without it the congress elects "
            "nobody.",
            present=papers.present,
            entitled=papers.entitled,
            least=terms.quorum.least(papers.entitled),
        )
    if around.attended is not None and papers.present > around.attended:
        yield message(
            "{present} are said to be present, but only {attended} were checked in.",
            present=papers.present,
            attended=around.attended,
        )
    yield from _of_ballots(papers)


def _of_ballots(papers: Papers) -> Iterator[Message]:
    if papers.issued > papers.present:
        yield message(
            "{issued} ballots are said to be issued to {present} present; nobody has two, and nobody votes "
            "for another.",
            issued=papers.issued,
            present=papers.present,
        )
    if papers.returned > papers.issued:
        yield message(
            "{returned} ballots came back, but only {issued} were issued: the election is void.",
            returned=papers.returned,
            issued=papers.issued,
        )
    if papers.valid > papers.returned:
        yield message(
            "{valid} valid ballots do not fit {present} ballots handed in.",
            valid=papers.valid,
            present=papers.returned,
        )


def _of_candidates(result: Result, around: Field, terms: Terms) -> Iterator[Message]:
    if result.seats < 1:
        yield message("An election fills at least one seat.")
    elif around.left is not None and result.seats > around.left:
        yield message("An earlier result left {left} seats; {n} are more.", left=around.left, n=result.seats)
    if strangers := sorted(result.votes.keys() - around.names.keys()):
        yield message(
            "{names} are no candidates: a candidate has passed every step of the plan's chain before the "
            "election (article five).",
            names=strangers,
        )
    if around.round > 1:
        return
    if missing := [_called(one, around.names) for one in around.names if one not in result.votes]:
        yield message("The votes of {names} are missing; write 0 where there were none.", names=missing)
    wanted, given = terms.candidates_wanted(result.seats), len(around.names)
    if result.seats > 0 and given < wanted:
        yield message(
            "{given} candidates for {seats} seats are too few: at least {wanted} are needed. Have more "
            "people recommended, or fill fewer seats.",
            given=given,
            seats=result.seats,
            wanted=wanted,
        )


def _of_votes(result: Result, around: Field) -> Iterator[Message]:
    valid = result.papers.valid
    for number, votes in result.votes.items():
        cast = votes.approve + (votes.oppose or 0) + (votes.abstain or 0)
        if votes.approve < 0 or cast > valid:
            yield message(
                "{name} cannot have {votes} votes out of {valid} valid ballots.",
                name=_called(number, around.names),
                votes=cast,
                valid=valid,
            )
    total, most = sum(one.approve for one in result.votes.values()), valid * max(result.seats, 0)
    if total > most:
        yield message(
            "{total} votes in all are more than {valid} ballots with {seats} seats can give ({most}).",
            total=total,
            valid=valid,
            seats=result.seats,
            most=most,
        )


def _of_elected(result: Result, around: Field, terms: Terms) -> Iterator[Message]:
    """Whether the seats follow the votes, and what becomes of those that nobody won."""
    right, open_tie = by_votes(result, terms, result.elected), by_votes(result, terms).tied
    if right.elected != result.elected and not _left_open(result, right.elected, open_tie):
        yield message(
            "The seats do not follow the votes: elected are {names}.",
            names=[_called(one, around.names) for one in right.elected],
        )
    elif open_tie and set(open_tie) & set(result.elected) and not result.tie.strip():
        yield message(
            "Equal votes at the last seat: {names}. Hold a run-off among them, then say whom it preferred "
            "and how.",
            names=[_called(one, around.names) for one in open_tie],
        )
    if len(result.elected) < result.seats and not result.unfilled.strip():
        yield message(
            "{n} of {seats} seats are filled: say what becomes of the others, another vote or left vacant by "
            "decision of the congress.",
            n=len(result.elected),
            seats=result.seats,
        )


def _left_open(result: Result, right: tuple[str, ...], tied: tuple[str, ...]) -> bool:
    """Nobody of those tied for the last seats has one yet: another vote decides among them."""
    return bool(tied) and result.elected == tuple(one for one in right if one not in tied)


def _called(number: str, names: Mapping[str, str]) -> str:
    return f"{names.get(number, '')} {number}".strip()
