"""How many of so many are enough: at least two thirds, more than half. In whole numbers, never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

WRITTEN = re.compile(r"(>=|>)(\d{1,4})/(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Threshold:
    """`part` of the whole; `more` where exactly that part is not enough."""

    part: Fraction
    more: bool

    def met(self, count: int, of: int) -> bool:
        """Of nobody nothing is enough."""
        measured, wanted = count * self.part.denominator, of * self.part.numerator
        return of > 0 and (measured > wanted if self.more else measured >= wanted)

    def least(self, of: int) -> int:
        """The smallest number that is enough of `of`."""
        whole, rest = divmod(of * self.part.numerator, self.part.denominator)
        return whole + 1 if self.more or rest else whole

    def __str__(self) -> str:
        """As `threshold` reads it."""
        return f"{'>' if self.more else '>='}{self.part.numerator}/{self.part.denominator}"


def threshold(written: object) -> Threshold | None:
    """From `>=2/3` or `>1/2`; None for everything else, and for none or more than the whole."""
    found = WRITTEN.fullmatch(written) if isinstance(written, str) else None
    if found is None or int(found[3]) == 0:
        return None
    part, more = Fraction(int(found[2]), int(found[3])), found[1] == ">"
    # more than the whole is never reached
    return Threshold(part, more) if 0 < part < 1 or (part == 1 and not more) else None
