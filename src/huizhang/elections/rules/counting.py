"""What keeps ballots from being counted, sheets from being handed in, a result from being passed on. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from huizhang.congress.rules.results.result import Terms
from huizhang.elections.rules.running import LONGEST_WHY
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally import Count, Election, Rules, Share, TieRule, Totals
from huizhang.kernel.tally.election import void_by_papers
from huizhang.kernel.tally.explaining import TIES
from huizhang.kernel.tally.sheets import Pile, differences, faults_of_pile
from huizhang.kernel.threshold import Threshold
from huizhang.policy.electing import MOST, Electing

MOST_BALLOTS = 1_000_000
LONGEST_PILE = 32
MOST_PILES = 200
SHEETS = 2


@dataclass(frozen=True, slots=True)
class Passing:
    """What is said of a result when the congress gets it: how equal votes were decided and whom that
    preferred (student numbers); of a presidium what becomes of seats that nobody won, and whether the whole
    of it is elected anew; of delegates by which decision (`vacant`) no further round fills such seats."""

    tie: str = ""
    unfilled: str = ""
    renews: bool = True
    decided: tuple[str, ...] = ()
    vacant: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """Of which election a result is passed on; `tied` are the numbers of those tied for the last seats."""

    delegates: bool
    tie: TieRule
    tied: tuple[str, ...] = ()


def faults_of_correction(*, handed_in: bool, followed: bool) -> Iterator[Message]:
    """Why numbers of papers that are on record stay as they are."""
    if handed_in:
        yield message("A tally sheet is handed in by these numbers; they are not corrected any more.")
    if followed:
        yield message("Another election follows this one already.")


def faults_of_voiding(issued: int, returned: int, *, confirmed: bool) -> Iterator[Message]:
    """One slip of the pen voids no election."""
    if void_by_papers(issued, returned) is not None and not confirmed:
        yield message(
            "{returned} ballots came back, but only {issued} were issued. Put on record so, the election is "
            "void: nobody is elected and it is repeated. Count both again; if the numbers are right, confirm "
            "them.",
            returned=returned,
            issued=issued,
        )


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


def faults_of_passing(passing: Passing, count: Count, election: Passed) -> Iterator[Message]:
    if max(len(passing.tie), len(passing.unfilled), len(passing.vacant)) > LONGEST_WHY:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_WHY)
    if count.failed:
        yield message("Nobody is elected by this ballot; it is repeated.")
        return
    if passing.decided:
        yield from _of_decided(passing, count, election)
    if election.delegates and passing.unfilled.strip():
        yield message(
            "Seats of delegates that nobody won wait for a further round; where a decision leaves them "
            "vacant, name it as such."
        )
    elif passing.vacant.strip() and not election.delegates:
        yield message("Say of the presidium what becomes of seats that nobody won.")
    elif not election.delegates and count.vacant > len(passing.decided) and not passing.unfilled.strip():
        yield message(
            "Seats still open: {n}. Say what becomes of them, a further round or left vacant by decision of "
            "the congress.",
            n=count.vacant - len(passing.decided),
        )


def _of_decided(passing: Passing, count: Count, election: Passed) -> Iterator[Message]:
    if election.tie is not TieRule.SHOW_OF_HANDS:
        yield message(
            "By the rules of this election {rule}: nobody is preferred otherwise.", rule=TIES[election.tie]
        )
    elif strangers := sorted(set(passing.decided) - set(election.tied)):
        yield message("{names} are not among those tied for the last seats.", names=strangers)
    elif len(set(passing.decided)) != count.vacant:
        yield message("Name as many of those tied as there are seats left: {n}.", n=count.vacant)
    elif not passing.tie.strip():
        yield message("Write how equal votes were decided.")


def electing_of_rules(rules: Rules, base: int, known: Electing) -> Electing:
    """For judging delegates by what was frozen; `base` is of how many a share was needed. How many stood was
    judged at the opening."""
    known = replace(known, equal_number=True, quorum=rules.quorum.of)
    if rules.needed is None:
        return replace(known, majority_of=MOST)
    least = _threshold(rules.needed).least(base)
    return replace(known, majority_of=rules.base.value, majority=Fraction(max(least, 1) - 1, max(base, 1)))


def terms_of_rules(rules: Rules, surplus: Fraction, *, equal_number: bool) -> Terms:
    """For judging the result by what was frozen, not by settings that changed since."""
    needed = _threshold(rules.needed) if rules.needed else None
    of = rules.base.value if rules.needed else MOST
    return Terms(_threshold(rules.quorum), needed, of, surplus, equal_number)


def _threshold(share: Share) -> Threshold:
    return Threshold(share.of, share.strictly)
