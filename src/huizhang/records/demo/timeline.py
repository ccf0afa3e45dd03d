"""When things happen at the fictional university, laid out from the day of the audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from huizhang.kernel.terms import Calendar, Term

SETTLED_AFTER = 30
DEFAULT_CALENDAR = Calendar()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates relative to `as_of`.

    Unions change hands each October; an audit between September and early November therefore
    sees the hand-over of the last May and no newcomers, whose enrolment is not registered yet.
    """

    as_of: date
    calendar: Calendar = DEFAULT_CALENDAR

    @property
    def year(self) -> int:
        """The autumn in which the current academic year began."""
        return self.calendar.year_of(self.as_of).start

    @property
    def newcomers(self) -> bool:
        """Whether this autumn's entrants are on the rolls and their first congress is past."""
        return self.as_of >= date(self.year, 10, 10) + timedelta(SETTLED_AFTER)

    @property
    def handover(self) -> date:
        """The day of the first college congress of the current session."""
        return date(self.year, 10, 10) if self.newcomers else date(self.year, 5, 9)

    @property
    def first_settled(self) -> date:
        """When the files of the last session were complete: the first records came in then."""
        return self.last_handover + timedelta(SETTLED_AFTER)

    @property
    def last_handover(self) -> date:
        return date(self.year - 1, 10, 10)

    @property
    def earlier_handover(self) -> date:
        return date(self.year - 2, 10, 10)

    @property
    def overdue(self) -> date:
        """A congress too long ago: before the last completed academic year."""
        return date(self.year - 1, 6, 8)

    @property
    def completed_terms(self) -> tuple[Term, Term]:
        """The two last completed terms, older first."""
        last = self.calendar.last_completed(self.as_of)
        return last.previous(), last

    @property
    def latest_entry(self) -> int:
        return self.year if self.newcomers else self.year - 1

    def entry_years(self, years: int) -> range:
        """Entry years of those still enrolled in a programme of `years` years."""
        return range(self.year - years + 1, self.latest_entry + 1)

    def terms_since(self, entry_year: int) -> list[Term]:
        """Completed terms of those who entered in the autumn of `entry_year`, oldest first."""
        last, terms = self.calendar.last_completed(self.as_of), []
        while last.year.start >= entry_year:
            terms.append(last)
            last = last.previous()
        return terms[::-1]

    def ago(self, days: int) -> date:
        return self.as_of - timedelta(days)


def after(day: date, days: int) -> date:
    return day + timedelta(days)
