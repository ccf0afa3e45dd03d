"""Whose turn as executive chair comes next (article two: presidium members take turns, a term each). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Post
from huizhang.kernel.roster import CHAIR
from huizhang.kernel.terms import Calendar, Term
from huizhang.policy.pack import Pack

RULE = "structure.rotation"
NOT_SWITCHED_ON = message(
    "This plan has no executive chair in turn. A school that wants one adds the rule structure.rotation to "
    "its own settings and lets structure.posts allow executive_chair; the page shows what to write."
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Who chaired in a term, or would; `coming` where nobody has been named yet."""

    term: Term
    students: tuple[str, ...]
    coming: bool = False


def rotates(pack: Pack) -> bool:
    """Whether the plan, or the school's own setting, has an executive chair in turn."""
    return RULE in pack.rules


def turns_of(posts: Iterable[Post], calendar: Calendar) -> dict[Term, tuple[str, ...]]:
    """Those who chaired, by the term in which their turn began."""
    found: dict[Term, list[str]] = {}
    for post in sorted((one for one in posts if one.post == CHAIR), key=lambda one: one.start):
        found.setdefault(calendar.term_of(post.start), []).append(post.student_no)
    return {term: tuple(students) for term, students in found.items()}


def queue(members: Collection[str], turns: Mapping[Term, Sequence[str]], term: Term) -> list[str]:
    """Members in the order of their turns from `term` on: whoever never had one first, then whoever waited
    longest; the one of the term before comes last. Ties go by student number."""
    latest: dict[str, Term] = {}
    for past, students in sorted(turns.items()):
        if past < term:
            latest.update(dict.fromkeys(students, past))
    return sorted(members, key=lambda one: (one in latest, latest.get(one, term), one))


def calendar_of(
    members: Collection[str], turns: Mapping[Term, Sequence[str]], now: Term, ahead: int
) -> list[Turn]:
    """Past and named turns, then `ahead` terms from `now` on as they would come; the newest last."""
    known = [Turn(term, tuple(students)) for term, students in sorted(turns.items()) if term <= now]
    expected, term = dict(turns), now
    coming = []
    for _ in range(ahead):
        term = term.next()
        named = tuple(expected.get(term, ()))
        line = queue(members, expected, term)
        students = named or tuple(line[:1])
        expected[term] = students
        coming.append(Turn(term, students, coming=not named))
    return [*known, *coming]


def faults_of_turn(
    student: str, members: Collection[str], before: Collection[str], term: Term, *, taken: bool
) -> list[Message]:
    """What keeps `student` from being executive chair in `term`; `before`: who chaired in the term before."""
    found = []
    if student not in members:
        found.append(message("Only a member of the presidium takes a turn as executive chair."))
    if taken:
        found.append(message("{term} has its executive chair already.", term=str(term)))
    if len(members) > 1 and student in before:
        found.append(
            message("{student} chairs in the term before; another member's turn comes.", student=student)
        )
    return found
