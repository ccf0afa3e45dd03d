"""What an account may see on a day: follows from its seats and the tree of units, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huizhang.people.models import Account
from huizhang.people.queries.seats import GRANTING, seats_held

# students among students, who serve in a union or for a class and guide nobody: they see their union, and no
# student's standing but the own
SERVING = frozenset({"class_league_branch", "college_union", "school_union"})


@dataclass(frozen=True, slots=True)
class Sight:
    """`colleges`: whose students and records; `unions`: whose union pages; `school_union`: whether those of
    the school's; `own`: the own student number."""

    school: bool = False
    school_union: bool = False
    colleges: frozenset[str] = frozenset()
    unions: frozenset[str] = frozenset()
    own: str | None = None
    organs: frozenset[str] = frozenset()
    keeps_accounts: bool = False

    @property
    def records(self) -> bool:
        """Whether any record of a unit is open: to those who guide the school or a college."""
        return self.school or bool(self.colleges)

    def college(self, name: str) -> bool:
        """The students and records of this college."""
        return self.school or name in self.colleges

    def union(self, college: str | None) -> bool:
        """The working pages of a union; `college` is None for the school union."""
        if college is None:
            return self.school or self.school_union
        return self.school or college in self.unions

    def student(self, student_no: str, college: str) -> bool:
        """A student's standing and grades."""
        return student_no == self.own or self.college(college)


NOTHING = Sight()


def sight_of(account: Account, day: date) -> Sight:
    """From the seats held on `day`, in one query. A closed account sees nothing."""
    if not account.is_active:
        return NOTHING
    seats = seats_held(account, day)
    guiding = [seat for seat in seats if seat.organ not in SERVING]
    return Sight(
        school=any(seat.college_id is None for seat in guiding),
        school_union=any(seat.college_id is None for seat in seats),
        colleges=frozenset(seat.college_id for seat in guiding if seat.college_id),
        unions=frozenset(seat.college_id for seat in seats if seat.college_id),
        own=account.student_id,
        organs=frozenset(seat.organ for seat in seats),
        keeps_accounts=account.is_administrator or any(seat.organ == GRANTING for seat in seats),
    )
