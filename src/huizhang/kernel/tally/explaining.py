"""The steps of a count in words, with the arithmetic that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.tally.election import Base, Election, Share, TieRule
from huizhang.kernel.tally.standings import Filled, Standing

OF_WHOM = {
    Base.PRESENT: message("those present"),
    Base.ENTITLED: message("those entitled"),
    Base.VALID: message("the valid ballots"),
}
TIES = {
    TieRule.RUNOFF: message("a run-off among them decides"),
    TieRule.VACANT: message("the seats stay vacant"),
    TieRule.SHOW_OF_HANDS: message("a show of hands decides, and is recorded"),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    valid: int
    invalid: int
    base: int


def of_ballots(
    election: Election, numbers: Numbers, quorum_met: bool, void: Message | None
) -> Iterator[Message]:
    """Who was there, what came back, and what of it is valid, which nobody asks of a void election."""
    yield message(
        "{present} of {entitled} entitled are present; the quorum is {quorum}: {met}.",
        present=election.present,
        entitled=election.entitled,
        quorum=in_words(election.rules.quorum),
        met=message("reached") if quorum_met else message("not reached, so nobody is elected"),
    )
    yield message(
        "{issued} ballots were issued, {returned} came back.",
        issued=election.issued,
        returned=election.returned,
    )
    if void is not None:
        yield void
        return
    yield message(
        "{valid} are valid; {invalid} approve of more people than there are seats and are invalid.",
        valid=numbers.valid,
        invalid=numbers.invalid,
    )


def of_seats(election: Election, seats: Filled, base: int) -> Iterator[Message]:
    """What was needed, who got it, what stays open."""
    needed = election.rules.needed
    if needed is None:
        yield message("The most votes elect; no share is needed.")
    else:
        yield message(
            "Needed is {share} of {base} ({whom}).",
            share=in_words(needed),
            base=base,
            whom=OF_WHOM[election.rules.base],
        )
    yield from (_of_person(one, needed, base) for one in seats.standings)
    yield message("Reached it: {n}; seats: {seats}.", n=seats.reached, seats=election.seats)
    if seats.ties:
        yield message(
            "{names} are tied with {votes} votes for the last {vacant}: {rule}.",
            names=_names(seats.ties),
            votes=seats.ties[0].approve,
            vacant=seats.vacant,
            rule=TIES[election.rules.tie],
        )
    elif seats.vacant:
        yield message("Seats that stay empty for want of votes: {n}.", n=seats.vacant)


def in_words(share: Share) -> Message:
    """more than 1/2, at least 2/3"""
    if share.strictly:
        return message("more than {share}", share=str(share.of))
    return message("at least {share}", share=str(share.of))


def _of_person(one: Standing, needed: Share | None, base: int) -> Message:
    """With the products that were compared, so that nothing was rounded."""
    if one.withdrawn:
        return message("{name} withdrew; the votes count for nothing.", name=one.name)
    if needed is None:
        return message("{name}: {n} in favour", name=one.name, n=one.approve)
    left, right = one.approve * needed.of.denominator, base * needed.of.numerator
    sign = "=" if left == right else ">" if left > right else "<"
    return message(
        "{name}: {n} in favour; {n} × {below} = {left} {sign} {right} = {base} × {above}",
        name=one.name,
        n=one.approve,
        below=needed.of.denominator,
        left=left,
        sign=sign,
        right=right,
        base=base,
        above=needed.of.numerator,
    )


def _names(people: Sequence[Standing]) -> str:
    return "、".join(one.name for one in people)
