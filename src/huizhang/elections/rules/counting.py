"""What keeps ballots from being counted, sheets from being handed in, a result from being passed on. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from huizhang.congress.rules.results.result import Terms
from huizhang.elections.rules.running import LONGEST_WHY
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Count, Election, Rules, Share, Totals
from huizhang.kernel.tally.sheets import Pile, differences, faults_of_pile
from huizhang.kernel.threshold import Threshold
from huizhang.policy.electing import MOST

MOST_BALLOTS = 1_000_000
LONGEST_PILE = 32
MOST_PILES = 200
SHEETS = 2


@dataclass(frozen=True, slots=True)
class Passing:
    """What is said of a result when the congress gets it: how equal votes were decided, what becomes of seats
    that nobody won, whether the whole presidium is elected anew."""

    tie: str = ""
    unfilled: str = ""
    renews: bool = True


def faults_of_papers(issued: int, returned: int, most: int) -> Iterator[Message]:
    """`most` are those present, or those on the roll where nobody was checked in."""
    if not 0 < issued <= most:
        yield message(
            "{issued} ballots cannot be issued to {most}; nobody has two, and nobody votes for another.",
            issued=issued,
            most=most,
        )
    if not 0 <= returned <= MOST_BALLOTS:
        yield message("Write how many ballots came back, as a whole number.")


def faults_of_entry(pile: Pile, election: Election, piles: int) -> Iterator[Message]:
    """`piles` are those on the sheet already."""
    if not pile.name.strip() or len(pile.name) > LONGEST_PILE:
        yield message("Name the pile, in at most {most} characters.", most=LONGEST_PILE)
    if piles >= MOST_PILES:
        yield message("A sheet has at most {most} piles.", most=MOST_PILES)
    if pile.valid + pile.invalid == 0:
        yield message("A pile has at least one ballot.")
    elif max(pile.valid, pile.invalid) > MOST_BALLOTS:
        yield message("Write how many ballots came back, as a whole number.")
    else:
        yield from faults_of_pile(pile, election)


def faults_of_sheet(totals: Totals, election: Election) -> Iterator[Message]:
    if totals.ballots != election.returned:
        yield message(
            "Your piles hold {found} ballots, but {returned} came back; count the piles again.",
            found=totals.ballots,
            returned=election.returned,
        )


def faults_of_both(sheets: list[Totals], tellers: list[str]) -> Iterator[Message]:
    """Why the sheets that were handed in give no count; `tellers` are whose they are, by name."""
    if len(sheets) < SHEETS:
        yield message("Two tellers hand in their sheets before ballots on paper are counted.")
        return
    for one in differences(sheets[0], sheets[1]):
        yield one.said_of(*tellers)


def faults_of_passing(passing: Passing, count: Count) -> Iterator[Message]:
    if max(len(passing.tie), len(passing.unfilled)) > LONGEST_WHY:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_WHY)
    if count.failed:
        yield message("Nobody is elected by this ballot; it is repeated.")
    elif count.vacant and not passing.unfilled.strip():
        yield message(
            "Seats still open: {n}. Say what becomes of them, a further round or left vacant by decision of "
            "the congress.",
            n=count.vacant,
        )


def terms_of_rules(rules: Rules, surplus: Fraction, *, equal_number: bool) -> Terms:
    """For judging the result by what was frozen, not by settings that changed since."""
    needed = _threshold(rules.needed) if rules.needed else None
    of = rules.base.value if rules.needed else MOST
    return Terms(_threshold(rules.quorum), needed, of, surplus, equal_number)


def _threshold(share: Share) -> Threshold:
    return Threshold(share.of, share.strictly)
