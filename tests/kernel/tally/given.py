"""Elections and ballots in few words."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from huizhang.kernel.tally import Ballot, Base, Candidate, Count, Election, Mark, Rules, Share, TieRule, count

HALF = Share(Fraction(1, 2), strictly=True)
TWO_THIRDS = Share(Fraction(2, 3), strictly=False)
MARKS = {"o": Mark.APPROVE, "x": Mark.OPPOSE, "-": Mark.ABSTAIN, "?": Mark.ILLEGIBLE}


def rules(**more) -> Rules:
    facts = {"quorum": TWO_THIRDS, "base": Base.PRESENT, "needed": HALF, "tie": TieRule.RUNOFF}
    return Rules(**(facts | more))


def election(names: str, seats: int, ballots: int, **more) -> Election:
    """Candidates called by one letter each, which is their id, too; everybody came and voted."""
    facts = {
        "id": "2026",
        "title": "主席团选举",
        "seats": seats,
        "candidates": tuple(Candidate(name, name) for name in names),
        "entitled": ballots,
        "present": ballots,
        "issued": ballots,
        "returned": ballots,
        "rules": rules(),
    }
    return Election(**(facts | more))


def ballot(names: str, marks: str, key: int = 0, write_ins: Iterable[str] = ()) -> Ballot:
    """`ballot("abc", "o-x")`: approves of a, abstains on b, opposes c."""
    given = {name: MARKS[mark] for name, mark in zip(names, marks, strict=True)}
    return Ballot(str(key), given, tuple(write_ins))


def counted(names: str, seats: int, ballots: Iterable[str], **more) -> Count:
    returned = [ballot(names, marks, key) for key, marks in enumerate(ballots)]
    return count(election(names, seats, len(returned), **more), returned)


def elected(found: Count) -> str:
    return "".join(one.name for one in found.elected)
