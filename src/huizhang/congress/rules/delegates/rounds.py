"""Who stands in a further round where seats stay empty for want of a majority. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, Result
from huizhang.congress.rules.delegates.standings import Grades
from huizhang.kernel.message import Message, message


def standing_on(result: Result, grades: Grades | None = None) -> tuple[str, ...]:
    """Those voted on who may be elected yet: nobody where every seat is filled or a decision leaves the
    others vacant, nobody who withdrew, and with `grades` nobody of a grade whose seats are filled."""
    if len(result.elected) >= result.seats or result.vacant.strip():
        return ()
    gone = {*result.elected, *result.alternates, *result.withdrawn}
    return tuple(one for one in result.votes if one not in gone and _has_seat(one, result, grades))


def _has_seat(number: str, result: Result, grades: Grades | None) -> bool:
    if grades is None:
        return True
    grade = grades.of.get(number, "")
    taken = Counter(grades.of.get(one, "") for one in result.elected)
    return taken[grade] < grades.left.get(grade, 0)


def ends(result: Result, left: int) -> bool:
    """Whether no round follows; `left` are those who stand on."""
    return not left or len(result.elected) >= result.seats or bool(result.vacant.strip())


def faults_of_vacancy(why: str) -> Iterator[Message]:
    if not why.strip() or len(why.strip()) > LONGEST_MINUTES:
        yield message(
            "Say who decided to leave the seats vacant, and when, in at most {most} characters.",
            most=LONGEST_MINUTES,
        )
