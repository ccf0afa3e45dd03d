"""Who may bring folders in and out: follows from seats, and the acts themselves ask here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.kernel.message import message
from huizhang.people.actions import ActRefused
from huizhang.people.queries import Account, seats_held

# who keeps the records: the league committee, and the offices that hold the rosters
KEEPERS = ("school_league_committee", "school_student_affairs", "school_graduate_affairs")
# who keeps the records of its own college, and of that college only
COLLEGE_KEEPER = "college_league_org"


@dataclass(frozen=True, slots=True)
class Mandate:
    """For which organ somebody keeps records; `college` where only that college's."""

    organ: str
    college: str = ""


def mandates(account: Account, day: date) -> list[Mandate]:
    """Every mandate that the seats held on `day` give, those of the whole school first."""
    if not account.is_active:
        return []
    seats = seats_held(account, day)
    held = {seat.organ for seat in seats}
    colleges = {seat.college_id for seat in seats if seat.organ == COLLEGE_KEEPER and seat.college_id}
    whole = [Mandate(organ) for organ in KEEPERS if organ in held]
    return whole + [Mandate(COLLEGE_KEEPER, college) for college in sorted(colleges)]


def demand(account: Account, mandate: Mandate, day: date) -> None:
    """Raises ActRefused unless the account's seats give this mandate."""
    if mandate not in mandates(account, day):
        raise ActRefused(
            message(
                "{name} holds no seat that may do this; one of {organs} may (huizhang seat grant)",
                name=account.name,
                organs=[*KEEPERS, COLLEGE_KEEPER] if mandate.college else list(KEEPERS),
            )
        )
