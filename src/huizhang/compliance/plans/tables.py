"""What a school sets of its congresses: the tables of its pack, each key with words and a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.threshold import Threshold, threshold
from huizhang.policy.electing import ENTITLED, HOLD, MOST, PRESENT, VALID, WARN
from huizhang.policy.heading import ALLOCATION, DELEGATES, ELECTIONS, PROPOSALS, SESSION
from huizhang.policy.pack import Pack
from huizhang.policy.seating import DUAL, POOL

Held = Callable[[Pack], Any]
WHOLE, PERCENT, PART, AT_LEAST, YES_NO, TEXTS, CHOICE = (
    "whole",
    "percent",
    "part",
    "at_least",
    "yes_no",
    "texts",
    "choice",
)
OF_WHOM = {
    PRESENT: message("those present"),
    ENTITLED: message("those entitled"),
    VALID: message("the valid ballots"),
    MOST: message("nobody: the most votes do"),
}
WHOM = tuple(OF_WHOM.items())


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a table: what it is `called`, how it is typed (`shape`), the `unit` of a number, the words of
    its `choices`."""

    table: str
    key: str
    called: Message
    shape: str
    unit: Message | None = None
    choices: tuple[tuple[str, Message], ...] = ()

    def value(self, pack: Pack) -> Any:
        """As packs write it."""
        held = getattr(HELD[self.table](pack), self.key)
        if isinstance(held, Fraction):
            return str(held)
        return list(held) if isinstance(held, tuple) else held

    def typed(self, pack: Pack) -> str:
        value = self.value(pack)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, list):
            return "\n".join(pack.organ_name(one) for one in value)
        return str(value)

    def in_words(self, value: Any, pack: Pack) -> Message:
        if self.shape == YES_NO:
            return message("yes") if value else message("no")
        if self.shape == CHOICE:
            return dict(self.choices).get(value) or message("{value}", value=value)
        if self.shape == AT_LEAST:
            known = dict(self.choices).get(value) or _threshold_in_words(threshold(value))
            return known or message("{value}", value=value)
        if self.shape == PART:
            return _part_in_words(value)
        if self.shape == TEXTS:
            return message("{value}", value=[pack.organ_name(one) for one in value])
        return message("{n} {unit}", n=value, unit=self.unit) if self.unit else message("{n}", n=value)


def _threshold_in_words(found: Threshold | None) -> Message | None:
    if found is None:
        return None
    part = f"{found.part.numerator}/{found.part.denominator}"
    return message("more than {part}", part=part) if found.more else message("at least {part}", part=part)


def _part_in_words(value: str) -> Message:
    percent = Fraction(value) * 100
    return message("{part}", part=f"{percent}%" if percent.denominator == 1 else value)


HELD: dict[str, Held] = {
    ALLOCATION: lambda pack: pack.seating,
    DELEGATES: lambda pack: pack.electing,
    SESSION: lambda pack: pack.sitting,
    ELECTIONS: lambda pack: pack.balloting,
    PROPOSALS: lambda pack: pack.proposing,
}
TITLES = {
    ALLOCATION: message("Seats of a congress"),
    DELEGATES: message("Election of delegates"),
    SESSION: message("Session of a congress"),
    ELECTIONS: message("Elections by ballot"),
    PROPOSALS: message("Proposals to a congress"),
}
SEATS, PERCENT_OF, DELEGATES_OF = message("seats"), message("% of the delegates"), message("people")
ENTRIES = (
    Entry(ALLOCATION, "college_floor", message("At least, for every college with students"), WHOLE, SEATS),
    Entry(ALLOCATION, "grade_floor", message("At least, for every grade with students"), WHOLE, SEATS),
    Entry(ALLOCATION, "club_seats", message("For every major club"), WHOLE, SEATS),
    Entry(
        ALLOCATION,
        "clubs",
        message("Major clubs"),
        CHOICE,
        choices=(
            (POOL, message("have seats of their own")),
            (DUAL, message("delegates of the colleges speak for them")),
        ),
    ),
    Entry(DELEGATES, "surplus", message("More candidates than seats"), PART),
    Entry(DELEGATES, "equal_number", message("As many candidates as seats will do"), YES_NO),
    Entry(DELEGATES, "quorum", message("Of those entitled, so many take part"), PART),
    Entry(DELEGATES, "majority", message("Elected with more than"), PART),
    Entry(DELEGATES, "majority_of", message("Of whom that part is taken"), CHOICE, choices=WHOM),
    Entry(DELEGATES, "ex_officio", message("Delegates by office, outside the quota"), YES_NO),
    Entry(DELEGATES, "women", message("Women, at least (0 is no floor)"), PERCENT, PERCENT_OF),
    Entry(
        DELEGATES, "minorities", message("Ethnic minorities, at least (0 is no floor)"), PERCENT, PERCENT_OF
    ),
    Entry(
        DELEGATES,
        "non_cadres",
        message("Without a student office, at least (0 is no floor)"),
        PERCENT,
        PERCENT_OF,
    ),
    Entry(
        DELEGATES,
        "grades",
        message("Seats of each grade of a college"),
        CHOICE,
        choices=(
            (WARN, message("the votes decide; where they differ from the seats it is said")),
            (HOLD, message("each grade fills only its own seats")),
        ),
    ),
    Entry(SESSION, "quorum", message("Quorum, of those entitled"), AT_LEAST),
    Entry(SESSION, "decisions", message("A decision takes, of those present"), AT_LEAST),
    Entry(SESSION, "charter", message("The charter takes, of those present"), AT_LEAST),
    Entry(ELECTIONS, "surplus", message("More candidates than seats"), PART),
    Entry(ELECTIONS, "equal_number", message("As many candidates as seats will do"), YES_NO),
    Entry(ELECTIONS, "quorum", message("Quorum, of those entitled"), AT_LEAST),
    Entry(
        ELECTIONS,
        "majority",
        message("Elected with"),
        AT_LEAST,
        choices=((MOST, message("the most votes")),),
    ),
    Entry(ELECTIONS, "majority_of", message("Of whom that part is taken"), CHOICE, choices=WHOM[:-1]),
    Entry(
        ELECTIONS,
        "tie",
        message("A tie at the last seat"),
        CHOICE,
        choices=(
            ("runoff", message("a run-off")),
            ("vacant", message("the seat stays vacant")),
            ("show_of_hands", message("a show of hands, on record")),
        ),
    ),
    Entry(ELECTIONS, "write_ins", message("Names may be written in"), YES_NO),
    Entry(
        ELECTIONS,
        "order",
        message("Candidates stand on the ballot"),
        CHOICE,
        choices=(
            ("lot", message("by lot")),
            ("pinyin", message("by pinyin")),
            ("strokes", message("by strokes of the surname")),
        ),
    ),
    Entry(ELECTIONS, "scrutineers", message("Scrutineers, at least"), WHOLE),
    Entry(ELECTIONS, "complaint_days", message("Complaints after the close, for"), WHOLE, message("days")),
    Entry(PROPOSALS, "categories", message("Categories"), TEXTS),
    Entry(PROPOSALS, "seconders", message("Seconders (0 for none, or 2 and more)"), WHOLE, DELEGATES_OF),
    Entry(PROPOSALS, "offices", message("Offices to which the school's congress assigns"), TEXTS),
    Entry(PROPOSALS, "college_offices", message("Offices to which a college's congress assigns"), TEXTS),
)


def entries_of(table: str) -> Iterator[Entry]:
    return (one for one in ENTRIES if one.table == table)


def entry_of(table: str, key: str) -> Entry | None:
    return next((one for one in entries_of(table) if one.key == key), None)
